# The window gate's words.

window-open = open{ $closing }
    .explain = One may deploy now: every rule, holiday and calendar was looked at and none closes the window, and it stays open for the policy's `lead-time`.
window-denied = { window-closed }
    .lift = { window-lift }
    .helps = Time: the report names the next opening. Sooner only by whoever can change the policy, or by its `exempt` or an emergency.
    .explain = A rule under the policy's `deny` closes the window now. Deny rules beat `allow`. It ends by itself, or when someone who can change the policy lifts it.
window-holiday = { window-closed }
    .lift = { window-lift }
    .helps = Time: the report names the next opening. Sooner only by whoever can change the policy, or by its `exempt` or an emergency.
    .explain = Today is a public holiday of the policy's `holidays.country`, or one of its `holidays.dates`. The window is closed all day on its clock.
window-outside-allow = { window-closed }
    .lift = { window-lift }
    .helps = Time: the report names the next opening. Sooner only by whoever can change the policy, or by its `exempt` or an emergency.
    .explain = The policy has `allow`, so the window is open only inside one of those rules, and none of them holds now.
window-lead-time = { window-closed }
    .lift = { window-lift }
    .helps = Time: the report names the next opening that is long enough. Sooner only by whoever can change `lead-time`, or by `exempt` or an emergency.
    .explain = The window is open, but closes before the policy's `lead-time` is over: there is not enough time to deploy and watch.
window-calendar-unknown = { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the calendar: see the reason beside it, and mend the file or its address. Then run it again.
    .explain = A calendar that a rule names could not be read as a whole, so nobody knows whether it closes the window. What is not known is never taken for open. Calendar files are read at the policy's commit.
window-calendar-unread = { $reason }; other rules decide here
    .lift = { $remedy }
    .helps = Whoever looks after the policy: mend the calendar that the report names, or take the rule out.
    .explain = A rule under the policy's `allow` could not be worked out. It does not matter now, since another rule of `allow` holds or something closes the window; at other times it would be UNKNOWN.
window-too-many-windows = { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the policy: write fewer or longer windows; what begins every few minutes is better said as one range.
    .explain = The rules of the window begin and end so often that they are not worked out to the end. What is not worked out is never taken for open.
window-holidays-ran-out = { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the workflow: use a newer version of gonogo; or name the days under `holidays.dates` in the policy.
    .explain = The program knows the public holidays of a country for certain years only. Outside of them, no day is taken for a working day.
window-exempt = { $class } change: the window does not count for it{ $has-proof ->
        [yes] {" "}({ $requires } is GO)
       *[no] {""}
    }; otherwise: { $reasons }
    .explain = The policy's `exempt` lets changes of some classes out whatever the window says. The class comes from the pull request's labels; `exempt.requires` names a gate, or a part of one, that must be GO.
window-exemption-refused = { $class } change, but { $requires } is { $known ->
        [yes] not GO
       *[no] not known
    }: the window counts for it
    .lift = Whoever answers for { $requires }: give it; then the window does not count for this change.
    .explain = The policy's `exempt.requires` names a gate, or a part of one such as a sign-off's role, that must be GO before a change may go out of hours. It is not GO, or nothing is known about it.
window-looks-wrong = { $what }
    .lift = Whoever can change the policy: look at that rule.
    .explain = A rule of the window probably means something else than its author thinks. It changes nothing in the decision.

window-closed = { $first }{ $more ->
        [0] {""}
       *[other] ; also { $others }
    }
window-lift = { $opening }{ $exempt ->
        [class] {" "}Changes labelled { $classes } are exempt.
        [proof] {" "}Changes labelled { $classes } are exempt once { $requires } is GO.
       *[none] {""}
    }
window-opening = { $opens ->
        [at] Nobody, just wait: it opens { $next }.
        [lifted] Whoever can change the policy: lift rule { $rule }; until then the window stays closed.
        [unknown] When it opens next is not known: from { $from } on, not everything could be read.
       *[never] Whoever can change the policy: make an opening; there is none in the next 400 days.
    }
window-next = { $opens ->
        [at] Opens { $next }.
       *[other] { window-opening }
    }
window-closing = { $closes ->
        [at] {" "}until { $at }
        [lead] {" "}until { $at }; with the lead time of { $lead } a deployment may start until { $last }
        [unknown] , known until { $at }
       *[never] {" "}for the next 400 days
    }
window-stays-open = Open{ $closing }.
window-member = { $has-member ->
        [yes] { $member }:{" "}
       *[no] {""}
    }
window-reason-rule = { window-member }{ $has-reason ->
        [yes] { $reason } (rule { $rule }{ window-event })
       *[no] rule { $rule }{ window-event }
    }
window-event = { $has-event ->
        [yes] , event “{ $event }”
       *[no] {""}
    }
window-reason-holiday = { window-member }{ $has-name ->
        [yes] { $name-en }{ $substitute ->
            [yes] {" "}(substitute day)
           *[no] {""}
        }, { $date }
       *[no] holiday on { $date }
    }
window-reason-outside-allow = { window-member }outside the allowed hours
window-reason-lead-time = closes { $closes }, before the lead time of { $lead } is over
window-ending = { $reason }{ $ends ->
        [at] , until { $end }
        [lifted] , until someone lifts it
        [beyond] , for more than 400 days
       *[none] {""}
    }
window-unknown-calendar = { window-member }calendar of rule { $rule }: { $reason }
window-unknown-holidays = { window-member }public holidays are known for { $first } to { $year } only
window-unknown-end = { window-member }calendar of rule { $rule }: the event “{ $event }” ends as it begins, so it is not known how long it is meant to last
window-unknown-windows = { window-member }rule { $rule }: the rules have too many windows to work them all out
window-unknown-later = { $reason }; that matters from { $from } on, before the lead time of { $lead } is over
window-unread = { $reason }; other rules decide here
window-calendar-missing = { $path } is not there
window-calendar-unreadable = it cannot be read: { $kind ->
        [too-large] it has { $bytes } bytes, 1 MiB is the limit
        [too-much] with the calendars before it, it has more than 8 MiB
        [none] it is no iCalendar text
        [cut-off] it ends in the middle
        [structure] line { $line } is no part of a calendar
        [events] it has more than 10,000 events
        [zone] the time zone { $value } is no IANA name
        [missing] an event has no { $property }
        [value] { $property } cannot be { $value }
        [unsupported] { $property } with { $value } is not understood
        [component] { $value } could close the window and is not understood
        [repeated] a component has { $property } twice
        [two-ends] an event has both DTEND and DURATION
        [moved-series] an event in place of one instance (RECURRENCE-ID) has { $property }, too
        [conflict] there are versions of event { $value } that differ, and none is the latest
       *[instances] its recurrences, with those of the other calendars, are too many
    }
window-remedy-calendar = Whoever looks after the calendar: mend it, then run again.
window-remedy-much = Whoever looks after the calendars: take out what is long over, or name fewer of them, then run again.
window-remedy-missing = Whoever can change the policy: add { $path }, or correct the path; it begins at the top of the repository.
window-remedy-end = Whoever looks after the calendar: give the event an end, then run again.
window-remedy-windows = Whoever can change the policy: use fewer cron rules, or ones that begin less often.
window-remedy-holidays = Whoever can change the policy: take a newer gonogo, or name the days under `holidays.dates`.
window-holidays-from = Public holidays of { $country }: { $source }, known for { $first } to { $year }.
window-heading = Deploy calendar
window-event-opens = The window opens
window-event-closes = The window closes
window-column-day = day
window-column-open = open
window-column-rules = closed by
window-day = { $state ->
        [open] all day
        [closed] closed
        [unknown] not known
        [never-open] closed or not known
       *[hours] { $hours }
    }

window-answer = { $status ->
        [open] OPEN
        [closed] CLOSED
       *[unknown] UNKNOWN
    } · { $at } ({ $zone })
window-warning = warning: { $what }
window-instant = Instant { $utc }, time-zone data { $version }
window-title = Deployment window ({ $zone })
window-ics-summary = No deploys: { $reasons }
window-label-open = open
window-label-closed = closed
window-label-partly = partly open
window-label-unknown = not known
window-label-skipped = not on the clock
window-label-all-day = all day

policy-window-invalid-weekday = `{ $text }` is no weekday; write `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`
policy-window-invalid-time = `{ $text }` is no time of day; write hours and minutes such as `09:00`, at most `24:00`
policy-window-invalid-week-moment = `{ $text }` is no moment of the week; write a weekday and a time such as `fri 12:00`
policy-window-invalid-date = `{ $text }` is no date; write a day that exists, such as `2026-12-18`
policy-window-invalid-moment = `{ $text }` is no instant; write date and time such as `2026-11-26T08:00`, with an offset (`+01:00`, `Z`) if it is not local
policy-window-unknown-country = the public holidays of `{ $text }` are not known; known countries: { $known }
policy-window-cron-fields = a cron pattern has five fields (minute, hour, day, month, weekday), not { $found }
policy-window-cron-field = field { $field } of the cron pattern cannot be `{ $text }`
policy-window-cron-never = `{ $text }` names a day that no year has
policy-window-invalid-address = `{ $text }` is no address of a calendar; write `https://…` without a user's name
policy-window-no-zone = no time zone says on which clock this is read and told; give the window (or the policy) a `timezone`
policy-window-duplicate-id = the id `{ $name }` is used a second time; every rule needs its own
policy-window-duplicate-id-related = first here
policy-window-duplicate-member = the name `{ $name }` is used a second time; every team needs its own
policy-window-duplicate-member-related = first here
policy-window-starts-at-end-of-day = `24:00` is the end of a day and cannot be a start; the next day's `00:00` is meant
policy-window-ends-before-it-begins = this ends before or as it begins
policy-window-lead-time-too-long = no more than 400 days are looked ahead
policy-window-last-minute = an end at 23:59 leaves the last minute of the day out; the end of the day is `24:00`
policy-window-whole-day = this ends at the time at which it begins, so it lasts 24 hours
policy-window-whole-week = this ends at the moment at which it begins, so it lasts a whole week
policy-window-no-end = this has no end: it holds until someone changes the policy
policy-window-holidays-run-out = the public holidays are known for { $first } to { $year } only; outside of these years the window is UNKNOWN
policy-window-does-not-exist = on { $date } the clock skips { $time }, at which rule `{ $rule }` begins or ends
policy-window-exists-twice = on { $date } the clock shows { $time } twice, at which rule `{ $rule }` begins or ends
policy-window-never-matches = rule `{ $rule }` does not apply at any time in the next 400 days
policy-window-holidays-past = the last of these days, { $date }, is over
policy-window-no-rule = the window has neither a rule nor a clock and would always be open: name a `timezone` and `allow`, `deny` or `holidays`, or leave the gate out
policy-window-always-open = the window has no rule and is always open: name `allow`, `deny` or `holidays`
policy-window-event-without-end = in the calendar of rule `{ $rule }`, the event `{ $event }` ends as it begins: it opens nothing under `allow`, and under `deny` the rest of its day is UNKNOWN
policy-window-too-many-windows = rule `{ $rule }` has, with those before it, more windows than can be worked out: the window is UNKNOWN
policy-window-many-calendars = the window has { $found } calendars that are files or addresses; at most { $most } are read: put several into one
policy-window-never-opens = there is no opening in the next 400 days
