# The decision as people read it.

render-headline = { $sign } { $outcome ->
        [go] GO
        [hold] HOLD
        [no-go] NO-GO
       *[unknown] UNKNOWN
    } for { $environment }{ $simulated ->
        [yes] {" "}(SIMULATED)
       *[no] {""}
    }
render-outcome = { $outcome ->
        [go] GO
        [hold] HOLD
        [no-go] NO-GO
        [not-applicable] not applicable
       *[unknown] UNKNOWN
    }
render-all-go = Nothing blocks and nobody is awaited.
render-valid-until = As far as is known now, this holds until { $until }.
render-no-gate = No gate looked at this: without a gate there is no GO.
render-count-blocking = { $count ->
        [one] 1 thing blocks.
       *[other] { $count } things block.
    }
render-count-unknown = { $count ->
        [one] 1 thing could not be found out.
       *[other] { $count } things could not be found out.
    }
render-count-awaited = { $count ->
        [one] 1 thing is awaited.
       *[other] { $count } things are awaited.
    }
render-possible-from = Possible from { $from } ({ $zone }){ $rest ->
        [yes] {" "}if the rest is done.
       *[no] .
    }
render-told = { $gate }: { $said }
render-between = {"; "}
render-column-gate = gate
render-column-reason = why
render-column-lift = who lifts it, how
render-column-what = what
render-column-value = value
render-more = … and { $count } more: see the full report.
render-cut = The rest was cut because it is too long here: see the full report or the evidence file.
render-policy-differs = { $path } here differs from the one on { $branch }. This was judged by the one on { $branch }.
render-going = { $count ->
        [0] No gate is go{ $others ->
            [0] .
           *[other] , { $others } do not apply.
        }
        [one] 1 gate is go: { $gates }
       *[other] { $count } gates are go: { $gates }
    }
render-policy = Policy { $path } { $where ->
        [commit] at { $sha }
       *[working-tree] of the working tree
    }
render-decided = decided { $local } ({ $utc } UTC)
render-time-zone-data = time zones { $version }
render-full-report = full report
render-evidence = evidence { $digest }

# The decision in the text of a release.

render-release = Decision: { $headline } · { $sha }
render-release-more = and { $count } more
render-release-counts = { $why ->
        [emergency] overruled in an emergency
       *[warn] counts as GO: the policy only warns here
    }

# Issues and answers.

render-reply-to = To { $who }:
render-issue-intro = Sign-off of { $tag } at { $sha } for { $environment }.
render-issue-how = To sign off, write the command of your role as a comment here, on a line of its own. It counts for this commit only: when the tag is moved, another issue is opened.
render-issue-checklist = Checklist
render-follow-up-title = Follow up { $incident }: a release in an emergency
render-follow-up = In the emergency { $incident } ({ $reason }), { $people } overruled { $gates } to release { $sha } to { $environment }.
    .list = To be done by { $due }, then close this issue; until it is closed, the next release waits from that day on: check what was overruled, make up for what was skipped, and write down what was learnt.

# The report as one HTML page.

html-title = { $outcome } for { $environment } · { $sha }{ $simulated ->
        [yes] {" "}(SIMULATED)
       *[no] {""}
    }
html-simulated = SIMULATED: decided for another instant or with other facts than the real ones. Nothing was released by this page.
html-pull-request = Pull request #{ $number }: { $title }
html-merge-group = Merge queue into { $branch }
html-merge-group-of = Merge queue into { $branch }, pull request #{ $number }: { $title }
html-tag = Tag { $tag }
html-commit = A single commit
html-reasons = What keeps it from being GO
html-column-when = when
html-when-done = as soon as it is done
html-when-known = as soon as it is known
html-remarks = Worth a look
html-counts-as-go = counts as GO: the policy only warns here
html-going = What is GO
html-not-applicable = What does not apply
html-details-of = Details: { $gate }
html-more = { $count ->
        [one] … and 1 more, left out to keep this page small: the evidence file has everything.
       *[other] … and { $count } more, left out to keep this page small: the evidence file has everything.
    }
html-cut = The rest was left out to keep this page small: the evidence file has everything.
html-hours = from 00:00 to 24:00
html-gates = Gates
html-nothing = Nothing was said yet.
html-rates = How fast it is spent (1 × spends just the budget; from the limit on it is too fast)
html-rates-over = over
html-rates-drawn = drawn
html-rates-rate = burn rate
html-today = today
html-timeline = Timeline
html-event-opened = { $has-who ->
        [yes] { $who } opened pull request #{ $number }
       *[no] Pull request #{ $number } was opened
    }
html-event-decided = Decided: { $outcome }
html-event-possible = Possible from here on, as far as time is concerned
html-event-until = The decision holds until here, as far as is known now
html-provenance = Where this comes from
html-repository = Repository
html-subject = Subject
html-sha = Commit
html-environment = Environment
html-policy = Policy
html-policy-at = { $path } on { $branch } at { $sha }
html-policy-commit = { $path } at { $sha }
html-policy-working-tree = { $path } of the working tree
html-policy-none = none
html-decided = Decided
html-decided-at = { $local } ({ $zone }), { $utc } UTC
html-zones = Time-zone data
html-valid-until = Valid until
html-evidence = Evidence
html-no-evidence = no record
html-version = Written by
html-run = Workflow run
render-alone = { $sign } { $outcome ->
        [go] GO
        [hold] HOLD
        [no-go] NO-GO
        [unknown] UNKNOWN
       *[not-applicable] not judged
    } · { $gate }
