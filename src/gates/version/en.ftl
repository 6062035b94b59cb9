# The version gate's words.

version-right = { $has-last ->
        [yes] { $tag } follows { $last }{ $asked ->
            [major] , a large enough step for what breaks since
            [minor] , a large enough step for what is new since
            [patch] , a large enough step for what was mended since
           *[none] {""}
        }
       *[no] No stable version comes before { $tag } in its history
    }
    .explain = The tag is a version, on a branch that may be released from, higher than what was released before, and no smaller a step than the commits since ask for.
version-no-tag = No tag is judged
    .explain = The gate judges tags. A pull request or a commit has no version yet; `gonogo next-version` says which one comes next.
version-not-a-version = The tag { $tag } is not a version
    .lift = Whoever may push tags: tag the commit with a version, such as { $example }. What stands before the version is `tag-prefix` under `notes` in the policy.
    .explain = The name of the tag is not a version by Semantic Versioning 2.0.0 after the policy's prefix, or after `v` or nothing where it has none.
version-unreachable = { $count ->
        [one] The commit of { $tag } is not on the branch { $branches }
       *[other] The commit of { $tag } is on none of the branches { $branches }
    }
    .lift = Whoever may merge: merge it, and tag the commit there. Or name the branch under `branches` in the policy.
    .explain = What is released comes from the default branch, or from one of those that the policy names: only what is there was reviewed as the rules of that branch want it.
version-elsewhere = { $count ->
        [one] { $others } is the same version on another commit, { $commit }
       *[other] { $others } are the same version on other commits, the first of them on { $commit }
    }
    .lift = Whoever may push tags: choose the next version. Two releases under one name cannot be told apart.
    .explain = Two tags with one version are two different releases under one name. What stands after `+` makes no difference between versions.
version-moved = The tag { $tag } now points to another commit
    .lift = Whoever may run workflows: run the workflow again, for the tag as it is now.
    .explain = Between two readings the tag moved. The commit that was judged is not the one that would be released.
version-not-greater = { $tag } is not higher than { $others }{ $more ->
        [0] {""}
        [one] {" "}and 1 more
       *[other] {" "}and { $more } more
    }, { $count ->
        [one] which is in its history
       *[other] which are in its history
    }
    .lift = Whoever may push tags: choose a higher version; or, if { $others } { $count ->
        [one] was a slip that nobody uses, delete it
       *[other] were slips that nobody uses, delete them
    }.
    .explain = What was released since the version before is as high or higher, so people who update would go backwards. `require-greater: false` allows it.
version-too-small = { version-step } is too small: { version-why } ask for { $due }
    .lift = Whoever may push tags: tag the commit as { $due }, or take back what asks for it.
    .explain = The commits since the version before, by their Conventional Commits, ask for a larger step. Titles of pull requests on GitHub do not count here, only those that commits have: the others can be changed after everybody has looked. `require-bump: off` allows any step.
version-too-large = { version-step } is too large: { version-why } ask for { $due }
    .lift = Whoever may push tags: tag the commit as { $due }.
    .explain = With `require-bump: exact` the step is the one that the commits since the version before ask for, and no other.
version-step = { $is ->
        [major] A major step
        [minor] A minor step
       *[patch] A patch
    } from { $last } to { $tag }
version-why = { $asked ->
        [major] breaking changes
        [minor] new features
       *[patch] its changes
    } ({ $commits }{ $more ->
        [0] {""}
        [one] , 1 more
       *[other] , { $more } more
    })
version-commit = { $commit } { $text }
version-unsigned = { $is ->
        [lightweight] The tag { $tag } is a lightweight one, which cannot be signed
        [unsigned] The tag { $tag } is not signed
       *[unverified] GitHub could not verify the signature of { $tag } ({ $reason })
    }
    .lift = Whoever may push tags: make a signed tag (`git tag -s`), with a key that GitHub knows as yours.
    .explain = The policy asks for `signed-tag`: an annotated tag whose signature GitHub has verified.
version-near-miss = { $kind ->
        [unread] { $commit } speaks of a breaking change in a way that nothing reads: write `feat!: …`, or a footer `BREAKING CHANGE: …` after an empty line
        [no-blank] { $commit } has no space after its colon, so it counts as no type
        [empty-scope] { $commit } has empty brackets, so it counts as no type
       *[loose-footer] { $commit } speaks of a breaking change, but not as a footer: `BREAKING CHANGE:` in capitals, after a blank line
    }
    .lift = Anyone: look whether it asks for a larger step than it says.
    .explain = A commit is nearly a Conventional Commit. It counts as what it is, which may be less than was meant.
version-unreleased = { $others } { $count ->
        [one] has no GO, so it does not count as released, and what it brought counts here
       *[other] have no GO, so they do not count as released, and what they brought counts here
    }
    .lift = Anyone: nothing needs to be done.
    .explain = A tag whose commit has a status of gonogo other than GO was not released, and where others have a GO, neither was one without a status. What it brought is judged with the next version, and told in its notes.
version-not-known = Whether the version is right could not be found out: { $reason }
    .lift = { $remedy }
    .helps = Anyone: see the reason beside it, such as a permission that is missing, and run it again.
    .explain = Tags, commits or branches could not be read as a whole. What is not known is never taken for right.
policy-version-branch = `{ $text }` is not a name of a branch; write it in full, without `refs/heads/` and without `*`

# On a page.
version-heading = Version
version-told-this = tag
version-told-before = stable version before
version-told-first = none in its history
version-told-tag = { $tag } at { $sha }
version-told-taken = step taken
version-told-step = { $step ->
        [major] major
        [minor] minor
        [patch] patch
       *[none] none
    }
version-told-commits = step asked for
version-told-asked = { version-told-step }, by { $count ->
        [one] 1 commit
       *[other] { $count } commits
    } since
version-told-above = as high or higher
