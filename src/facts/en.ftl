# Why something could not be found out, and what would help.

failure-unauthorized = { $endpoint } refused the token (401)
    .remedy = Pass a valid token: `github-token` in the workflow, GITHUB_TOKEN on the command line.
failure-forbidden = { $endpoint } is not allowed for this token (403)
    .remedy = { $has-needed ->
        [one] Give the job the permission { $needed } in the workflow's `permissions:`.
        [several] Give the job one of these permissions in the workflow's `permissions:`: { $needed }.
       *[no] Check the job's `permissions:` in the workflow.
    }
failure-not-found = { $endpoint } is not there, or this token may not see it (404)
    .remedy = Check the name, and that the token may read this repository (`contents: read`).
failure-rate-limited = { $endpoint } asks to wait longer than a run may{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Run again later; fewer runs at once help.
failure-refused = { $endpoint } did not accept the request{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Run again; if it stays, report it with this text.
failure-server-error = { $endpoint } failed on the server's side{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Run again when the server has recovered.
failure-unreadable = The answer of { $endpoint } is not what it should be{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Run again; if it stays, check what the address or file holds.
failure-too-large = { $endpoint } is larger than is read{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Make it smaller.
failure-incomplete = { $endpoint } has more to list than is read
    .remedy = Make the list shorter.
failure-timed-out = { $endpoint } did not answer in time
    .remedy = Run again; if it stays, check the server.
failure-connection = No connection for { $endpoint }{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Check the network and run again.
failure-address-not-allowed = { $endpoint } is an address that is not asked
    .remedy = Addresses in a policy must be public and https; the action's input `allow-hosts` makes exceptions.
failure-moved = { $endpoint } kept moving while it was read
    .remedy = Run again when nothing is pushed at the same moment.
failure-offline = { $endpoint } was not asked: this run reads nothing from GitHub
    .remedy = Give `--repo` and a token.
failure-team-hidden = { $endpoint } is not there, or this token may not see it
    .remedy = Check the team's name, and give gonogo a token that may read teams: a GitHub App's with `members: read`, as the input `members-token`. The job's own token cannot.
failure-too-many-commits = { $endpoint }: more than the 250 that GitHub lists
    .remedy = Split or squash the pull request, or do not exclude committers (`exclude: [author]`).
failure-no-record = { $endpoint }: the repository has no record of who pushed
    .remedy = Take `last-pusher` out of the policy's `exclude`: forks have no such record.
failure-owners-by-email = { $endpoint } is owned by e-mail addresses only, and nobody can tell whose they are
    .remedy = Name its owners in CODEOWNERS as `@user` or `@organization/team`.
failure-unattributed = commit { $endpoint } is by an address that GitHub knows no account of
    .remedy = Have its author add the address to the GitHub account, or amend the commit.
failure-no-audit = { $endpoint } has no audit to give{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Name a registry that has one, such as `registry: https://registry.npmjs.org/` in the policy, or have your package manager write a report and name it under `reports`.
failure-registry-token = { $endpoint } does not take the token, or wants one{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Put the registry's token into the `.npmrc` as `//host/:_authToken=${"{"}NPM_TOKEN{"}"}` and hand that variable to the job.
failure-registry-address = { $endpoint } names a registry that cannot be asked{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Write the registry's address as `https://host/` in the `.npmrc` or in the policy.
failure-lockfile = { $endpoint } cannot be used{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Run `npm install` and commit the lockfile that it writes.
failure-audit-report = { $endpoint } is no audit report that can be judged{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Have the tool write its report again, as JSON and whole; what it wrote on failure is no report.
failure-tag-contents = the policy's `change: {"{"} tag: unknown {"}"}` leaves open what the tag or commit contains ({ $endpoint })
    .remedy = Say `tag: commits` there, so that the commits since the version before are read, or what it counts as: `bugfix`, `security`, `risky` or `other`.
failure-tag-files = which files a tag or commit changes is not read ({ $endpoint })
    .remedy = Do without `paths` under `risky`, or say in the policy what a tag or commit counts as: `change: {"{"} tag: risky {"}"}`.
failure-no-ancestor = of the newest versions that would come before it, the history of the commit has none, or none that was let go out ({ $endpoint })
    .remedy = Tag a commit that stands on the last release; where only higher versions were looked at, `require-greater: false` of the gate `version` asks for none. For release notes: run `gonogo notes --previous TAG` in a clone with the whole history.
failure-unrelated = the two have no history in common ({ $endpoint })
    .remedy = Tag a commit of the branch that is released.
failure-tag-not-listed = GitHub's list of tags does not have { $endpoint } at the commit that is judged
    .remedy = Run it again: a tag that was just pushed may not be listed yet. If it was deleted or moved, the run for the new one counts.
failure-many-unnamed = more than 20 commits since the version before name no pull request, so their labels are not known ({ $endpoint })
    .remedy = Say in the policy what a tag or commit counts as, or let no label make a change risky: `risky: {"{"} labels: [] {"}"}`.
failure-first-version = it is the first version in its history, so all of it is new ({ $endpoint })
    .remedy = Say in the policy what it counts as, such as `change: {"{"} tag: other {"}"}`, until something is released.
failure-partly-labelled = some pull requests since the version before have the label { $endpoint }, and the commits do not say that all of it is of that kind
    .remedy = Say in the policy what a tag or commit counts as, such as `change: {"{"} tag: bugfix {"}"}`.
failure-long-range = more than 5,000 commits came since the version before, and so many are not read through GitHub's API ({ $endpoint })
    .remedy = For the gate `version`: tag a commit that stands closer to the last release, or say `require-bump: off` with `require-greater: false`, which need no commits. For what kind of change it is: say in the policy what a tag counts as, such as `change: {"{"} tag: other {"}"}`. For release notes: run `gonogo notes` in a clone with the whole history (`actions/checkout` with `fetch-depth: 0`).
failure-not-recorded = the record does not hold what was not asked for when it was made ({ $endpoint })
    .remedy = Make the record again, with the same policy and options: `gonogo notes --github --record FILE`.
failure-merge-group = the merge queue's branch does not name the pull request of { $endpoint }
    .remedy = Run again; if it stays, report it with this text.
failure-credential = { $endpoint } gives nothing that a server could be shown{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Put the secret into a variable with a name of its own, on one line, name it in the policy, and hand it to the job with `env:`.
failure-withheld = no credentials are shown on this event ({ $endpoint }): the policy here may be that of a pull request
    .remedy = Run `gonogo budget` on `push`, `schedule`, `workflow_dispatch`, `release` or `create`. For a pull request, `gonogo check` goes by the policy of the base branch.
failure-figures-access = { $endpoint } does not take the credentials, or wants some{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Name the variables with the credentials in the policy, hand them to the job with `env:`, and check that they are valid and may read there.
failure-no-figures = { $endpoint } has no figures to give{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Check the address in the policy. Of a Prometheus it is the base address with its path, such as `https://mimir.example/prometheus`, without `api/v1`.
failure-query = { $endpoint } cannot follow the query{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Try the query in the server's own user interface, and correct it in the policy.
failure-release-access = { $endpoint } is not allowed for this token: it may not write releases{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Give the job the permission `contents: write` in the workflow's `permissions:`.
failure-release-text = the text of the release { $endpoint } was left as it is{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Edit the release. gonogo's part lies between two lines, `<!-- gonogo:notes -->` and `<!-- /gonogo:notes -->`: leave one of each in this order, or take all of them out, and close every block of code above them. Then run again.
failure-release-too-long = the text of the release { $endpoint } would be longer than the 125,000 characters that GitHub takes
    .remedy = Shorten what is written around gonogo's part of the release, then run again.
failure-several-releases = there are several releases for the tag of { $endpoint }{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Delete all but one of them, then run again.
failure-not-gathered = { $endpoint } was not read: a fault in gonogo
    .remedy = Please report it with the evidence file.

# What lies behind it.
failure-limit = the limit is { $bytes } bytes
failure-cause = { $kind ->
        [missing] it does not exist
        [not-a-file] it is not a file, or leads out of the folder
        [too-large] it is too large
        [not-text] it is not UTF-8 text
        [exists] it already exists
        [denied] the system's permissions forbid it
        [no-room] there is no room, or it is read-only
        [host-not-found] the host was not found
        [connection-refused] the connection was refused
        [unreachable] the host cannot be reached
        [connection-reset] the connection broke
        [unknown-issuer] the certificate is from an authority that is not trusted here
        [certificate-expired] the certificate is not valid at this time
        [certificate-name] the certificate is for another name
        [tls] the secure connection could not be made
        [no-certificates] there are no certificates of authorities here
        [redirect] it redirects to where nothing is asked
        [invalid-address] the address cannot be used
        [html] it is a web page
        [empty] it is empty
        [only-deprecations] it lists deprecated packages only, and yarn 4 does not tell whether that is all
        [not-json] it is not JSON
        [cut-off] it ends in the middle
        [other-shape] it has another shape
        [other-thing] it is about something else
        [no-commit] there is no such commit
        [label] a label with a comma cannot be asked for
        [certificates] it holds no usable certificate
        [allow-hosts] an entry of the allowed hosts is neither a host nor host:port
        [proxy] the proxy is not an http or https address
        [token] the token is empty or has characters that no token has
        [several-issues] several open issues are titled for this tag
        [merge-conflict] an unresolved merge stands in it
        [not-a-lockfile] it is no lockfile of npm
        [lockfile-version] its `lockfileVersion` is none of 1, 2 and 3
        [too-deep] it is nested too deeply
        [broken-link] a link in it leads nowhere
        [manifest] the package.json beside it cannot be read
        [error-report] the tool reports its own failure
        [not-a-report] it is no report of a tool that is known
        [contradiction] its own counts say something else
        [not-set] the environment variable is not set
        [variable-name] this is no variable that a policy may name; those of the runner and of GitHub's tokens are kept from it
        [header-name] this is no header that a policy may set
        [not-one-value] the result is not one value for each series
        [not-a-figure] there is a list or an object, not a figure
        [pointer] this is no JSON pointer
        [marker-alone] one of the two lines around gonogo's part is there without the other
        [marker-order] the two lines around gonogo's part are in the wrong order
        [marker-twice] the lines around gonogo's part are there more than once
        [altered] its digest does not fit its content
        [open-block] a block of code or HTML is left open and would take in what comes below
       *[system] the operating system refused it
    }
