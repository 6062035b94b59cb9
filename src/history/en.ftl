# Why a clone cannot tell its history.

history-no-clone = There is no git clone here
    .remedy = Run it in the repository's folder; in a workflow check it out first, with `fetch-depth: 0`.
history-below = This folder is not the top of the working tree: neither its policy nor its changelog would be found here
    .remedy = Run it in { $top }.
history-format = This clone keeps its history as { $name }, which is not read yet
    .remedy = Run it in a clone with SHA-1 names and files for references: `git clone --ref-format=files` makes such references.
history-unborn = There are no commits yet
    .remedy = Commit something first, or check out a branch that has commits.
history-shallow = This clone is shallow: it does not have all the commits that the notes are about
    .remedy = In a workflow: `actions/checkout` with `fetch-depth: 0`. On your machine: `git fetch --unshallow --tags`.
history-grafted = This clone hides a part of its history: `.git/info/grafts` says that commits have other parents
    .remedy = Remove that file, and run again.
history-missing = The commit or folder { $commit } is not in this clone: it is a partial one, or damaged
    .remedy = In a workflow: `actions/checkout` with `fetch-depth: 0` and without `filter`. On your machine: `git fetch --refetch`.
history-unknown = { $revision } is no tag, branch or commit of this clone
    .remedy = See `git tag`; fetch what is missing with `git fetch --tags`.
history-broken = This clone cannot be read: { $detail }
    .remedy = See what `git fsck` says.
history-no-tags = This clone has no tag of a version, but was cloned from somewhere: earlier releases may be missing here
    .remedy = In a workflow: `actions/checkout` with `fetch-depth: 0`. On your machine: `git fetch --tags`. If it is the first release: `--first`.
