# The command line: help and usage errors.

cli-about = gonogo decides whether a release may go to production, and proves why.
cli-more = More about a command: gonogo COMMAND --help
cli-heading-usage = Usage:
cli-heading-start = Start here:
cli-heading-commands = Commands:
cli-heading-arguments = Arguments:
cli-heading-options = Options:
cli-heading-global-options = Options of every command:
cli-heading-exit-codes = Exit codes:
cli-usage-command = <COMMAND>
cli-usage-options = [OPTIONS]
cli-start-demo = see a decision about a built-in example; needs no network and no configuration
cli-start-check = decide about pull request 1 with your policy, and publish nothing
cli-all-commands = All commands: gonogo --help
cli-see-help = More: { $command }

# Names of values.
cli-value-code = CODE
cli-value-action = ACTION
cli-value-class = CLASS
cli-value-digest = DIGEST
cli-value-role = ROLE
cli-value-hosts = HOSTS
cli-value-duration = DURATION
cli-value-command = COMMAND
cli-value-file = FILE
cli-value-folder = FOLDER
cli-value-format = FORMAT
cli-value-instant = INSTANT
cli-value-kind = KIND
cli-value-language = LANGUAGE
cli-value-level = LEVEL
cli-value-login = LOGIN
cli-value-n = N
cli-value-name = NAME
cli-value-owner-name = OWNER/NAME
cli-value-path = PATH
cli-value-tool = TOOL
cli-value-severity = SEVERITY
cli-value-address = ADDRESS
cli-value-scenario = SCENARIO
cli-value-sha = SHA
cli-value-prefix = PREFIX
cli-value-tag = TAG
cli-value-shell = SHELL
cli-value-text = TEXT
cli-value-version = VERSION
cli-value-when = WHEN

# Options of every command.
cli-global-policy = Policy file (default: .github/gonogo.yml, then .gonogo.yml)
cli-global-environment = Environment of the policy that the release goes to (default: production)
cli-global-format = Form of the result: { $formats }{ $page ->
        [first] {""}; not every command has every form
       *[command] {""}
    }
cli-global-color = Colours: auto, always or never (default: auto, which respects NO_COLOR)
cli-global-locale = Language: en or fr (default: from LC_ALL, LC_MESSAGES or LANG)
cli-global-allow-hosts = Hosts that a policy may name although they lie inside, such as 10.0.0.7 or prometheus:9090 (any port, plain http)
cli-global-verbose = Show all details (audit, budget, check, demo, replay)
cli-global-quiet = Tell only what went wrong
cli-global-help = Show this help
cli-global-version = Show the version

cli-check = Decide whether a release may go: the main job
    .details = Reads the policy from the working tree and the facts from GitHub, decides, and publishes the decision as a commit status and a comment. Without --pr, --tag or --sha it judges everything that is open. The token is read from GITHUB_TOKEN or GH_TOKEN; GONOGO_MEMBERS_TOKEN may hold another one that may look people of teams up. In a workflow, gonogo without arguments takes the action's inputs instead.
cli-check-repo = Repository (default: GITHUB_REPOSITORY)
cli-check-pr = Judge the head commit of this pull request
cli-check-tag = Judge the commit of this tag
cli-check-sha = Judge this commit, named by all its 40 hexadecimal digits
cli-check-dry-run = Decide and print, but publish nothing
cli-check-at = Decide as if it were this instant, such as 2026-12-24T16:00+01:00; only with --dry-run, and the result says SIMULATED
cli-check-evidence = Write the evidence here, from which “gonogo replay” decides again
cli-check-statement = Write an in-toto statement about the evidence here, for others to sign; needs --evidence
cli-check-previous-evidence = Evidence of the release before, where its commit status does not name it; needs --evidence
cli-check-html = Write the report here as one HTML page
cli-check-report = What carries the decision on the commit: status, check-run, both or none
cli-check-no-comment = Write no comment
cli-check-fail-on = When the exit code is not 0: auto or hold for anything but GO, no-go for NO-GO and UNKNOWN, never for no decision at all (default: auto)
cli-check-wait = While people are awaited, decide again in long intervals, for at most this long, such as 30m

cli-simulate = What if: decide with comments, labels or a time made up
    .details = Reads the real state, or with --evidence that of a record, changes what you say, decides, and publishes nothing. The result says SIMULATED. Options can be given together, and those for words and labels several times. One --as is for all that is said; of several each is for the comment or sign-off in its place.
cli-simulate-repo = Repository (default: GITHUB_REPOSITORY)
cli-simulate-pr = Decide about this pull request
cli-simulate-tag = Decide about this tag
cli-simulate-sha = Decide about this commit
cli-simulate-comment = As if this comment had just been written, such as “/go qa”
cli-simulate-sign-off = As if GO had just been said for this role and the judged commit
cli-simulate-as-login = Who would write it
cli-simulate-evidence = Decide from this evidence file instead of GitHub, without any network
cli-simulate-label = As if the pull request had this label
cli-simulate-without-label = As if it did not have this label
cli-simulate-title = As if this were its title
cli-simulate-description = As if this file were its description, or - for standard input
cli-simulate-at = Decide as if it were this instant

cli-why = Say why somebody's sign-off counts or does not
    .details = Reads the real state and publishes nothing.
cli-why-user = GitHub login
cli-why-repo = Repository (default: GITHUB_REPOSITORY)
cli-why-pr = In this pull request
cli-why-tag = For this tag
cli-why-sha = For this commit

cli-demo = See the main job on a built-in example
    .details = Needs neither network nor configuration. Writes the comment, the summary, the evidence and the HTML report to a folder.
cli-demo-scenario = Example: go, no-go, hold or friday (default: no-go)
cli-demo-output = Folder for the files (default: gonogo-report)

cli-init = Write a policy, a checklist and workflows for this repository
    .details = Looks at the files and the clone here, and at nothing else: lockfiles, CODEOWNERS, tags, checklists and workflows. It writes what is missing below .github and never replaces a file. The policy is written in the reader's language. The exit code is 7 where a file could not be written.
cli-init-timezone = Time zone of the rules, such as Europe/Paris; needed unless there is a policy
cli-init-action = Action that the workflows use, as OWNER/gonogo@SHA with the full commit (default: to be put in later)
cli-init-dry-run = Show every file, and write nothing

cli-window = Say whether one may deploy now, why not, and when next
    .details = The exit code is 0 while it is open, 1 while it is closed, and 4 where that is not known.
cli-window-at = Look at this instant instead of now, such as 2026-12-24T16:00+01:00
cli-window-days = List this many days from there on, 1 to 400

cli-checklist = Read and judge a Markdown checklist
    .details = Without a policy it tells what is in the list, and every item must be ticked. The exit code is 0 where that is so, and 3 where items are open; with a policy 0 where the list passes and 1 where it fails. It is 4 where there is no list, or where it is not known.
cli-checklist-file = Markdown file, or - for standard input

cli-audit = Look for known vulnerabilities of npm packages, without Node
    .details = Reads package-lock.json or npm-shrinkwrap.json and asks the registry, or judges a report that npm, pnpm, yarn or bun wrote. Where the policy has the gate npm-audit, it says what blocks; otherwise everything from low on does. The exit code is 0 for GO, 1 for NO-GO, and 4 where it is not known.
cli-audit-path = Lockfile, or the folder it lies in (default: the lockfiles of the policy, else the one here)
cli-audit-report = Judge this saved report instead, or - for standard input
cli-audit-producer = Tool that wrote a report without any content: npm6, npm7, pnpm, yarn1, yarn3, yarn4 or bun
cli-audit-exit-code = Code that this tool ended with
cli-audit-omit = Leave out dev, optional or peer dependencies; may be given several times
cli-audit-audit-level = From which severity on it is NO-GO: info, low, moderate, high or critical (default: the policy's, else low)
cli-audit-base = Leave out everything that this lockfile has, too
cli-audit-registry = Registry to ask (default: the policy's, else that of .npmrc, else npm's own)
cli-audit-npm-compatible = Count as “npm audit” does, with packages that only depend on something vulnerable

cli-budget = Say what is left of the error budgets, and what may ship
    .details = Reads the gate error-budget of a policy, or a file with that section alone, and asks its sources. The exit code is 0 where the change may ship, 1 where it may not, and 4 where that is not known. On pull requests in a workflow no credentials are shown to any source, since the policy here may be the change's own.
cli-budget-change = Judge for a change of this kind: bugfix, security, risky or other (default: other)

cli-notes = Write release notes from the history of this clone
    .details = Without a VERSION they are about HEAD: the version that is tagged there, or what is not released yet. They begin behind the last stable version below it that is in its history; for a pre-release behind the last version of any kind. The policy's section “notes” says what goes where; without a policy it is what everybody expects. A clone that lacks a part of the history is refused, and the exit code is 6.
cli-notes-release = Tag, version, branch or commit whose notes are wanted (default: HEAD)
cli-notes-previous = Tag, version or commit that was released before (default: found)
cli-notes-first = It is the first release: take the whole history
cli-notes-all = All releases, newest first
cli-notes-audience = Only what these readers are told, by their name in the policy
cli-notes-repo = Repository, for links (default: GITHUB_REPOSITORY)
cli-notes-write = Put them into the changelog instead of printing them; a release that it has already stays as it is
cli-notes-github = Ask GitHub, too: for titles, labels and authors of pull requests, and for everything where this is no usable clone (with GITHUB_TOKEN or GH_TOKEN)
cli-notes-record = Keep in this file what GitHub says
cli-notes-recorded = Take what GitHub says from such a file, without a connection
cli-notes-publish = Write the notes of a tag into its release on GitHub, between our markers
cli-notes-evidence = Evidence of the tag's GO: the decision then stands below the notes, and anything else publishes nothing
cli-notes-dry-run = Print what would be published, and publish nothing

cli-next-version = Say which version the changes since the last one ask for
    .details = Prints the tag. Something that breaks asks for a major step, something new for a minor one, all else for a patch; below 1.0.0 both ask for a minor one. It is above every version of this history, pre-releases too. Where nothing has changed, or where the version exists beside this history, the exit code is 1; where the clone lacks a part of the history, it is 6.
cli-next-version-tag-prefix = What stands before the version in a tag (default: the policy's, else that of the version before)
cli-next-version-first = It is the first release: a clone without a tag of a version lacks none

cli-replay = Decide again from saved evidence
cli-replay-file = Evidence file that “gonogo check” wrote
cli-replay-at = Decide as if it were this instant; the result says SIMULATED

cli-verify-evidence = Check saved evidence, and the chain of releases in it
    .details = Each file is checked against its digest and decided again; then the links between the records of tags are followed. The order of the files does not matter. The exit code is 0 if all of it holds, 1 if something was altered or does not belong together, and 4 if it cannot be told from these files. Nothing but the files is read.
cli-verify-evidence-files = Evidence files of one repository and environment
cli-verify-evidence-digest = Digest that you know from elsewhere, as sha256:… with 64 digits: one of the files must have it, and a chain may begin there; may be given several times
cli-verify-evidence-statement = Statement that must be about one of the files, bare or as it was signed

cli-explain = Say what a finding, a decision or an exit code means
cli-explain-code = Code, such as window/outside-allow, a decision, such as NO-GO, or an exit code; without one all are listed

cli-lint = Check the policy and show all its faults at once
    .details = In a workflow (command: lint) each fault is an annotation at its line. With --format sarif the faults can be handed to code scanning.
cli-doctor = Check that gonogo is set up so that it can be trusted
    .details = Looks at the policy, the token, what the branch requires, the workflows and the sources of the gates, through the API and as the default branch has them, and writes nothing. The token is read from GITHUB_TOKEN or GH_TOKEN. The exit code is 0 where all is well or there are warnings only, 1 for a problem, 4 where something could not be found out, 5 where the policy cannot be used, and 6 where the repository cannot be read.
cli-doctor-repo = Repository (default: GITHUB_REPOSITORY)
cli-completions = Print the completion script of a shell
    .details = For bash: source <(gonogo completions bash). Other shells read it from a file; the documentation says where.
cli-completions-shell = Shell: bash, zsh, fish, powershell or elvish
cli-man = Print the manual page
    .details = It is read with: gonogo man | man -l -
cli-schema = Print the JSON Schema of the policy

cli-help = Show the help of gonogo or of a command
cli-help-command = Command

# The manual page.
cli-man-name = Name
cli-man-tagline = decides whether a release may go to production, and proves why
cli-man-synopsis = Synopsis
cli-man-description = Description
cli-man-commands = Commands
cli-man-options = Options of every command
cli-man-exit = Exit status
cli-man-files = Files
cli-man-policy = The policy; the first one that is there counts.
cli-man-not-here = Not for this command: { $options }.

# Exit codes.
exit-go = GO; also: the window is open, the policy is valid, the work is done
exit-no-go = NO-GO; also: the window is closed, the checklist fails
exit-usage = usage error: the command line or an input is wrong
    .lift = The message says what; `gonogo COMMAND --help` shows what is understood.
exit-hold = HOLD: nothing is wrong, but people or checks are awaited
exit-unknown = UNKNOWN: it could not be found out
exit-invalid-policy = the policy is invalid
    .lift = `gonogo lint` shows all its faults at once.
exit-unreadable = the event, the subject or a named file could not be read
    .lift = The message names it, and what would help.
exit-not-published = it was decided, but the decision could not be published
    .lift = Allow what is named as not published, then run again.
exit-internal = internal error: a fault in gonogo
    .lift = Please report it, with the message and the version.

# Usage errors.
cli-error = error: { $problem }
cli-meant = Did you mean “{ $meant }”?
cli-place-argument = “{ $name }”
cli-place-input = the input “{ $name }”
cli-place-variable = the variable “{ $name }”
cli-problem-no-command = no command was given
cli-problem-unknown-command = there is no command “{ $given }”
cli-problem-unknown-option = there is no option “{ $given }” here
cli-problem-unexpected-value = “{ $given }” is one value too many
cli-problem-invalid-value = { $place } cannot be “{ $given }”: expected { $expected }
cli-problem-missing-value = { $place } needs a value
cli-problem-missing-argument = { $place } is missing
cli-problem-repeated = { $place } was given more than once
cli-problem-conflict = { $place } and { $other } exclude each other
cli-problem-at-without-dry-run = “--at” needs “--dry-run”: what is published is decided at the present instant
cli-problem-unusable-token = { $place } does not hold a token: a token is one line of visible ASCII characters (its value is not shown)
cli-problem-not-text = an argument is not valid UTF-8
cli-problem-misunderstood = these arguments cannot be understood

cli-expected-one-of = one of: { $words }
cli-expected-action = OWNER/gonogo@ and all 40 hexadecimal digits of a commit
cli-expected-timezone = a time zone by its IANA name, such as Europe/Paris
cli-expected-environment = up to 40 small letters, digits, dashes and underscores
cli-expected-login = a GitHub login
cli-expected-duration = a length of time, such as 30m or 1h30m
cli-expected-prefix = the beginning of a tag, such as v or api/v
cli-expected-number = a whole number from 1
cli-expected-ref = a name that git accepts for a branch or tag
cli-expected-repository = OWNER/NAME
cli-expected-digest = sha256: and 64 small hexadecimal digits
cli-expected-role = the name of a role, or several with commas between them, as one word
cli-expected-sha = all 40 hexadecimal digits of a commit
cli-expected-instant = an instant with offset, such as 2026-12-24T16:00+01:00 or 2026-12-24T15:00:00Z
cli-expected-days = a whole number from 1 to 400
cli-expected-path = a path
cli-expected-repository-path = a path inside the repository, with “/”, without “..”
cli-expected-address = an http or https address without user, query or fragment
cli-expected-host = a host or host:port, without a scheme or wildcard (IPv6 addresses in brackets)
cli-expected-exit-code = a whole number from 0 to 255
cli-expected-few-hosts = at most 100 hosts
