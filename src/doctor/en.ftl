# What `gonogo doctor` finds: each a sentence, and what would help.

doctor-headline = { $repository } for { $environment }: { $problems ->
        [0] no problem
        [one] 1 problem
       *[other] { $problems } problems
    }{ $unknown ->
        [0] {""}
       *[other] , { $unknown } not known
    }{ $warnings ->
        [0] {""}
        [one] , 1 warning
       *[other] , { $warnings } warnings
    }{ $remarks ->
        [0] {""}
        [one] , 1 remark
       *[other] , { $remarks } remarks
    }, { $good } ok
doctor-good = { $count ->
        [one] 1 check is ok
       *[other] { $count } checks are ok
    }
doctor-verdict = { $verdict ->
        [ok] ok
        [warning] warning
        [problem] problem
        [remark] remark
       *[not-known] not known
    }
doctor-line = { $verdict }: { $what }
doctor-unread = { $subject }: { $reason }

# What could not be read.
doctor-subject-policy = The policy
doctor-subject-scope = Reading with { $scope }
doctor-subject-team = The team { $team }
doctor-subject-rules = What { $branch } requires
doctor-subject-tags = Rulesets for tags
doctor-subject-workflows = The workflows
doctor-subject-source = { $source }
doctor-subject-bypass = Who may go round { $rules }

# The policy.
doctor-policy-missing = There is no { $path } on { $branch }
    .remedy = Add a policy there, such as the one in gonogo's README. Without one every decision is UNKNOWN.
doctor-policy-found = The policy { $path } is on { $branch }
doctor-policy-invalid = The policy { $path } cannot be used: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }{ $warnings ->
        [0] {""}
        [one] , 1 warning
       *[other] , { $warnings } warnings
    }
    .remedy = `gonogo lint` shows each with its line, and what is probably meant.
doctor-policy-warnings = The policy { $path } is valid, with { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
    .remedy = `gonogo lint` shows them.
doctor-policy-valid = The policy { $path } is valid
doctor-policy-no-gates = The policy has no gate for { $environment }
    .remedy = Name at least one under `gates:`. Without one every decision is UNKNOWN.
doctor-policy-gates = Gates for { $environment }: { $gates }

# The token.
doctor-token-reads = The token may read with { $scope }
doctor-token-reads-public = The token may read what needs { $scope } (everybody may: the repository is public)
doctor-token-team = The people of { $team } can be looked up
doctor-write-no-token = There is no token, so nothing can be published
    .remedy = Give one: `github-token` in a workflow, GITHUB_TOKEN on the command line.
doctor-write-by-workflow = The jobs that run gonogo are given what they need to publish
doctor-write-not-granted = A job that runs gonogo is not given what it needs to publish
    .remedy = Add the lines named below (`workflow/permissions`).
doctor-write-unknown-job = Whether the decision can be published is not known: no workflow says in full what its job may do
    .remedy = Write `permissions:` into the job that runs gonogo. A job's token may do what stands there, and trying would be writing.
doctor-write-no-push = Whoever this token stands for may not write to the repository
    .remedy = Use the token of somebody who may, or let the workflow publish.
doctor-write-by-scope = The token may write: its owner may, and its scopes allow it
doctor-write-no-scope = The token's scopes do not let it write here
    .remedy = Give it the scope `repo` (for a public repository `public_repo` will do).
doctor-write-unknown = Whether this token may write is not known: GitHub does not tell, and trying would be writing
    .remedy = Look at the token's settings: it needs to write statuses and pull requests. `gonogo check --dry-run` needs neither.

# The branch.
doctor-required-status = { $branch } requires { $status }
doctor-required-missing = { $branch } does not require { $status }: whatever is decided, anything can be merged
    .remedy = In the settings, under rules (or branches), require the status check { $status }, with GitHub Actions as its source.
doctor-required-any-source = { $branch } takes { $status } from anybody: whoever may write to the repository can set it to success
    .remedy = In the rule, choose GitHub Actions as the source of { $status }, or the app whose token gonogo is given.
doctor-required-source-actions = { $status } must come from GitHub Actions
doctor-required-source-other = { $status } must come from the app { $app }, but the workflows publish as GitHub Actions: it will never arrive
    .remedy = In the rule, choose GitHub Actions as the source of { $status }.
doctor-required-source-not-actions = { $status } must come from GitHub Actions, but the workflows give gonogo another token: it will never arrive
    .remedy = In the rule, choose the app of that token as the source of { $status }, or leave `github-token` out.
doctor-required-source-unknown = { $status } must come from the app { $app }; whether gonogo publishes as that app is not known
    .remedy = Look whether { $app } is the app whose token the workflows give gonogo. GitHub Actions is 15368.
doctor-required-administrators = Only administrators see the older protection of a branch: run `gonogo doctor` at a terminal as one of them, or require the status by a ruleset, which everybody may read.
doctor-required-job = { $branch } requires the job { $job }: a job that is skipped counts as passed
    .remedy = Require { $status } instead: it is only set when something was decided.
doctor-required-job-perhaps = { $branch } requires { $job }, which can be the name of a job that runs gonogo: a job that is skipped counts as passed
    .remedy = Require { $status } instead; or give the job a name that nothing required can have.
doctor-required-no-job = No job that runs gonogo is required by its own name
doctor-required-jobs-unread = Whether a job that runs gonogo is required by its own name is not known: not every workflow could be read
    .remedy = See below (`workflow/readable`).
doctor-name-free = No other job is called { $status }
doctor-name-same = { $file }, job { $job }: it is called { $status } and does not decide; GitHub takes its check for the decision, and as it comes from GitHub Actions the source does not tell them apart
    .remedy = Give the job another name.
doctor-name-perhaps = { $file }, job { $job }: its name is put together while it runs and can be { $status }; GitHub would take its check for the decision
    .remedy = Give the job a name that cannot be { $status }.
doctor-name-unread = Whether another job is called { $status } is not known: not every workflow could be read
    .remedy = See below (`workflow/readable`).
doctor-required-queue = { $branch } has a merge queue: what is merged is judged as it will be
doctor-required-strict = { $branch } only takes what is up to date with it
doctor-required-not-strict = { $branch } takes pull requests that are behind it: they are merged by a decision about an older state
    .remedy = Turn on “Require branches to be up to date before merging”, or use a merge queue.
doctor-required-strict-unknown = Whether { $branch } only takes what is up to date with it is not told
    .remedy = Look in the branch's settings for “Require branches to be up to date before merging”.

# Who may go round the rules.
doctor-bypass-of-status = the rule by which { $branch } requires { $status }
doctor-bypass-of-tags = the rulesets that protect the tags { $tags }
doctor-bypass-nobody = Nobody may go round { $rules }
doctor-bypass-some = Who may go round { $rules }: { $actors }{ $hidden ->
        [0] {""}
        [one] , and one more who is not named to this token
       *[other] , and { $hidden } more who are not named to this token
    }
    .remedy = If that is not meant so, take them off the ruleset's bypass list.
doctor-bypass-hidden = { $hidden ->
        [one] One actor may go round { $rules }, and is
       *[other] { $hidden } actors may go round { $rules }, and are
    } not named to this token
    .remedy = Run `gonogo doctor` at a terminal as an administrator, or look at the ruleset's bypass list.
doctor-bypass-untold = Who may go round { $rules } is not told to this token
    .remedy = Run `gonogo doctor` at a terminal as an administrator, or look at the ruleset's bypass list.
doctor-bypass-of-protection = the older protection by which { $branch } requires { $status }
doctor-bypass-admins = Administrators may go round { $rules }
    .remedy = If that is not meant so, choose “Do not allow bypassing the above settings” in the branch's settings.
doctor-bypass-protection = Whether administrators may go round the older protection of { $branch } is not told to this token
    .remedy = Run `gonogo doctor` at a terminal as an administrator, or look in the branch's settings for “Do not allow bypassing the above settings”.
doctor-actor-app = the app { $name }
doctor-actor-team = the team { $name }
doctor-actor-role = everybody with the role { $name }
doctor-actor-owners = the owners of the organisation
doctor-actor-keys = whoever has a deploy key

# Tags.
doctor-tags-protected = Tags { $tags } can be neither moved nor deleted
doctor-tags-not-remade = Tags { $tags } can be deleted, but neither moved nor made again
doctor-tags-part = Of the tags { $tags } the rulesets together leave out { $left }: those can be moved, or deleted and made again
    .remedy = Add a tag ruleset for all of { $tags }, without exceptions, that restricts updates and deletions.
doctor-tags-unprotected = Tags { $tags } can be { $missing ->
        [update] moved
        [deletion] deleted and made again
       *[both] moved or deleted
    } after they were judged
    .remedy = Add a tag ruleset for { $tags } that restricts updates and deletions. Until then deploy the output `sha`, never the tag.
doctor-tags-unknown = Whether tags { $tags } can be moved or deleted is not known: the patterns of the tag rulesets may leave some out, or cannot be followed
    .remedy = Add a tag ruleset for all of { $tags }, without exceptions, that restricts updates and deletions.

# Workflows.
doctor-workflow-found = Workflows that run gonogo: { $files }
doctor-workflow-none = No workflow on { $branch } runs gonogo, so nothing is decided there
    .remedy = Copy one from gonogo's folder `workflows/`, such as `pull-request.yml`.
doctor-workflow-perhaps = No workflow that could be read runs gonogo
    .remedy = See below (`workflow/readable`).
doctor-workflow-many = { $left ->
        [one] 1 workflow was
       *[other] { $left } workflows were
    } not read: there are more than are looked at
    .remedy = Look through them for gonogo yourself.
doctor-workflow-unread = The workflow { $file } could not be read as a whole: { $reason }
doctor-workflow-hole = line { $line }, { $fault }
doctor-workflow-no-jobs = it has no jobs
doctor-workflow-elsewhere = it runs gonogo where this cannot be followed: in a script, in an action that is a program or an image, or in a workflow of another repository
doctor-workflow-another-ref = it calls { $call }, the same repository at another ref, which is not looked at
doctor-workflow-plainly = Look through it yourself; or write what runs gonogo plainly, as a step in a job, without aliases.
doctor-workflow-no-policy = Whether the workflows fit is not known: there is no policy to go by
    .remedy = Mend the policy first.

doctor-trigger-ok = The workflows start gonogo on everything that can change a decision
doctor-trigger-none = Which events start gonogo for this environment is not known
    .remedy = No readable step of a workflow decides about this environment. Its input `environment` says about which.
doctor-trigger-no-pull-request = The status is required, but no workflow starts gonogo on pull requests: it will never arrive
    .remedy = Add `pull_request_target:` under `on:`, as in gonogo's `workflows/pull-request.yml`.
doctor-trigger-read-only = gonogo runs on `pull_request`: on forks and for Dependabot its token may only read, and a pull request can change the workflow that judges it
    .remedy = Use `pull_request_target:` and check nothing out: it runs the base branch's workflow, with a token that can write.
doctor-trigger-types = { $event } does not start gonogo for: { $types }. An older decision then stands
    .remedy = Add them to `types:` of { $event }.
doctor-trigger-merge-group = There is a merge queue, but no workflow starts gonogo on it: the queue will wait for ever
    .remedy = Add `merge_group:` under `on:`.
doctor-trigger-queue-unknown = Whether there is a merge queue is not known, and no workflow starts gonogo on one
    .remedy = Add `merge_group:` under `on:`; where there is no queue it does no harm.
doctor-trigger-comment = People sign off in comments, but no workflow starts gonogo on them
    .remedy = Add `issue_comment:` under `on:`, as in gonogo's `workflows/sign-off.yml`.
doctor-trigger-review = Reviews count as sign-offs, but no workflow starts gonogo on them
    .remedy = Add `pull_request_review:` with `types: [submitted, edited, dismissed]`, or set `reviews: ignore` in the policy.
doctor-trigger-schedule = A GO can end with time, but no workflow judges again by the clock: the old status then stands
    .remedy = Add `schedule:` under `on:`, as in gonogo's `workflows/pull-request.yml`.
doctor-trigger-filter = { $event } does not start gonogo for everything that goes into { $branch }: `branches` or `paths` leave something out, and the status never arrives there
    .remedy = Take the filters under { $event } away: gonogo itself says where there is nothing to decide.
doctor-trigger-filter-unsure = Whether { $event } starts gonogo for everything that goes into { $branch } cannot be told from its filters
    .remedy = Take the filters under { $event } away, or name the branch plainly.
doctor-trigger-tags = The policy judges tags, but no workflow starts gonogo on { $tags }
    .remedy = Add a workflow with `push: tags`, as gonogo's `workflows/release.yml`; or take the gate out if nothing is released by tags.

doctor-permissions-ok = The jobs that run gonogo have the permissions that the policy needs
doctor-permissions-missing = { $file }, job { $job }: permissions are missing
    .remedy = Add under its `permissions:` { $lines }.
doctor-permissions-unsaid = { $file }, job { $job }: there is no `permissions:`, so it has what the repository gives, too much or too little
    .remedy = Write under the job `permissions:` with { $lines }.
doctor-permissions-unclear = { $file }, job { $job }: its `permissions:` cannot be understood
    .remedy = Write one permission a line, such as `contents: read`.

doctor-pinned-ok = gonogo is fixed to a commit wherever it runs
doctor-pinned-not = { $file }, job { $job }: { $uses } is not fixed to a commit: what runs there can change
    .remedy = Put the full commit SHA of the release behind the `@`, and its version as a comment.
doctor-pinned-zeros = { $file }, job { $job }: the zeros behind the `@` are a place to fill in, and no commit
    .remedy = Put the full commit SHA of the release there.

doctor-inputs-ok = What gonogo is given lets it publish, by the policy that was looked at
doctor-inputs-silent = { $file }, job { $job }: with { $input } the decision is not published, and the status never arrives
    .remedy = Take { $input } away, or give it a value that publishes.
doctor-inputs-silent-unknown = { $file }, job { $job }: whether the decision is published is not known: { $input } is an expression
    .remedy = Take { $input } away, or write its value plainly.
doctor-inputs-policy = { $file }, job { $job }: by { $input } gonogo may decide by another policy than the one looked at here
    .remedy = Run `gonogo doctor` with the same { $input }; or take it away.

doctor-checkout-ok = No workflow brings in a pull request's commit with a token that can write
doctor-checkout-head = { $file }, job { $job }: a pull request's commit is brought in where the token can write: its author then runs what they like
    .remedy = Take that step out. gonogo reads the pull request through the API and needs no checkout.
doctor-checkout-unknown = { $file }, job { $job }: what is checked out or fetched stands in an expression; whether it is a pull request's commit is not known
    .remedy = Take that step out, or what it is told to fetch. gonogo needs no checkout.
doctor-checkout-words = { $file }, job { $job }: an expression puts a stranger's words into a script, where the token can write: whoever writes them runs what they like
    .remedy = Put the expression under `env:` of the step, and use the variable in the script, in quotes.
doctor-checkout-handed = { $file }, job { $job }: { $uses } is given a pull request's commit, where the token can write; whether it brings that in is not known
    .remedy = Look through the action; or give the job no permission to write.
doctor-checkout-another-ref = { $file }, job { $job }: it may write and calls a workflow of the same repository at another ref; what that brings in is not known
    .remedy = Call it as `./.github/workflows/…`, so that it is the one of the same commit; or look through it yourself.
doctor-checkout-elsewhere = { $file }, job { $job }: it may write and calls a workflow of another repository; what that brings in is not known
    .remedy = Look through it yourself; or give the job no permission to write.
doctor-checkout-script = { $file }, job { $job }: a script runs beside gonogo, where the token can write and strangers start it
    .remedy = Keep this job to its one step, and put the script into a job of its own that may only read.

doctor-condition-ok = No job that decides can be skipped
doctor-condition = { $file }, job { $job }: an `if:` can skip the job, and an older decision then stands
    .remedy = Take the `if:` away: gonogo itself says where there is nothing to decide.
doctor-condition-step = { $file }, job { $job }: an `if:` can skip the step that runs gonogo, and an older decision then stands
    .remedy = Take the `if:` away: gonogo itself says where there is nothing to decide.
doctor-condition-before = { $file }, job { $job }: it is skipped where a job that it needs, or that calls it, is skipped or fails, and an older decision then stands
    .remedy = Let it wait for no other job: take `needs:` away, or the `if:` of what calls it.

doctor-concurrency-ok = No run that decides is stopped by a newer one
doctor-concurrency = { $file }, job { $job }: `cancel-in-progress` can stop a run half-way, and an older status then stands
    .remedy = Write `cancel-in-progress: false`.

# Sources.
doctor-source-read = { $source } was read
doctor-source-absent = { $source } is not there
    .remedy = Add it, or take it out of the policy.
doctor-source-no-owners = A role is the owners in CODEOWNERS, and there is no such file: nobody can sign off for it
    .remedy = Add `.github/CODEOWNERS`, or name people or teams in the role.

# The clock.
doctor-clock-agrees = This machine's clock agrees with GitHub's
doctor-clock-skew = This machine's clock and GitHub's are { $apart } apart
    .remedy = Set this machine's clock.
doctor-clock-off = This machine's clock and GitHub's are { $apart } apart: what depends on the time is UNKNOWN
    .remedy = Set this machine's clock.
doctor-clock-unknown = GitHub did not say what time it is
    .remedy = Run again; a proxy may leave the header `Date` out.
