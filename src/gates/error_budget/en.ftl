# Error budgets: what is found, who lifts it, what it means.

# What is left, with the numbers behind it.
error-budget-left = { $slo }: { error-budget-rest }
error-budget-rest = { $left } % left{ $unit ->
        [events] {" "}(failures: { $spent } of { $allowed } allowed)
        [minutes] {" "}(bad minutes: { $spent } of { $allowed } allowed)
       *[none] {""}
    }
error-budget-pace = { $lasts ->
        [time] , at the present burn rate of { $rate } gone in { $lasts-seconds }
        [period] , at the present burn rate of { $rate } enough to the end of the period
        [window] , at the present burn rate of { $rate } enough for longer than the window
       *[other] {""}
    }
error-budget-sign = { $kind ->
        [label] label { $what }
        [type] type { $what }
        [breaking] { $what } breaks something
        [breaking-text] it says that it breaks something
        [path] touches { $what }
        [said] as you say
       *[policy] the policy says so
    }
error-budget-is = { $is ->
        [risky] a risky change
        [bugfix] a bug fix
        [security] a security fix
        [no-security] no security fix
       *[other] no bug fix
    }{ $has-reason ->
        [yes] {" "}({ $why })
       *[no] {""}
    }

error-budget-fits = { error-budget-left }{ error-budget-pace }{ $is ->
        [anything] ; anything may ship
        [plain] ; nothing risky may ship, and this is not risky
        [security] ; security fixes always ship, and this is { error-budget-is }
       *[bugfix] ; only bug fixes and security may ship, and this is { error-budget-is }
    }
    .explain = Of all objectives that count, this one has the least left, and this change fits.
error-budget-risky = { error-budget-left }{ error-budget-pace }; nothing risky may ship, and this is { error-budget-is }
    .lift = Whoever makes the change: take the risk out (smaller, behind a flag, without the migration), or wait until more is left.
    .explain = Half of the budget or less is left. Risky changes wait; everything else may ship, where the sign-off gate asks for it with more sign-offs.
error-budget-bugfix-only = { error-budget-left }{ error-budget-pace }; only bug fixes and security may ship, and this is { error-budget-is }
    .lift = Whoever makes the change: ship what makes it more reliable first. If this is a bug fix, say so with its label or the type of its commits.
    .explain = So little of the budget is left that only what mends something may ship. Features wait until old failures leave the window, or a new period begins.
error-budget-freeze = { error-budget-left }; nothing but security may ship, and this is { error-budget-is }
    .lift = Whoever makes the change: wait until something is left; a post-mortem is owed. In an emergency: `/emergency`, where the policy allows it.
    .explain = The budget is spent: users have seen more failures than the objective allows. Only security fixes and declared emergencies ship until it recovers.
error-budget-change-unknown = { error-budget-left }{ error-budget-pace }; what may ship depends on what kind of change this is, which is not known: { $reason }
    .lift = { $remedy }
    .helps = Whoever may label: label the change; or see the reason beside it, and run it again.
    .explain = With this little left, or at this rate, only some changes may ship. What kind of change this is could not be found out, and that is never taken for the right one.
error-budget-burning = { $slo } is being spent at { $long-rate } × the sustainable rate over { $long }, and at { $short-rate } × over { $short } (limit { $threshold }); nothing risky may ship, and this is a risky change{ $has-reason ->
        [yes] {" "}({ $why })
       *[no] {""}
    }
    .lift = Whoever is on call: end what is going on. Then the rate over { $short } falls at once.
    .explain = Failures come so fast that somebody would be woken up. A risky change now makes it worse, and hides what is going on.
error-budget-burning-fast = { $slo } is being spent at { $long-rate } × the sustainable rate over { $long }, and at { $short-rate } × over { $short } (limit for a { $severity ->
        [page] page
       *[ticket] ticket
    }: { $threshold })
    .lift = Whoever is on call: look at what fails.
    .explain = Failures come faster than the budget allows. This change may ship all the same; look at it before it does.
error-budget-burn-unknown = How fast { $slo } is being spent is not known: { $reason }. { $change ->
        [unknown] That matters, since nobody knows whether this change is risky
       *[risky] That matters for a risky change
    }
    .lift = Who may change the policy: let the source tell it, or say `burn: { "{" } block-risky: false { "}" }`.{ $change ->
        [unknown] {" "}Or say what a tag counts as: `change: { "{" } tag: other { "}" }`.
       *[risky] {""}
    }
    .explain = While a budget burns fast, nothing risky may ship. Whether it does could not be found out, and that is never taken for a no.

error-budget-no-data = What is left of { $slo } is not known: { $reason }
    .lift = Whoever runs the service: see why nothing is recorded; or correct the queries and labels in the policy.
    .explain = There is no figure to judge by. An empty answer is not zero failures.
error-budget-stale = What is left of { $slo } is not known: { $reason }
    .lift = Whoever runs the service: see why nothing new is recorded. What may be how old is `max-age` in the policy.
    .explain = The figures are too old to say anything about now.
error-budget-invalid = What is left of { $slo } is not known: { $reason }
    .lift = Who may change the policy: correct the queries, the target or the window.
    .explain = The figures contradict each other, or cannot be.
error-budget-ambiguous = What is left of { $slo } is not known: { $reason }
    .lift = Who may change the policy: write the query so that one series is left, such as `sum(…)`.
    .explain = Several series came where one was expected. Which of them counts nobody can tell, so none does.
error-budget-partial = What is left of { $slo } is not known: { $reason }
    .lift = Whoever runs the server: mend it; or who may change the policy: `allow-partial: true` for this source.
    .explain = The server warns that its answer may lack a part. What is missing could be the failures.
error-budget-not-known = What is left of { $slo } could not be found out: { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the source of the figures: see the reason beside it, such as a credential that is missing or a query that finds nothing. Then run it again.
    .explain = Its source could not be read. What is not known is never taken for enough.
error-budget-self-declared = What is left of { $slo } is not known: { $reason }
    .lift = Who may change the policy: let gonogo ask the source itself, or say `trust: workspace` for this file.
    .explain = On a pull request the job runs code of the change, which can write any file. It only counts where the policy says `trust: workspace`.
error-budget-low-traffic = { $slo } does not count, for lack of traffic (events: { $total }): { error-budget-rest }
    .lift = Nobody has to; a longer window or a lower target gives it meaning, and `min-events` says how many are enough.
    .explain = With fewer than ten events for each that may fail, one failure says little. It is shown, and does not decide; more than ten failures count in any case.
error-budget-nothing-judged = { $count ->
        [one] The only objective that counts could not be judged
       *[other] None of the { $count } objectives that count could be judged
    }
    .lift = Who may change the policy: name an objective with enough events and a source that answers.
    .explain = Every objective was left out, for lack of data or traffic. A gate that looked at nothing says nothing.
error-budget-averaged = Averages of ratios count for { $slos }: quiet hours weigh as much as busy ones
    .lift = Who may change the policy: name `good` and `total` beside `slo`; then events count.
    .explain = Sloth's series of what is left averages the ratios of five minutes each. It can be far off in both directions.
error-budget-taken-on-trust = What is left of { $slos } is self-declared: the job wrote it
    .lift = Nobody has to lift it; a source that gonogo asks itself is surer.
    .explain = A file of the working directory says what the job wrote there. For a pull request it only counts where the policy says `trust: workspace`.
error-budget-maybe-partial = The server warns that its answer for { $slos } may lack a part; the policy lets it count
    .lift = Whoever runs the server: mend it; or who may change the policy: take `allow-partial: true` out.
    .explain = What is missing could be failures. With `allow-partial: true` the answer counts as it is.

# Why nothing can be judged.
error-budget-lack-no-series = no series for { $what }
error-budget-lack-no-events = there were no events
error-budget-lack-number = { $kind ->
        [nan] the value is NaN: nothing was divided by nothing
        [infinite] the value is infinite ({ $text })
       *[other] { $text } is no number
    }
error-budget-lack-odd = { $kind ->
        [negative] the number is below 0
        [more] more failures than events
        [good] more successes than events
        [remaining] more is left than there ever was
       *[ratio] the share of failures is above 1
    }
error-budget-lack-stale = the newest sample is from { $at } (at most { $limit } old)
error-budget-lack-nothing-new = no sample of { $what } is new enough (at most { $limit } old)
error-budget-lack-future = the figures are from the future ({ $at })
error-budget-lack-clock = the server's clock says { $at }
error-budget-lack-ambiguous = { $count } series for { $what }, where one was expected
error-budget-lack-partial = the server warns: { $warning }
error-budget-lack-no-target = the target is missing, or not between 0 % and 100 %
error-budget-lack-other-target = the policy's target is { $policy } %, the source's { $source } %
error-budget-lack-window = the window is missing, or none that can be judged
error-budget-lack-other-window = the policy's window is { $policy }, the source's { $source }
error-budget-lack-window-text = { $text } is no window
error-budget-lack-zone = the file's calendar is that of { $source }, the policy's that of { $policy }
error-budget-lack-other-time = the answer is about another time than was asked for
error-budget-lack-no-figure = nothing stands at { $pointer } in the answer of { $source }
error-budget-lack-no-instant = no instant stands at { $pointer } in the answer of { $source }
error-budget-lack-file = { $path } is not in gonogo's form (line { $line }: { $words })
error-budget-lack-no-file = { $path } is not in the job's working directory
error-budget-lack-no-openslo = { $path } is not in the repository at the policy's commit
error-budget-lack-not-in-file = { $path } has no objective { $id }
error-budget-lack-which = exactly one of `total` with `bad`, `bad_minutes`, `error_ratio` and `remaining_ratio` must be there
error-budget-lack-self-declared = { $path } may have been written by the change that is judged
error-budget-lack-openslo = { $path }: { $fault }
error-budget-lack-openslo-range = the queries in { $path } do not look over { $of ->
        [slice] the slice of time
       *[window] the window
    } ({ $length })
error-budget-lack-range = the query { $query } looks over { $range }, and { $of ->
        [slice] the slice of time is { $length }
       *[window] the window is { $length }
    }
error-budget-lack-modifier = the query { $query } looks at another time with `offset` or `@`, and nobody can tell how new its figures are
error-budget-lack-share = the target { $text } looks like a share; write a percentage such as 99.9
error-budget-lack-no-timezone = where a period of the calendar begins hangs on the clock, and the policy names no `timezone`
error-budget-lack-lookback = { $kind ->
        [twice] the lookback { $text } is in `error_ratios` a second time
       *[none] { $text } in `error_ratios` is no lookback such as `1h`
    }

# Why nothing is known about how fast it is spent.
error-budget-untold-range = { $has-range ->
        [no] the queries have no `{ "{{.window}}" }`
       *[other] the queries have no `{ "{{.window}}" }` and no range of { $range }
    }
error-budget-untold-source = this source does not tell
error-budget-untold-file = the file has no `error_ratios`
error-budget-untold-lookback = a lookback has no figures

# The table.
error-budget-column-slo = objective
error-budget-column-left = left
error-budget-column-spent = spent
error-budget-column-pace = pace
error-budget-column-state = what may ship
error-budget-row-left = { $bar } { $left } %
error-budget-row-spent = { $unit ->
        [events] failures: { $spent } of { $allowed }
        [minutes] bad minutes: { $spent } of { $allowed }
       *[none] –
    }
error-budget-row-pace = { $has-rate ->
        [yes] { $rate } ×{ $lasts ->
            [time] , gone in { $lasts-seconds }
            [period] , lasts the period
            [window] , lasts longer than the window
           *[other] {""}
        }{ $alarm ->
            [page] {" "}(page)
            [ticket] {" "}(ticket)
           *[none] {""}
        }
       *[no] –
    }
error-budget-state = { $state ->
        [normal] anything
        [reinforced] nothing risky
        [bugfix-only] bug fixes, security
        [freeze] security
        [low-traffic] too few events
       *[unknown] not known
    }{ $counts ->
        [no] {" "}(does not count)
       *[yes] {""}
    }

# On a page.
error-budget-heading = Error budgets
error-budget-bar-state = may ship: { $may }
error-budget-bar-left = { $left } % left
error-budget-bar-tier = { $tier ->
        [reinforced] below { $percent } %: nothing risky
        [bugfix-only] below { $percent } %: bug fixes, security
       *[freeze] at { $percent } %: security only
    }
error-budget-bar-end = at the present rate
error-budget-bar-lasts = { $lasts ->
        [time] gone in { $lasts-seconds }
        [period] lasts to the end of the period
        [window] lasts longer than the window
        [never] nothing is being spent
        [none] nothing is left
       *[unknown] not known
    }
error-budget-bar-target = objective
error-budget-bar-objective = { $has-target ->
        [yes] { $target } % over { $window }
       *[no] over { $window }
    }
error-budget-bar-rate = { $rate } ×{ $has-limit ->
        [yes] {" "}(limit { $limit })
       *[no] {""}
    }
error-budget-event-gone = At the present rate, nothing is left of { $slo }
error-budget-event-period = A new period of { $slo } begins

# Faults of the policy.
policy-error-budget-no-id = `{ $text }` is no name for an objective; write letters, digits, `-`, `_` and `.`, at most 60
policy-error-budget-no-target = `{ $text }` is no target; write a percentage such as 99.9
policy-error-budget-no-budget = a target of `{ $text }` % leaves no budget: nothing may ever fail; write less than 100
policy-error-budget-no-objective = a target of `{ $text }` % is none: everything may fail; write more than 0
policy-error-budget-share = `{ $text }` looks like a share; write a percentage such as 99.9
policy-error-budget-no-window = `{ $text }` is no window; write `30d`, or with `kind: calendar` `week`, `month`, `quarter` or `year`
policy-error-budget-window-kind = { $kind ->
        [calendar] with `kind: calendar` the window is `week`, `month`, `quarter` or `year`
       *[rolling] a rolling window is a length such as `30d`; for a period of the calendar say `kind: calendar`
    }
policy-error-budget-no-timezone = where a period of the calendar begins hangs on the clock: name a `timezone`, here or for the whole policy
policy-error-budget-no-percent = `{ $text }` is no percentage of the budget from 0% to 100%; write `20%`
policy-error-budget-no-count = `{ $text }` is no number of events; write a whole number, or `auto`
policy-error-budget-no-server = `{ $text }` is no address of a server, such as https://prometheus.example.com, without user and password
policy-error-budget-no-pointer = `{ $text }` is no JSON pointer, such as /data/remaining
policy-error-budget-no-site = `{ $text }` is no site of Datadog, such as datadoghq.eu
policy-error-budget-no-variable = `{ $text }` is no name of an environment variable, such as PROMETHEUS_TOKEN
policy-error-budget-reserved-variable = `{ $text }` belongs to the runner or to gonogo, and what is in it is not meant for this server; name a variable of your own
policy-error-budget-no-slo = no objective is named: nothing would be judged
policy-error-budget-too-many = more than { $limit } objectives
policy-error-budget-same-id = `{ $id }` is named a second time
policy-error-budget-same-id-related = first here
policy-error-budget-no-label = no objective has the label `{ $label }`: nothing would count
policy-error-budget-tiers = the tiers must fall: `reinforced`, then `bugfix-only`, then `freeze`
policy-error-budget-source-needs = this source does not tell `{ $key }`: say it beside `id`
policy-error-budget-two-credentials = `basic` and `bearer` exclude each other: keep one
policy-error-budget-two-credentials-related = the other one
policy-error-budget-queries = write `good` and `total`, or `errors` and `total`, or `error-ratio` alone
policy-error-budget-query = the query's brackets or quotation marks are not closed, or it is empty
policy-error-budget-needs-window = over a period of the calendar the query needs `{ "{{.window}}" }` as its range: `increase(calls_total[{ "{{.window}}" }])`
policy-error-budget-other-window = the query looks over `{ $range }`, and the window is `{ $window }`; write `{ "{{.window}}" }` for it
policy-error-budget-modifier = with `offset` or `@` the query looks at another time, and nobody can tell how new its figures are; write it without
