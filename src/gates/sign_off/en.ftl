# The sign-off gate's words.

sign-off-given = { $role } given by { $people }
    .explain = As many different people as the policy asks for have said go for this role and this very commit.
sign-off-missing = { $role }: { $have } of { $needed }{ $has-stale ->
        [yes] {" "}({ $stale })
       *[no] {""}
    }
    .lift = { $who }: { $command }
    .helps = Somebody of the role who did not make the change: comment with the line that the report has ready, such as `/go qa`.
    .explain = Somebody who may speak for the role has yet to say go for this very commit, in a comment of one line. A push makes earlier sign-offs stale, unless the files stay the same.
sign-off-owners-missing = { $role }: nobody who owns { $path } has said go
    .lift = { $who }: { $command }
    .helps = An owner of the named files, by CODEOWNERS: comment with the line that the report has ready.
    .explain = The role asks for code owners, and each set of owners of the changed files must be among those who said go.
sign-off-veto = { $role } veto by { $who }{ $has-reason ->
        [yes] : { $reason }
       *[no] {""}
    }
    .lift = { $who }, or anyone of { $holders } who has no veto and did not make the change: { $command }
    .helps = Whoever said no-go, or another holder of the role who did not make the change: `/withdraw` with the role's name.
    .explain = Somebody of this role said no-go. That holds for every later commit, and also when the comment is edited or deleted, until its author or another holder of the role withdraws it.
sign-off-cannot-be-filled = { $role } cannot be filled: { $kind ->
        [user] nobody on GitHub is called { $what }
        [team] the team { $what } has no members
        [owners] nothing that is changed has an owner in CODEOWNERS
       *[few] { $needed } are needed, and at most { $what } may sign here
    }
    .lift = Whoever can change the policy: mend the role { $role }; who made the change does not count.
    .explain = A role without people, or with too few, could never be refused: it is a fault of the policy and no pass.
sign-off-unknown = { $role }: { $reason }
    .lift = { $remedy }
    .helps = Whoever looks after the workflow: see the reason beside it; often a token that may read teams is missing (`members-token`). Then run it again.
    .explain = Whether somebody may speak for the role, or for which commit they spoke, could not be found out. What is not known is never taken for a sign-off.
sign-off-unattributed = { $count ->
        [one] 1 commit is
       *[other] { $count } commits are
    } by an address that GitHub knows no account of ({ $commits }), so its author may be among those who signed
    .lift = The author: add the address to the GitHub account, or amend the commit; or the policy: `exclude: [author]`
    .explain = Whoever wrote a commit does not sign it off. Where GitHub knows no account of its author or committer, nobody can tell who that is.
sign-off-no-thread = There is no conversation to read sign-offs from
    .lift = Judge a pull request or a tag instead
    .explain = Sign-offs are comments on a pull request, or on the release issue of a tag. A commit by itself has none.
sign-off-issue-opened = The release issue is being opened: sign-offs are given there
    .lift = The people of each role: comment on the release issue
    .explain = For a tag, sign-offs are comments on an issue that gonogo opens for this very commit. It is found again by our own first status on the commit.
sign-off-issue-closed = The release issue { $issue } is closed
    .lift = Open { $issue } again to sign off there
    .explain = The issue on which sign-offs for this tag are given was closed before every role was filled.
sign-off-conversation-unknown = { $reason }
    .lift = { $remedy }
    .helps = Anyone: run it again once GitHub answers; or see the reason beside it, such as a permission that is missing.
    .explain = Comments, reviews or what was published before could not be read as a whole. A veto could be among what is missing.
sign-off-condition-unknown = Nothing is known about { $condition }: the sign-offs for that case are asked for
    .lift = { $kind ->
        [change] Get these sign-offs, or let gonogo read what it lacks: { $reason }
        [judged] Get these sign-offs, or mend what keeps { $condition } from being told: its gate says what it lacks
       *[absent] Have the gate that tells { $condition } judged in this policy
    }
    .explain = The policy asks for more sign-offs under a condition. Where nothing is known about the condition, it counts as met.
sign-off-lapses-first = { $what } holds until { $at }, which is before the release is possible ({ $from })
    .lift = The same person: say go again after { $at }
    .explain = The policy's `ttl` ends a sign-off some time after its comment. This one ends before everything else allows the release.
sign-off-emergency = 🚨 Emergency { $incident }: { $people } overrule { $gates } until { $until }: { $reason }. To be followed up by { $due }.
    .lift = To be followed up by { $due }
    .explain = Enough people of the emergency role declared the same incident for this commit. The gates that the policy names count as go until the time is over, and an issue asks for the follow-up.
sign-off-emergency-pending = Emergency { $incident }: declared by { $people }, { $needed } are needed
    .lift = Another one of the emergency role, about the same incident: { $command }
    .explain = An emergency overrules gates only when enough different people of its role declare the same incident for this commit.
sign-off-emergency-unknown = Emergency { $incident }: a declaration cannot be weighed: { $reason }
    .lift = { $remedy }
    .helps = Anyone: see the reason beside it, such as a permission that is missing, and run it again.
    .explain = Whether somebody may declare an emergency, or for which commit they did, could not be found out. What is not known overrules nothing.
sign-off-follow-up-overdue = The follow-up { $issue } ({ $title }) is overdue
    .lift = Whoever answers for it: do what { $issue } asks for, and close it
    .explain = An emergency overruled the gates, and what it left to do was not done in time. The next release waits for it.

# Pieces of sentences.

sign-off-who-owners = code owners
sign-off-who-else = somebody else, whom the policy or CODEOWNERS must name
sign-off-who-permission = everyone with { $permission } permission
sign-off-and-more = { $count } more
sign-off-somebody = the account { $id }
sign-off-uncounted = { $who } { $why }
sign-off-why-spare = also said go, and is not needed here
sign-off-why-expired = said go, which ended { $at }
sign-off-why-declared-expired = declared it, which ended { $at }
sign-off-why-edited = edited the comment afterwards
sign-off-why-unclear = also wrote a no-go or a withdrawal that was not understood
sign-off-why-maker = { $part ->
        [author] opened the pull request
        [committer] made commits of it
       *[last-pusher] pushed last
    } and does not count
sign-off-why-replaced = said something else later
sign-off-why-lifted = said no-go, which was withdrawn
sign-off-why-no-veto = may not veto for this role
sign-off-why-nothing = had nothing to withdraw
sign-off-why-not-eligible = may not speak for this role
sign-off-why-unknown = is not known to count: { $reason }
sign-off-stale-retargeted = { $what ->
        [emergency] declared it
       *[go] said go
    } before the base branch was changed
sign-off-stale-other = { $what ->
        [emergency] declared it
       *[go] said go
    } for { $sha }, another commit
sign-off-stale-pushed = { $what ->
        [emergency] declared it
       *[go] said go
    } for { $sha }, pushed over since
sign-off-stale-no-record = { $what ->
        [emergency] declared it
       *[go] said go
    }, and no record proves for which commit
sign-off-stale-not-named = { $what ->
        [emergency] declared it
       *[go] said go
    } without naming the commit
sign-off-stale-too-short = named the commit by too few digits to prove which
sign-off-stale-not-yet = named the commit before it was pushed
sign-off-lapse = The go of { $who } for { $role }

sign-off-column-role = role
sign-off-column-count = go
sign-off-column-said = who said what
sign-off-column-next = whose turn
sign-off-count = { $sign } { $have } of { $needed }
sign-off-nobody = nobody yet
sign-off-counted = { $who } for { $sha }{ $has-until ->
        [yes] {" "}until { $until }
       *[no] {""}
    }
sign-off-vetoed = { $who } said no-go
sign-off-next = { $who }: { $command }
sign-off-next-nobody = –
sign-off-next-veto = who vetoed, or another of the role without a veto: { $command }

# On a page.
sign-off-heading = Sign-offs
sign-off-column-who = who
sign-off-column-word = said
sign-off-column-at = when
sign-off-column-until = until
sign-off-column-commit = for
sign-off-column-fate = what became of it
sign-off-role-count = { $have } of { $needed }{ $required ->
        [no] {" "}(not awaited)
       *[yes] {""}
    }
sign-off-word = { $word ->
        [go] go
        [no-go] no-go
        [withdrawal] withdrawal
       *[emergency] emergency
    }
sign-off-fate-counts = counts
sign-off-fate-veto = veto: { $reason }
sign-off-fate-veto-gone = veto, whose comment is gone
sign-off-fate-took-back = took it back
sign-off-event-said = { $who }: { sign-off-word } for { $role }{ $counts ->
        [yes] {""}
        [stale] {" "}(for another commit)
        [expired] {" "}(its time is over)
        [over] {" "}(no longer their word)
       *[no] {" "}(does not count)
    }
sign-off-event-pushed = { $has-who ->
        [yes] { $who } pushed { $sha }
       *[no] { $sha } was pushed
    }{ $judged ->
        [yes] , the commit that is judged
       *[no] {""}
    }
sign-off-event-ends = The go of { $who } for { $role } ends
sign-off-event-emergency-ends = The emergency { $incident } ends
sign-off-event-due = The follow-up of { $incident } is due

# Answers to comments.

sign-off-answer-not-counted = Not counted for { $role }: the author of this comment { $why }.{ $again ->
        [yes] {" "}To say go for the commit that is here now: { $command }
        [others] {" "}Who may: { $who }
       *[no] {""}
    }
sign-off-answer-compare = What has changed since: { $link }
sign-off-answer-no-role = Not counted: the policy gives you none of the roles { $roles }.
sign-off-answer-which-role = You may speak for several roles ({ $roles }): name the one you mean, as in `/go ROLE`.
sign-off-answer-no-emergency = Not counted as an emergency: the author of this comment { $why }.
sign-off-answer-emergency-off = The policy foresees no emergency, so nothing is overruled.
sign-off-answer-status = How it stands:
sign-off-answer-help = What is understood, each on a line of its own: `/go ROLE [@SHA] [-- note]` · `/nogo ROLE reason` · `/withdraw ROLE` · `/emergency INCIDENT reason` · `/gonogo status`, `why [@user]`, `refresh`, `help`. Roles here: { $roles }.
sign-off-answer-nobody = No person on GitHub has the login { $who }.
sign-off-answer-not-looked-up = { $who } was not looked up in this run: ask again a little later.
sign-off-answer-cut = There was more, which is not answered here.
sign-off-about-maker = { $who } { $part ->
        [author] opened the pull request
        [committer] made commits of it
       *[last-pusher] pushed last
    }: no go of theirs counts here, a no-go does.
sign-off-about-role = { $role }: { $who } { $may ->
        [yes] may speak for it
        [no] may not speak for it
       *[unknown] may or may not speak for it: that could not be looked up
    }{ $spoke ->
        [counts] , and their last word counts.
        [not] , and their last word does not count: { $who } { $why }.
       *[no] , and has said nothing{ $may ->
            [yes] {" "}yet: { $command }
           *[other] .
        }
    }
sign-off-slip-role = { $verb }: there is no role { $given }{ $has-nearest ->
        [yes] {" "}(did you mean { $nearest }?)
       *[no] {""}
    }. Roles: { $roles }.
sign-off-slip-several = { $verb } is for one role: write a line for each.
sign-off-slip-no-reason = { $verb } needs a reason of at least 10 characters behind it.
sign-off-slip-short-reason = { $verb } needs a longer reason: at least { $least } characters.
sign-off-slip-commit = { $verb }: { $given } is no commit; write `@` and 7 to 40 of its digits.
sign-off-slip-no-incident = { $verb } needs the incident's name and a reason: `/emergency INC-42 the database is down`.
sign-off-slip-incident = { $verb }: { $given } cannot be an incident's name; letters, digits and `-_./#` can.
sign-off-slip-ask = { $verb } { $has-given ->
        [yes] does not know { $given }; it knows
       *[no] knows
    } `status`, `why [@user]`, `refresh` and `help`.
sign-off-slip-extra = { $verb }: { $given } is not understood, so nothing was counted. A note stands behind `--`.
sign-off-slip-look-alike = { $given } was not counted: it looks like { $verb } and is not, for a letter or sign of it is another one, or something in it cannot be seen. Type it anew, with a space behind it.
sign-off-slip-misplaced = { $verb } was not counted: that line is { $within ->
        [heading] a heading (because of the line below it)
        [table] a row of a table
        [html] part of the HTML above it
        [footnote] in a footnote
        [formatting] inside formatting that began above it
        [fence] inside a block of code that was not closed
        [marked] one that begins with something else (a bullet, formatting, something invisible, or more than three spaces)
        [doubtful] behind HTML of which it is not known where it ends
       *[comment] inside a comment that was not closed
    }. Put it into a paragraph of its own, with empty lines around it.
sign-off-slip-many = Only the first { $limit } commands of a comment are taken.
sign-off-slip-too-large = This comment is too large or too deeply nested to be read for commands.

# Faults of the policy.

policy-sign-off-invalid-role = { $text } cannot be the name of a role: small letters, digits and dashes, a letter first
policy-sign-off-invalid-alias = { $text } cannot stand for a command: 2 to 40 letters, digits and dashes
policy-sign-off-no-roles = there is no role, so nobody would be asked
policy-sign-off-nobody = role { $role } has nobody in it: give it `users`, `teams`, `codeowners` or `permission`
policy-sign-off-too-few = role { $role } needs { $need } people and has { $have }
policy-sign-off-same-people = the roles name the same people, and one person counts for one role only: they can never all be filled
policy-sign-off-bot = { $login } is a bot; only people sign off
policy-sign-off-unknown-role = there is no role { $role }
policy-sign-off-no-more = role { $role } needs that many anyway
policy-sign-off-condition = { $text } is no condition: write `change.CLASS` ({ $classes }) or a part of a gate, such as `error-budget.reinforced`
policy-sign-off-emergency-twice = role { $role } stands under `roles`: its people are named there and not here
policy-sign-off-unknown-gate = there is no gate { $gate }
policy-sign-off-alias-taken = { $word } is a command already
