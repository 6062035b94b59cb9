# What saved records prove.

proof-verdict = { $verdict ->
        [holds] { $count ->
            [one] The record holds.
           *[other] The { $count } records hold.
        }
        [broken] { $count ->
            [one] The record does not hold.
           *[other] The { $count } records do not hold together.
        }
       *[unknown] { $count ->
            [one] Whether the record holds cannot be told.
           *[other] Whether the { $count } records hold cannot be told.
        }
    }
proof-record = { $subject } · { $commit } · { $decision } for { $environment } · { $at } UTC · { $file }

# One record alone.
evidence-altered = Altered: its digest does not fit its content, or a key stands in it twice, so nothing in it can be believed
    .lift = Find the file as it was written, such as the artifact of the run.
    .explain = A record has a digest of all that is in it. Whoever changes a character, and not the digest, is found out by this.
evidence-rewritten = The content fits its digest, but the file is not as it was written
    .lift = Check the file itself, and not a copy that another program wrote out anew.
    .explain = gonogo writes a record in one way only. Other blanks or another order may be harmless, but a statement is about the very bytes.
evidence-simulated = SIMULATED: an instant or a fact was made up, so nothing was decided
    .lift = Give the record of a real decision.
    .explain = A record of `gonogo check --dry-run --at` says what would have been decided. It proves nothing about a release.
evidence-time-zones = Says that it was decided with the time-zone data { $recorded }, but this version of gonogo has { $now }
    .lift = Check it with the very program that decided; or find the file as it was written.
    .explain = A version of gonogo brings its own time-zone data, and a record says which. Another name for it under the same version is another build, or somebody altered it. Of records of other versions nobody can tell here which data they had.
evidence-replay-same = Decided again: the same decision.
evidence-replay-reworded = Decided again: the same outcome and findings. gonogo { $then } decided; gonogo { $now } words it otherwise
    .lift = Check it with the version that decided.
    .explain = Another version of gonogo may have other words; or somebody altered those of the record. Only the version that decided can tell.
evidence-replay-other = gonogo { $then } recorded { $recorded }; gonogo { $now } decides { $decided }, or for other reasons
    .lift = Check it with the version that decided.
    .explain = Another version of gonogo may judge otherwise. Whether what is recorded was decided from this record, only the version that decided can tell.
evidence-replay-differs = { $recorded } is recorded, but this record gives { $decided }, or other reasons
    .lift = Find the file as it was written: this one was altered, and then given a new digest.
    .explain = The same version of gonogo decides alike from the same record, byte for byte. Where it does not, the record was made up or altered by somebody who reckoned a new digest.
evidence-digest-known = Has the digest that you gave.
evidence-digest-absent = None of the files has the digest { $digest }
    .lift = Give the file that has it; if you did, it was replaced.
    .explain = A digest that is known from elsewhere, such as from the commit status, the release or a signed statement, must be that of one of the files.

# The links.
evidence-no-link = Not of a tag: it stands alone.
evidence-not-released = It let nothing go, so no record follows it.
evidence-link = Follows { $before }, whose record is { $file }{ $given ->
        [yes] {" "}(as whoever started the run said by giving that file; GitHub did not tell)
       *[no] {""}
    }.
evidence-begins = { $why ->
        [first-release] The first release: { $beside ->
            [passed-over] the versions before it were passed over, for they had no GO or are not in its history.
            [stable] no stable version comes before it.
           *[none] no version comes before it.
        }
       *[nothing-decided] The first decision: nothing had been decided about { $before }.
    }
evidence-begins-known = The chain begins here: this record's digest is known.
evidence-begins-again = { $why ->
        [first-release] Says that it is the first release
       *[nothing-decided] Says that nothing had been decided about { $before }
    }, but { $file } is the record of an earlier release, { $older }
    .lift = See whether { $older } belongs to another line of the history; if not, one of the two is not genuine.
    .explain = A chain begins once. A second beginning may be a line of its own, such as after the tags were given another prefix; or somebody left out what came before.
evidence-absent = Follows { $before }, whose record is not among the files: { $digest }
    .lift = Give that file as well; or, if you know this record's own digest from elsewhere, give it with `--digest`.
    .explain = Each record of a release names the record before it. Without that one nobody can tell whether it still is what it was.
evidence-missing = { $lack }
    .lift = Look up this record's digest where it was published or signed, and give that with `--digest`: the chain then begins here.
    .explain = When it was decided, the record of the release before could not be found, and the record says why. Nothing was guessed.
evidence-unlinked = Does not say what comes before it
    .lift = Look up this record's digest where it was published or signed, and give that with `--digest`: the chain then begins here.
    .explain = A record of a tag names the record of the release before it, or says why it does not. This one does neither: it was not written by a run that keeps a chain.
evidence-replaced = Follows { $before }, but names another record of it than the one among the files: { $digest }
    .lift = Find the record that is named. The one here was put in its place; or { $before } was decided again, and the record that counted is not here.
    .explain = A record names the very record before it, by its digest. Where another record of the same release is shown, it is not the one that was there when the next release was decided.
evidence-link-elsewhere = Names { $file } as the record before it, which is of another repository or environment
    .lift = One of the two is not genuine: find both as they were written.
    .explain = A chain is of one repository and one environment.
evidence-link-not-go = Names { $file } as the record before it, which let nothing go
    .lift = One of the two is not genuine: find both as they were written.
    .explain = Only a release is followed by another, and a release is a tag that had its GO.
evidence-link-other-commit = Names { $file } as the record before it, which is of another commit than it says
    .lift = One of the two is not genuine: find both as they were written.
    .explain = A record names the release before it by tag, commit and digest. They must be those of one record.
evidence-link-later = Names { $file } as the record before it, which was decided later
    .lift = One of the two is not genuine: find both as they were written.
    .explain = What comes before was decided before.
evidence-link-other-tag = Says that it follows { $claimed }, but names { $file } as the record of it, which is of { $before }
    .lift = Find the record of { $claimed }. If both tags are on one commit, its status names the one that was decided last.
    .explain = A record names the release before it by tag, commit and digest. They must be those of one record: the GO of another tag is not the GO of this one, even on the same commit.
evidence-link-stray = Names a record before it, though it is of no tag
    .lift = Find the file as it was written: gonogo writes no link into it.
    .explain = Only tags have a chain. A link in the record of a pull request or a commit vouches for nothing.
evidence-passed-go = Says that { $other } had no GO, but { $file } is a GO of it from before
    .lift = See whether { $other } was refused in between; if not, one of the two is not genuine.
    .explain = A version is passed over if it had no GO, or is not in the history. The GO may have been taken back since; or somebody left it out.
evidence-mixed = Of { $repository } for { $environment }, while the others are of { $other-repository } for { $other-environment }
    .lift = Check each repository and environment by itself.
    .explain = A chain is of one repository and one environment. A file of another one among them may take the place of one that is missing.
evidence-twice = The same record as { $file }.
evidence-again = Decided again: { $file } is another GO of the same commit.
evidence-fork = Follows the same record as { $other } ({ $file }), and nothing says why
    .lift = See which of the two was released: the other was put beside the chain.
    .explain = Two releases follow the same one where one is a backport, made later and lower; where one is a pre-release; or where the later one saw the other and did not have it in its history. None of this is so here.
evidence-fork-explained = Follows the same record as { $other } ({ $file }): { $why ->
        [passed-over] { $other } was seen, and was not in its history
        [pre-release] one of them is a pre-release
       *[backport] it is a lower version that was made later
    }.
evidence-loose = No other file vouches for its digest, { $digest }. { $place ->
        [status] Take it from the commit status { $context } of { $commit }, which ends with it, or from a signed statement
       *[comment] Take it from a signed statement; the comment shows how it begins
    }, and give what stands there with `--digest`.

# Statements.
evidence-statement = The statement is about { $file }, and says what is in it. Who signed it, the signer's tool tells.
evidence-statement-type = The statement is not about a decision of gonogo
    .lift = Give the one that `gonogo check --statement` wrote, or its signed bundle.
    .explain = A statement says of what type it is, and what its predicate is about: `urn:gonogo:decision:1`.
evidence-statement-file = The statement is about none of these files
    .lift = Give the evidence file that it was made for, byte for byte.
    .explain = A statement names the evidence file by the SHA-256 of its bytes, and none of the files has that one.
evidence-statement-subject = The statement is about { $file }, but not about its commit, or about something else, too
    .lift = Do not rely on it for what else it names.
    .explain = A statement of gonogo is about an evidence file and the commit that was judged, in its repository. This one lacks the commit, or names something else, too.
evidence-statement-predicate = The statement is about { $file }, but does not say what is in it
    .lift = Believe neither until you know who wrote it.
    .explain = What a statement says of a decision follows from the record. Here it says something else.
