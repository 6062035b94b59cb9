# The npm audit gate's words.

npm-audit-clean = { $counted ->
        [no] Nothing that blocks
       *[yes] { $packages ->
            [one] 1 package
           *[other] { $packages } packages
        }{ $files ->
            [one] {""}
           *[other] {" "}in { $files } files
        }, nothing that blocks
    }{ $below ->
        [0] {""}
       *[other] ; { $below } below the threshold
    }{ $allowed ->
        [0] {""}
       *[other] ; { $allowed } allowed
    }{ $known ->
        [0] {""}
       *[other] ; { $known } on the base branch, too
    }{ $due ->
        [0] {""}
       *[other] ; { $due } to be mended in time
    }
    .explain = Every package that is installed was looked up in the registry's advisories, and none of them blocks: they are below `fail-on`, allowed by the policy, on the base branch, too, with `scope: new`, or still within `fix-within`.
npm-audit-malware = Malware: { $package }{ npm-audit-versions }{ npm-audit-way } ({ npm-audit-ids }){ npm-audit-in }
    .lift = Anyone: take it out now, and take every secret of the machines that installed it for stolen. Malware cannot be allowed.
    .explain = An advisory says that the package itself is an attack (CWE-506, or “Malware in” in its title). It blocks whatever its severity is, and no entry of `allow` lifts it.
npm-audit-vulnerable = { npm-audit-what }{ npm-audit-way }{ npm-audit-fixed } ({ npm-audit-ids }){ npm-audit-in }{ $due ->
        [over] {" "}(the time to mend it ended { $since })
        [unknown] {" "}(it is not known when it was published, so its time counts as over{ $has-reason ->
            [yes] : { $reason }
           *[no] {""}
        })
       *[none] {""}
    }
    .lift = { npm-audit-mend }
    .explain = A registry knows a vulnerability at or above the policy's `fail-on` in a version that the lockfile installs. The sentence says the way to it and, where the advisory's range tells, the first version without it.
npm-audit-more = { $count ->
        [one] 1 more package is vulnerable
       *[other] { $count } more packages are vulnerable
    }
    .lift = Anyone: see the table of the full report.
    .explain = Ten packages get a line of their own; the table in the summary and the full report has all of them.
npm-audit-fix-due = { npm-audit-what }{ npm-audit-way }{ npm-audit-fixed } ({ npm-audit-ids }){ npm-audit-in }: mend it before { $until }
    .lift = { npm-audit-mend }
    .explain = The policy's `fix-within` gives some time from the publication of an advisory. Until it is over, the vulnerability is a warning; then it blocks.
npm-audit-no-lockfile = There is no lockfile at { $path }
    .lift = Anyone: commit the lockfile that `npm install` writes, or name the right path under `lockfiles`. For pnpm, yarn and bun name a report under `reports`.
    .explain = The gate reads what will be installed from package-lock.json or npm-shrinkwrap.json at the judged commit. Without one nobody knows what will be installed.
npm-audit-not-known = { $path } could not be audited: { $reason }
    .lift = { $remedy }
    .helps = Anyone: see the reason beside it; commit the lockfile that `npm install` writes, have the report written anew, or run it again once the registry answers.
    .explain = The lockfile, the report or the registry's answer could not be read as a whole. What is not known is never taken for clean.
npm-audit-lockfile-doubtful = The lockfile { $path } does not say what will be installed: { $kind ->
        [name] { $what } has a name that no registry can have
        [version] { $what } has no version that npm can read
        [tarball] { $what } would be fetched from a tarball of another name or version, or from one whose address does not show which
        [unfixed] { $what } would be fetched by `http:`, and no `integrity` says what must arrive
        [source] { $what } would come from a repository, file or folder that no package.json asks for
        [halves] { $what } is something else in the half that npm 6 installs by
        [missing] { $what } is asked for{ $has-by ->
            [yes] {" "}by { $by }
           *[no] {" "}by package.json
        } and is not in it
       *[unfit] { $has-by ->
            [yes] { $by }
           *[no] package.json
        } asks for { $what } { $wanted }, and the lockfile has another version
    }{ $more ->
        [0] {""}
        [one] {" "}(and 1 more fault)
       *[other] {" "}(and { $more } more faults)
    }
    .lift = Anyone: run `npm install` and commit the lockfile that it writes.
    .explain = A lockfile that does not fit its package.json, or has entries that npm could not install, does not tell what will be shipped.
npm-audit-registry-skipped = { $path } was not audited: { $reason }
    .lift = { $remedy }
    .helps = Anyone: run it again once the registry answers.
    .explain = The registry gave no answer, and the policy says `on-registry-error: warn`. The gate has nothing to say then; that is not GO either.
npm-audit-base-unknown = What the base branch has of { $path } is not known, so everything counts: { $reason }
    .lift = Nobody needs to: it only makes the gate stricter.
    .explain = With `scope: new` only what the base branch does not have counts. Its lockfile could not be audited, so everything counts as new.
npm-audit-no-report = There is no audit report at { $path }
    .lift = Whoever owns the workflow: let an earlier step write { $path }, such as with `npm audit --json`.
    .explain = The policy names a report of a package manager under `reports`, and it is not in the job's working directory.
npm-audit-report-withholds = The report { $path } counts { npm-audit-severity } vulnerabilities that it does not list
    .lift = Whoever owns the workflow: have the report written without an option that leaves some out, such as `--audit-level`.
    .explain = The report was written for the severer vulnerabilities only, and the policy asks about others, too. What is not listed cannot be judged.
npm-audit-self-declared = The report { $path } may have been written by the change that is judged
    .lift = Whoever can change the policy: let gonogo ask the registry (`lockfiles`), or say `trust: workspace` for this report.
    .explain = On a pull request the job runs code of the change, which can write any report. It counts only where the policy says `trust: workspace` for it.
npm-audit-taken-on-trust = The report { $path } is self-declared: the job wrote it
    .lift = Nobody needs to; `lockfiles` instead of `reports` lets gonogo ask the registry itself.
    .explain = A report from the job's working directory says what the job wrote into it. The policy takes its word.
npm-audit-not-audited = { $count ->
        [one] 1 package was
       *[other] { $count } packages were
    } not audited: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .lift = Nobody has to lift it; check these packages by hand.
    .explain = Packages from Git, from files and folders, and those of scopes that belong to another registry are not asked about: the registry knows nothing of them, and their names are nobody's business. Of one from an address that package.json names, nobody can tell which version lies there.
npm-audit-git-below = { $count ->
        [one] 1 package
       *[other] { $count } packages
    } would come from Git because another package wants it: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. The registry was asked about the version in the lockfile, which nothing proves
    .lift = Whoever knows the project: look at these repositories, or take the package from the registry with `overrides`.
    .explain = A package can depend on a Git repository. Only the lockfile says so, and only the lockfile says which version lies there.
npm-audit-own-packages = { $count ->
        [one] 1 package brings
       *[other] { $count } packages bring
    } others along: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. What lies in them was audited as the lockfile lists it
    .lift = Nobody has to lift it; check what they bring by hand.
    .explain = A package can have others in its tarball (`bundleDependencies`), or a lockfile of its own (`npm-shrinkwrap.json`). npm installs what lies there, whatever the project's lockfile says of it.
npm-audit-foreign-source = By { $path } packages would come from elsewhere than the registry, which knows nothing of what lies there: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .lift = Whoever can change the policy: if that is a mirror of yours, name it under `mirrors`. Anyone else: take `node_modules` and the lockfile away, run `npm install` with the project's registry, and commit the lockfile that it writes.
    .explain = Advisories are about what the registry has. A lockfile can name any address for any package, and its `integrity` is the lockfile's own word for what lies there. So tarballs count only from the registry, from those that the `.npmrc` at the policy's commit names, and from the policy's `mirrors`.
npm-audit-variable-unset = The `.npmrc` asks for what is not set: { $names }. Nothing is shown to that registry
    .lift = Whoever owns the workflow: hand the variable to the job with `env:`.
    .explain = The `.npmrc` at the policy's commit has a token as a variable that the job does not have. The registry was asked without it.
npm-audit-allow-unused = The policy allows { $id }, which was { $found ->
        [yes] found, but not in that package or on that way
        [cve] not found: a registry tells no CVE
       *[no] not found
    }
    .lift = Whoever can change the policy: { $found ->
        [cve] write the advisory's GHSA in its place, or take the entry out.
       *[other] take the entry out.
    }
    .explain = An entry of `allow` that accepts nothing is a hole waiting for something to fit. It is best taken out.
npm-audit-allow-expired = The policy allowed { $id } until { $expires }: { $reason }
    .lift = { $has-owner ->
        [yes] { $owner }
       *[no] Whoever can change the policy
    }: mend it and take the entry out, or decide anew with another date.
    .explain = The last day of an entry of `allow` is over. It accepts nothing any more.
npm-audit-allow-reopened = { $id } is worse now than the { npm-audit-severity } that the policy allows
    .lift = { $has-owner ->
        [yes] { $owner }
       *[no] Whoever can change the policy
    }: look at it again, and mend it or allow it as it is now.
    .explain = An entry of `allow` says which severity was accepted. The advisory is rated higher now, so the entry does not count.
npm-audit-allow-other-ways = { $id } is allowed on the way { $path } only, and the package is reached on other ways, too
    .lift = Whoever can change the policy: look at the other ways in the report, and allow each of them, or none.
    .explain = An entry of `allow` with a `path` accepts a copy only if every way to it is accepted.

npm-audit-what = { $count ->
        [one] 1 { npm-audit-severity } vulnerability
       *[other] { $count } vulnerabilities, the worst { npm-audit-severity },
    } { $kind ->
        [dev] for development only
        [optional] in what is optional
        [dev-optional] for development or optional
       *[prod] in production
    }: { $package }{ npm-audit-versions }
npm-audit-severity = { $severity }
npm-audit-versions = { $has-versions ->
        [yes] {" "}{ $versions }{ $more-versions ->
            [0] {""}
           *[other] {" "}and { $more-versions } more
        }
       *[no] {""}
    }
npm-audit-way = { $way ->
        [deep] {" "}through { $through }
       *[other] {""}
    }
npm-audit-fixed = { $fixed ->
        [at] , fixed in { $fix }
        [above] , fixed above { $fix }
       *[none] , no fixed version known
    }
npm-audit-ids = { $ids }{ $more-ids ->
        [0] {""}
       *[other] {" "}and { $more-ids } more
    }
npm-audit-in = { $several ->
        [yes] {" "}in { $file }
       *[no] {""}
    }
npm-audit-mend = { $fixed ->
        [none] Anyone: see in the advisory whether some version is without it, and raise or replace { $package }.
       *[other] { $way ->
            [direct] Anyone: raise { $package } in package.json and run `npm install`.
            [deep] Anyone: update { $package } with `npm update`; if it stays, raise { $head }.
           *[unknown] Anyone: raise { $package }; if nothing asks for it, `npm prune` takes it out.
        }
    } Or allow it in the policy, with a reason and an end date.
npm-audit-kind = { $kind ->
        [dev] development
        [optional] optional
        [dev-optional] development or optional
       *[prod] production
    }
npm-audit-asked = { $path }: { $packages ->
        [0] {""}
        [one] 1 package,{" "}
       *[other] { $packages } packages,{" "}
    }{ $found ->
        [0] no advisory
        [one] 1 advisory
       *[other] { $found } advisories
    } ({ $from ->
        [registry] asked { $source }
       *[report] report of { $source }
    })
npm-audit-heading = Vulnerabilities in npm packages
npm-audit-event = { $kind ->
        [allowed] The exception for { $package } ({ $id }) ends
       *[within] The time to mend { $package } ({ $id }) is over
    }
npm-audit-column-package = Package
npm-audit-column-severity = Severity
npm-audit-column-advisory = Advisory
npm-audit-column-way = Way
npm-audit-column-fix = Fixed
npm-audit-column-state = State
npm-audit-column-file = Lockfile
npm-audit-row-package = { $package }{ $has-versions ->
        [yes] {" "}{ $versions }
       *[no] {""}
    }
npm-audit-row-severity = { npm-audit-severity }, { $kind }
npm-audit-row-advisory = { $id }: { $title }
npm-audit-row-fix = { $fixed ->
        [at] in { $fix }
       *[above] above { $fix }
    }
npm-audit-row-state = { $state ->
        [malware] malware
        [blocks] blocks
        [overdue] blocks: time is over
        [date-unknown] blocks: date not known
        [within] until { $until }
        [allowed] allowed until { $until }: { $reason }
        [known] on the base branch, too
       *[below] below the threshold
    }
npm-audit-more-rows = { $count ->
        [one] And 1 more.
       *[other] And { $count } more.
    }

policy-npm-audit-no-lockfile = `{ $text }` is no lockfile of npm; a path ends in package-lock.json or npm-shrinkwrap.json
policy-npm-audit-other-lockfile = `{ $text }` is not read; let its package manager write a report, and name that under `reports`
policy-npm-audit-two-stars = `**` is not understood in `{ $text }`; write one `*` for each folder
policy-npm-audit-cve = a CVE only fits reports that name it: a registry does not tell it, so write the advisory's GHSA
policy-npm-audit-number = numbers of advisories change; write the advisory's GHSA, which stands at the end of its address
policy-npm-audit-no-advisory = `{ $text }` is no advisory; it looks like GHSA-xvch-5gv4-984h
policy-npm-audit-no-package = `{ $text }` is no name of a package, such as left-pad or @scope/left-pad
policy-npm-audit-no-tree-path = `{ $text }` is no way through the tree, such as mkdirp>minimist
policy-npm-audit-no-day = `{ $text }` is no day, such as 2026-12-31
policy-npm-audit-no-registry = `{ $text }` is no address of a registry, such as https://registry.npmjs.org/
policy-npm-audit-same-report = `{ $path }` is named a second time
policy-npm-audit-allowed-twice = `{ $id }` is allowed a second time for the same
policy-npm-audit-allowed-twice-related = first here
policy-npm-audit-expired = `{ $id }` is no longer allowed: its last day was { $day }
policy-npm-audit-expires-soon = `{ $id }` is allowed until { $day }; mend it, or decide anew before then
