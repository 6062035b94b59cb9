# Release notes: titles and the account of all commits.

notes-breaking = Breaking changes
notes-security = Security
notes-features = Features
notes-fixes = Fixes
notes-performance = Performance
notes-reverts = Taken back
notes-other = Other
notes-unreleased = Not released yet
notes-bots = By bots
notes-by-bots = By bots: { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
notes-first = First contribution:
notes-thanks = Made by
notes-breaks = What breaks: { $what }
notes-counts = { $commits ->
        [0] No commits.
        [one] { $commits } commit: { $parts }.
       *[other] { $commits } commits: { $parts }.
    }
notes-listed = { $count } listed
notes-others = { $count } other
notes-internal = { $count } internal
notes-reverted = { $count } taken back
notes-merges = { $count ->
        [one] { $count } merge
       *[other] { $count } merges
    }
notes-more = … { $count } more
notes-all-changes = All changes
notes-no-message = (no message)
notes-template = { $kind ->
        [private-use] { $place } has a character of private use, which stands for values here
        [syntax] { $place } is not a template: { $detail }
        [not-there] { $place } uses something that is not there: { $detail }
        [unknown] { $place } names a value that is not there
        [no-text] { $place } shows a list or a map where a text belongs
        [fuel] { $place } takes too many steps
        [too-long] { $place } writes more than { $limit } MiB
        [broken] { $place } takes a value apart
        [place] { $place } puts a value into a tag, a comment or an address: { $detail }
        [stray] { $place } puts a value after a `<` or `](` that opens nothing: { $detail }
       *[other] { $place } cannot be followed: { $detail }
    }
    .remedy = { $kind ->
        [private-use] Take it out: letters and signs as people write them have others.
        [not-there] There are the filters `length` and `join`, no tests, no functions and no other templates.
        [unknown] The documentation lists every value; what may be missing is `none`, and `if` asks for it.
        [no-text] Go through it with `for`, or put its texts together with `join`.
        [fuel] Loops within loops take long, and a template may go but { $depth } levels deep into itself.
        [too-long] Let it write less.
        [broken] Show values as they are: no parts of them, no single letters.
        [place] Put it into the text beside, or use an address that is offered, such as `compare`.
        [stray] Close the tag or the address before the value, or write `&lt;` and `\\[`.
       *[other] Mend that line. The documentation has an example.
    }
app-notes-template-heading = { $path } has to begin with a heading that names the release, so that the changelog has it once
    .remedy = Let it begin with `{ "{{ hashes }} {{ heading }}" }`.
notes-changelog = Changelog

app-notes-no-audience = The policy names no audience { $name }
    .remedy = Name one under `notes: audiences:`.
app-notes-unwritten = { $path } could not be written: { $error }
app-notes-untagged = What is not released yet does not go into the changelog
    .remedy = Tag the commit first, or name the version: `gonogo notes v1.4.0 --write`.
app-notes-unclosed = { $path } ends in a code block or a comment that nothing closes: the notes would be hidden in it
    .remedy = Close it, then run this again.
app-notes-kept = { $path } has { $tag } already, and stays as it is.
app-notes-written = { $tag } now stands in { $path }.
app-notes-labels = { $path } sorts by labels of pull requests, which only GitHub tells. { $sorted ->
        [types] Sorted by the types of commits instead.
       *[without] None of them counts here.
    }
app-notes-release-file = { $path } cannot be read as GitHub's configuration of release notes
    .remedy = Mend it, or name `groups` under the policy's `notes`: then it is not read.
app-notes-unreleased = { $tag } had no GO, so it does not count as released: what it brought stands here.
app-notes-no-ancestor = { $tag } would come before, but is not in this history: it is passed over.
app-notes-previous-elsewhere = { $previous } is not in the history of { $head }, so nothing can be told as new since then
    .remedy = Name a version, tag or commit that comes before; without `--previous` it is found.
app-notes-from-github = { $reason }. So the release is read through GitHub's API.
app-notes-no-record = { $path } is not a record of `gonogo notes --record`
    .remedy = Make one with `gonogo notes --github --record FILE`.
app-notes-not-recorded = The record is of another release than { $what }
    .remedy = Make one of it: `gonogo notes { $what } --github --record FILE`.
app-notes-other-repository = The record in { $path } is of { $recorded }, not of { $asked }
    .remedy = Leave `--repo` out, or make a record of it: `gonogo notes --repo { $asked } --github --record FILE`.
app-notes-need-clone = Which files a commit touches is read from a clone only, and the policy's `notes` has `paths`
    .remedy = Run in a clone with the whole history: `actions/checkout` with `fetch-depth: 0`.
app-notes-needs-tag = Release notes are published for a tag, and none is named
    .remedy = Run the action on the push of a tag, or name one with the input `tag`; on the command line as `gonogo notes TAG --github --publish`.
app-notes-other-decision = The evidence in { $path } leads to another decision than the one in it
    .remedy = Write the notes with the version of gonogo that decided, and the file as it was written.
app-notes-other-release = The evidence in { $path } is not of { $tag } at commit { $commit }
    .remedy = Hand over the evidence of the run that judged this tag; see `evidence` in `workflows/release.yml`.
app-notes-needs-evidence = The policy has gates, so notes are published with the evidence of their decision only
    .remedy = Hand over the evidence of the gate's run as input `evidence`, as `workflows/release.yml` does.
app-notes-other-environment = The evidence in { $path } is of { $found }, not of { $wanted }
    .remedy = Hand over the evidence of the run for { $wanted }, or name the environment.
app-notes-no-status = { $tag } is GO by the evidence, but nothing says so on its commit { $commit }
    .remedy = Hand over the evidence of a run that published its decision, not of a dry run. With `report: check-run` or `none` give that input here, too.
app-notes-refused-since = { $tag } was GO, but its commit { $commit } has another status since
    .remedy = Decide anew: run the release workflow again for the tag.
app-notes-other-record = The status on the commit { $commit } of { $tag } names another record than { $path }
    .remedy = Hand over the evidence of the run that set the status.
app-notes-not-go = { $tag } is { $decision }, so its notes are not published
    .remedy = Publish them when the decision is GO.
app-notes-released = { $what ->
        [drafted] { $tag } has a draft release now
        [created] { $tag } is released on GitHub now
        [updated] The release of { $tag } has the new notes now
        [unchanged] The release of { $tag } has these notes already
       *[nothing] { $tag } has no release on GitHub, and the policy makes none
    }{ $has-url ->
        [yes] : { $url }
       *[no] .
    }
app-notes-template-open = { $path } leaves a comment, a block of code or an HTML element open: what stands below the notes would be hidden in it, or changed by it
    .remedy = Close it in the template.
app-notes-template-cut = The template writes more than a release on GitHub may have: the notes are in the built-in form, cut.
app-notes-no-newcomers = Who has contributed for the first time could not be found out: { $reason }
app-notes-odd = { $commit } is nearly a Conventional Commit: { $kind ->
        [no-blank] a space is missing after the colon
        [empty-scope] nothing stands in the brackets
        [unread] it speaks of a breaking change in a way that nothing reads; write `feat!: …`, or a footer `BREAKING CHANGE: …` after a blank line
       *[loose-footer] `BREAKING CHANGE:` counts in capitals only, with a blank line before it
    }.
app-notes-odd-more = { $count ->
        [one] One more commit is nearly a Conventional Commit
       *[other] { $count } more commits are nearly Conventional Commits
    }.
app-next-version-nothing = Nothing has changed since { $last }
    .remedy = Nothing has to be done: there is nothing to release.
app-next-version-taken = The changes ask for { $tag }, but that tag stands already on a commit that is not in this history
    .remedy = Merge that commit, or choose a version by hand.
app-next-version-too-large = No version can follow { $tag }: its number would be too large
    .remedy = Choose a version by hand.
app-next-version-why = { $has-last ->
        [no] Nothing was released yet.
       *[yes] { $step ->
            [major] { $count ->
                [one] One change breaks
               *[other] { $count } changes break
            } something since { $last }: { $first } ({ $commit }).
            [minor] { $count ->
                [one] One feature is
               *[other] { $count } features are
            } new since { $last }: { $first } ({ $commit }).
           *[patch] Since { $last } nothing is new, and nothing breaks{ $near ->
                [yes] , unless the commits that are named above mean it
               *[no] {""}
            }.
        }
    }

policy-notes-prefix = `{ $text }` cannot begin a tag; write letters, digits and `._/@+-`, such as `v`
policy-notes-audience = `{ $text }` is not a name for readers; write letters, digits, `-` and `_`, at most 60
policy-notes-author = `{ $text }` is not a login of a user or a bot
policy-notes-empty-group = nothing could belong to the group `{ $title }`: name `types` or `labels`, or say `breaking: true`
