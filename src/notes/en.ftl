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
notes-no-message = (no message)
notes-changelog = Changelog

app-notes-no-audience = The policy names no audience { $name }
    .remedy = Name one under `notes: audiences:`.
app-notes-untagged = What is not released yet does not go into the changelog
    .remedy = Tag the commit first, or name the version: `gonogo notes v1.4.0 --write`.
app-notes-unclosed = { $path } ends in a code block or a comment that nothing closes: the notes would be hidden in it
    .remedy = Close it, then run this again.
app-notes-kept = { $path } has { $tag } already, and stays as it is.
app-notes-written = { $tag } now stands in { $path }.
app-notes-no-ancestor = { $tag } would come before, but is not in this history: it is passed over.
app-notes-odd = { $commit } is nearly a Conventional Commit: { $kind ->
        [no-blank] a blank is missing behind the colon
        [empty-scope] nothing stands in the brackets
       *[loose-footer] `BREAKING CHANGE:` counts in capitals only, with a blank line before it
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
           *[patch] Since { $last } nothing is new, and nothing breaks.
        }
    }

policy-notes-prefix = `{ $text }` cannot begin a tag; write letters, digits and `._/@+-`, such as `v`
policy-notes-audience = `{ $text }` is no name for readers; write letters, digits, `-` and `_`, at most 60
policy-notes-empty-group = nothing could belong to the group `{ $title }`: name `types`, or say `breaking: true`
