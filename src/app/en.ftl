# What is said about a run itself.

policy-invalid = { $path } line { $line }, column { $column }: { $fault }{ $has-help ->
        [yes] ; { $help }
       *[no] {""}
    }
    .lift = Whoever can change the policy: mend that line; `gonogo lint` checks the file.
    .explain = The policy file cannot be used, so no gate was asked and nothing is known. `gonogo lint --policy FILE` shows every fault with its line, column and what is probably meant. The exit code is 5.
policy-missing = There is no { $path } on { $branch }
    .lift = Whoever can push to { $branch }: add a policy there, such as the one in gonogo's README.
    .explain = The policy is read from the base branch (pull requests) or the default branch (tags), never from what is judged. Without one there is nothing to judge by, and the decision is UNKNOWN.
policy-unreadable = The policy could not be read: { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the workflow: see the reason beside it; a permission may be missing (`contents: read`), or GitHub did not answer. Then run it again.
    .explain = The policy could not be read, so no gate was asked and nothing is known. That is published as UNKNOWN, so that no older GO stays on the commit.
policy-own-branch = The policy would come from { $branch }, the branch that is judged
    .lift = Whoever looks after the workflow: name another branch in the input `policy-ref`, or leave it out.
    .explain = The policy is read from the base branch or another one that the workflow names, never from what is judged: whoever opened the pull request could write its rules. No gate was asked, and the decision is UNKNOWN.
run-timed-out = Not everything could be read within { $limit }
    .lift = Anyone: run it again; if it stays, look which server is slow.
    .explain = A run has two minutes to read everything. Where that is not enough nothing is known. That is published as UNKNOWN, so that no older GO stays on the commit.
subject-unconfirmed = Whether this is still the commit to judge could not be read: { $reason }
    .lift = { $remedy }
    .helps = Anyone: run it again once nobody pushes any more, or once GitHub answers.
    .explain = Just before publishing, the head or the tag is read again. Where that fails, nobody knows whether it has moved: the decision is UNKNOWN.
subject-shared-commit = This commit is also the head of { $number }, which is { $outcome ->
        [hold] HOLD
        [no-go] NO-GO
       *[unknown] UNKNOWN
    }
    .lift = What { $number } waits for; or a commit of its own for one of the two
    .explain = A commit status belongs to a commit, not to a pull request: where several open pull requests have the same head, the strictest decision is shown on it.
policy-no-gates = { $path } has no gate for { $environment }
    .lift = Whoever can change the policy: name at least one gate under `gates:`.
    .explain = A policy without gates, or whose gates are all `off` for this environment, decides nothing: the decision is UNKNOWN, never GO.
policy-warning = { $fault }
    .lift = Whoever can change the policy: look at that line.
    .explain = Something in the policy file is probably not meant that way. It changes nothing in the decision.
clock-skew = This machine's clock and GitHub's are { $apart } apart
    .lift = Whoever runs the machine: set its clock.
    .explain = The instant of the decision is this machine's. More than 60 s of difference to the servers' clocks is reported; more than 5 min makes the decision UNKNOWN where a gate depends on the time.
clock-off = This machine's clock and GitHub's are { $apart } apart: what time it is, is not known
    .lift = Whoever runs the machine: set its clock, then run again.
    .explain = More than 5 min of difference between this machine's clock and the servers' makes everything that depends on the time unknown.
evidence-not-written = A file of this decision could not be written
    .lift = Whoever runs it: see below why, then run again.
    .explain = The run was asked to write the evidence file or the HTML report and could not. A decision without its files is not published as GO.
publish-incomplete = Everything was found good, but that could not be published everywhere
    .lift = Whoever can change the workflow: allow what is named as not published, then run again.
    .explain = A decision that not everybody can see is none to act on: where a status, a comment, the summary or an output could not be written, GO is not said. Missing permissions are named with the line to add. On pull requests from forks and from Dependabot the token may only read; `pull_request_target` runs with one that may write.

# What commands say.

app-output-failed = The result could not be written: { $error }
app-no-repository = Which repository? None was named.
    .remedy = Give `--repo OWNER/NAME`, or set GITHUB_REPOSITORY.
app-no-policy = There is no policy here: neither { $path } nor { $other }.
    .remedy = Run in the repository's folder, or name the file with `--policy FILE`.
app-file-unreadable = { $path } could not be read: { $error }
app-checklist-unreadable = { $path } is longer or more deeply nested than any list that people read.
app-checklist-empty = { $path } has no checklist item, so nothing can be said of it.
    .remedy = Write items as `- [ ] …`; or name the file that holds the list.
app-lint = { $path }: { $errors ->
        [0] { $warnings ->
            [0] no faults.
            [one] valid, with 1 warning.
           *[other] valid, with { $warnings } warnings.
        }
        [one] 1 error, { $warnings ->
            [one] 1 warning.
           *[other] { $warnings } warnings.
        }
       *[other] { $errors } errors, { $warnings ->
            [one] 1 warning.
           *[other] { $warnings } warnings.
        }
    }
app-lint-more = { $left ->
        [one] 1 more fault has no annotation: GitHub shows ten.
       *[other] { $left } more faults have no annotation: GitHub shows ten.
    }
app-no-section = { $faults ->
        [yes] { $path } has errors.
       *[no] { $path } has no section `{ $gate }` for this environment.
    }
app-explain-group = { $name }:
app-explain-decisions = Decisions
app-explain-exit-codes = Exit codes
app-explain-run = The run itself
app-explain-evidence = Saved evidence (gonogo verify-evidence)
app-decision-go = GO
    .explain = Every gate that applies is good, or a gate that is not has `enforcement: warn`, or an emergency overrules it. The release may go out, as the commit that was judged.
app-decision-hold = HOLD
    .explain = Nothing is wrong, but somebody or something is awaited: a sign-off, an open item, a check that still runs.
    .lift = Those who are named beside each finding; it is decided again on each comment and push.
app-decision-no-go = NO-GO
    .explain = At least one gate found something that must not go out, such as a closed window, a vulnerability or a veto.
    .lift = What stands beside each finding, then run again.
app-decision-unknown = UNKNOWN
    .explain = Something could not be found out, or there was nothing to judge by. What is not known is never GO.
    .lift = What stands beside each finding: mostly a permission, a source that did not answer, or the policy.
app-unknown-code = There is no finding code { $code }.
    .remedy = Did you mean { $nearest }? `gonogo explain` lists them all.
app-not-published = Not published: { $reason }. { $remedy }
app-not-written = Not written: { $path } ({ $error })
app-older-file = { $path } is of an earlier decision, and says nothing of this one.
app-record-says-go = { $path } says GO, as it was decided; but that was not published, so nothing may be let go by it.
app-record-not-found-again = The next release will not find this record by itself: only a commit status names it. Set `report: both`, or give it to the next run as `previous-evidence`.
app-not-published-title = **Decided, but not everything could be published:**
app-failed-notes = ### ⚠️ The release notes were not published
app-failed-title = ### 🟣 UNKNOWN · nothing was decided
app-read-only-event = The token of this event may only read, whatever the workflow allows: it comes from a fork or from Dependabot. Run gonogo on `pull_request_target`, which checks nothing out of the pull request.
app-foreign-marker = A comment of somebody else carries gonogo's hidden mark; it was left alone.
app-release-issue = This issue is no release issue of this environment: there is nothing to judge.
app-nothing-open = No pull request is open, so there is nothing to decide.
app-too-many-open = { $left } open pull requests more than one run looks at were left out.
app-subject = Pull request #{ $number }:
app-replay-same = The same decision as recorded.
app-replay-simulated = SIMULATED: another instant than the recorded one.
app-replay-what-if = SIMULATED: decided from the record, with what you changed. What the record does not have is unknown.
app-simulate-silent = Nobody can be heard in this record: its policy asks for no sign-offs, or the conversation could not be read.
    .remedy = Simulate without `--evidence`, from what GitHub says now.
app-simulate-stranger = The record does not know who { $login } is, and nobody is asked.
    .remedy = Simulate without `--evidence`, or as somebody whom the policy names or who has spoken there.
app-simulate-no-pull-request = The record is of no pull request: there are no labels, title or description to change.
    .remedy = Leave these options out, or give the evidence of a pull request.
app-simulate-both = The label { $label } cannot be both there and not there.
    .remedy = Give it with `--label` or with `--without-label`.
app-no-statement = { $path } is no in-toto statement, nor an envelope with one.
    .remedy = Give what `gonogo check --statement` wrote, or the signed bundle of it.
app-replay-differs = Another decision than the recorded one: { $same-outcome ->
        [yes] { $decided } too, but with other details than those recorded by gonogo { $then }; this is gonogo { $now }.
       *[no] { $recorded } was recorded by gonogo { $then }, gonogo { $now } decides { $decided }.
    }{ $same-version ->
        [yes] {" "}The same version always decides alike: the file was altered.
       *[no] {""}
    }
app-evidence-altered = { $path } was altered: its digest does not fit its content, or a key stands in it twice.
    .remedy = Use the file as it was written; what it says now proves nothing.
app-evidence-rewritten = { $path } is not as gonogo writes it: its content fits its digest, but somebody wrote the file anew.
app-evidence-other-format = { $path } is not an evidence file of this format.
    .remedy = Give the file that `gonogo check --evidence` wrote, and the gonogo version that wrote it.
app-evidence-unreadable = { $path } is not an evidence file: it is not JSON.
    .remedy = Give the file that `gonogo check --evidence` wrote.
app-demo-written = An example, decided without any network. Written to { $folder }: { $files }
app-foreign-status = The status { $context } on this commit was set by somebody else; it decides nothing, and is set anew. Make the required check accept one source only.

policy-unknown-environment = the policy names environments, but not `{ $name }`
app-strange-code = There is no finding code { $code }.
    .remedy = `gonogo explain` lists them all.
policy-no-gate-named = no gate is named: every decision will be UNKNOWN
policy-not-judged-before = `{ $reference }` is nothing that is judged before this gate in the environment `{ $environment }`; judged before it: { $known }
policy-nothing-judged-before = `{ $reference }` is nothing that is judged before this gate in the environment `{ $environment }`; nothing is judged before it there
policy-no-gate-there = no gate is left for the environment `{ $name }`: every decision for it will be UNKNOWN

app-no-gate-here = { $path } has no gate `{ $gate }` for the environment { $environment }, or it is `off` there.
    .remedy = Name it under `gates:`, or choose another environment with `--environment NAME`.
app-waiting = Waiting for people, at most { $wait }. A waiting job is paid for by the minute; the sign-off workflow decides on each comment and waits for nothing.
app-no-lockfile = There is no package-lock.json or npm-shrinkwrap.json at { $path }
    .remedy = Run `npm install`, which writes one, or name its path. For pnpm, yarn and bun: `gonogo audit --report FILE`.
app-audit-policy = Judged by the policy { $path }.
app-audit-npm = { $outcome ->
        [go] 🟢 GO
        [no-go] 🔴 NO-GO
       *[unknown] 🟣 UNKNOWN
    } · { $path }, as npm counts: { $total ->
        [0] no vulnerable package
        [one] 1 vulnerable package
       *[other] { $total } vulnerable packages
    } ({ $critical } critical, { $high } high, { $moderate } moderate, { $low } low, { $info } info)
app-audit-npm-entry = { $severity } { $name } { $range }{ $own ->
        [yes] {""}
       *[no] {" "}(depends on { $via })
    }
app-audit-undescribed = { $count ->
        [one] 1 package could not be looked up; whatever needs it counts as vulnerable.
       *[other] { $count } packages could not be looked up; whatever needs them counts as vulnerable.
    }
app-audit-npmrc-not-read = { $path } is not read in CI: it is of the change that is judged. Name the registry with `--registry`, or in the user's own .npmrc.
app-audit-no-allow = Counted as npm does: the policy's allow-list, dates and enforcement do not count here.
app-audit-doubtful = The lockfile cannot be relied on: see `gonogo audit` without `--npm-compatible`.
app-audit-no-sarif = There is no SARIF document, since not everything could be found out: code scanning would close the alerts that it leaves out.
app-audit-omit-report = `--omit` does nothing to a report. Have it written without: with `--omit=dev` (npm), `--prod` (pnpm), `--groups dependencies` (yarn 1) or `--environment production` (yarn 2 to 4).
app-audit-counts-as-go = The policy says `enforcement: warn`: it counts as GO.
