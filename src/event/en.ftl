# Why an event could not be read. Every message has a remedy.

event-error-too-large = The payload of the { $event } event is larger than { $limit } MiB and was not read.
    .remedy = GitHub sends no payloads of this size. Check that no earlier step writes to the file that GITHUB_EVENT_PATH names.

event-error-malformed = The payload of the { $event } event is not valid JSON (line { $line }, column { $column }).
    .remedy = GitHub writes this file. Check that no earlier step changes the file that GITHUB_EVENT_PATH names, and run the workflow again.

event-error-missing-field = The { $event } event has no “{ $field }”.
    .remedy = Start the run from a GitHub event of this kind, or name the subject with the input “pull-request” or “tag” in a workflow started by hand.

event-error-wrong-type = In the { $event } event, “{ $field }” is not { $expected ->
        [text] a text
        [number] a whole number from 0
        [flag] true or false
        [object] an object
       *[other] of the right type
    }.
    .remedy = GitHub always sends this type. Check that no earlier step changes the file that GITHUB_EVENT_PATH names, and run the workflow again.

event-error-invalid-value = In the { $event } event, “{ $field }” is not { $expected ->
        [sha] a full commit SHA (40 hexadecimal digits)
        [repository] a repository written OWNER/NAME
        [login] a GitHub login
        [ref-name] a branch or tag name that git accepts and people can read without hidden characters
        [branch-ref] a full branch name beginning with refs/heads/
        [pull-request-number] a number from 1
        [action] an activity type in small letters and underscores
       *[other] a valid value
    }.
    .remedy = Correct the value where it comes from (an input of the workflow, or the name of a tag or branch) and start a new run.

event-error-unsupported-event = gonogo does not judge the event “{ $event }”.
    .remedy = Start the workflow with one of these events: { $supported }.

event-error-conflicting-inputs = The inputs “{ $first }” and “{ $second }” are both given, and each names a subject of its own.
    .remedy = Give one of them and leave the other empty.

event-error-repository-mismatch = The { $event } event is about { $event-repository }, but the job runs in { $job-repository }.
    .remedy = Start a new run: running an old one again keeps its event, also after a repository was renamed or moved.

# Why an event asks for no judgement. Nothing is wrong.

event-nothing-closed-pull-request = The pull request is closed, so there is nothing to decide.
event-nothing-closed-issue = The release issue is closed, so there is nothing to decide.
event-nothing-issue-gone = The issue was deleted or moved to another repository, so there is nothing to decide.
event-nothing-action-without-effect = This kind of change has no part in the decision, which stays as it is.
event-nothing-branch-push = A branch was pushed, not a tag; pull requests are judged by their own events.
event-nothing-other-ref-push = What was pushed is neither a branch nor a tag, so there is nothing to decide.
event-nothing-deleted-tag = The tag was deleted, so there is nothing to decide.
event-nothing-draft-release = The release is still a draft; it is judged when it is published.
event-nothing-withdrawn-release = The release was deleted or taken back, so there is nothing to decide.
event-nothing-merge-group-destroyed = The merge queue has dropped this group, so there is nothing to decide.
