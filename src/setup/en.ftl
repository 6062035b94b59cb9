# What `gonogo init` writes and says.

# Comments of the policy.
setup-policy-head = The policy of gonogo: what has to be true before a release goes out. A pull request is judged by the policy of the branch that it goes into, a tag by that of the default branch. “gonogo lint” checks this file.
setup-policy-version = The format of this file.
setup-policy-timezone = The clock of every rule below.
setup-policy-locale = The language of comments and reports: en or fr.
setup-policy-gates = Every gate is asked, and the strictest answer decides. With “enforcement: warn” a gate only warns.
setup-policy-window = May a deployment start now?
setup-policy-deny = Closed at these times; people read the reason.
setup-policy-allow = Open in working hours only: take “# ” away from these lines.
setup-policy-holidays = Closed on the public holidays of a country, by its code: take “# ” away.
setup-policy-checklist = Is every item of the checklist done?
setup-policy-sources = Where people tick: in the description of the pull request{ $tags ->
        [yes] {" "}and, for a tag, in the issue that gonogo opens
       *[no] {""}
    }.
setup-policy-template = Each item of this file has to be in the list, whatever somebody deletes from it.
setup-policy-sections = The headings whose items count.
setup-policy-later = Items for after the deployment: shown, and not waited for.
setup-policy-na = An item that does not apply is struck through, or begins with “N/A - ” and gives a reason.
setup-policy-npm = Is a vulnerability known in what npm installs?
setup-policy-lockfiles = The lockfiles that are read.
setup-policy-severity = What blocks: “high” and worse in what runs, “critical” in what only development needs.
setup-policy-reports = Of pnpm, yarn and bun, gonogo judges the report that an earlier step of the job writes. The docs of the gate npm-audit say how; then take “# ” away.
setup-policy-tag = Is the tag the right version? Pull requests are not asked.
setup-policy-branches = The branches on which versions are tagged.
setup-policy-maintenance = To release older versions from their own branches as well, take this line in its place.
setup-policy-owners = Who has to say go in a comment, such as “/go ROLE”? { $path } names these. To ask them, correct the roles, take “# ” away, and run “gonogo init” again: it adds the workflow for comments if that is missing.{ $teams ->
        [yes] {" "}Teams need the input members-token in the workflows.
       *[no] {""}
    }
setup-policy-maintainers = Who has to say go in a comment, such as “/go ROLE”? Here anybody who maintains the repository. To ask them, take “# ” away, and run “gonogo init” again: it adds the workflow for comments if that is missing.
setup-policy-other-prefix = To release by other tags that are versions, take this in its place, and { $pattern } under tags in the workflow for releases.
setup-policy-prefix = What stands before the version in a tag.

# Names and reasons in the policy.
setup-id-friday = friday
setup-id-weekend = weekend
setup-id-hours = working-hours
setup-reason-friday = No deploy on Friday
setup-reason-weekend = No deploy at the weekend
setup-role-owners = owners
setup-role-manager = release-manager

# The checklist to begin with.
setup-list-before = Before the deploy
setup-list-after = After the deploy
setup-list-changelog = Changelog written
setup-list-rollback = Rollback tested
setup-list-informed = On-call informed
setup-list-watched = Dashboards watched for 30 minutes

# What the files are for.
setup-why-policy = the policy, with the gates { $gates }
setup-why-present = the policy that is there
setup-why-description = the checklist, which GitHub puts into every new pull request
setup-why-list = the checklist that every description has to have
setup-why-pull-request = decides on every pull request
setup-why-sign-off = decides on every comment and release issue
setup-why-release = decides on the tags { $tags }, and deploys only what is GO
setup-why-gate = asks gonogo about { $what ->
        [tags] tags
        [comments] comments
       *[pull-requests] pull requests
    } already
setup-why-no-gate = is no gate of gonogo for { $what ->
        [tags] tags
        [comments] comments
       *[pull-requests] every pull request
    }, as far as can be seen

# Because of what.
setup-saw-policy = { $path } is there and stays as it is{ $valid ->
        [yes] .
       *[no] , but it has errors or cannot be read: see “gonogo lint”.
    }
setup-saw-window = closed on Fridays and at weekends, by the clock of { $zone }.
setup-saw-begin = from { $begin } on, since there is a Friday without midnight on that clock.
setup-saw-description = { $path } has { $items ->
        [one] 1 item
       *[other] { $items } items
    } to be done{ $sections ->
        [0] {""}
       *[other] {" "}under { $names }
    }{ $more ->
        [0] {""}
        [one] {" "}and 1 more heading
       *[other] {" "}and { $more } more headings
    }; all of them are asked for.
setup-saw-release-list = { $path } has { $items ->
        [one] 1 item
       *[other] { $items } items
    } to be done. Descriptions need them, so a copy of it becomes the form of new pull requests.
setup-saw-no-list = { $state ->
        [barred] no list was found, and none can be written in its place.
        [unread] no list could be read, so a short one stands beside it. Make it yours.
       *[none] no list was found, so a short one is written. Make it yours.
    }
setup-saw-no-template = { $read ->
        [yes] { $path } has no list
       *[no] what list { $path } has is not known
    }; any list in the description will do until the policy names a template.
setup-saw-choices = under { $names }{ $more ->
        [0] {""}
        [one] {" "}and 1 more heading
       *[other] {" "}and { $more } more headings
    } of { $path } people choose, so those items are not asked for.
setup-saw-later = under { $names }{ $more ->
        [0] {""}
        [one] {" "}and 1 more heading
       *[other] {" "}and { $more } more headings
    } of { $path } things are to be done after the deployment, so those items are not waited for. What has to be done before goes from post-deploy to sections.
setup-saw-unread = { $path } is there and could not be read: { $reason }. What it says does not count here.
setup-saw-further-forms = the forms in { $path } need the list, too: without it their pull requests are NO-GO.
setup-saw-other-lists = { $names }{ $more ->
        [0] {""}
        [one] {" "}and 1 more file
       *[other] {" "}and { $more } more files
    } have items, too. They count only where the policy names the file, as template or under sources.
setup-saw-lockfiles = because of { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
setup-saw-other-lockfiles = { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    } cannot be read: of pnpm, yarn and bun gonogo judges a report that the job writes. The docs of the gate say how.
setup-saw-uncommitted = { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    } are not in the newest commit: git ignores them, or nobody has committed them yet. No gate could read them, so the policy names none of them. Commit what is shipped from here, and name it in the policy.
setup-saw-left-out = the newest commit has { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }, too, where nothing is looked for: hidden, in a folder such as build or vendor, deeper than four folders, or not on this disk. Name one in the policy if it counts.
setup-saw-uncertain = which lockfiles git has, and which it ignores, is not known: { $reason }. Take out of the policy what it ignores: that is in no repository.
setup-many-folders = the newest commit has too many folders
setup-saw-unusable-lockfiles = { $count ->
        [one] 1 lockfile lies
       *[other] { $count } lockfiles lie
    } in folders whose names a policy cannot hold, such as with a star, and { $count ->
        [one] is
       *[other] are
    } left out.
setup-saw-part = there is more here than was looked through. Name the lockfiles that are missing in the policy.
setup-saw-passed-over = folders named { $names }{ $more ->
        [0] {""}
       *[other] {" "}or as { $more } others
    } were not looked into. Name a lockfile in them in the policy if it counts.
setup-saw-deeper = nothing was looked for more than four folders deep. Name a lockfile there in the policy if it counts.
setup-saw-versions = because of { $count ->
        [one] the tag { $newest }
       *[other] { $count } tags, the highest { $newest }
    }. Versions are released from { $known ->
        [yes] { $branch }
       *[no] the default branch
    }.
setup-counted = { $name } ({ $count })
setup-saw-prefixes = other tags are versions that begin with { $names }{ $more ->
        [0] {""}
        [one] {" "}and 1 more beginning
       *[other] {" "}and { $more } more beginnings
    }. One policy goes by one beginning{ $written ->
        [yes] : the workflow starts on { $tags } only, and the other tags meet no gate
       *[no] {""}
    }.
setup-saw-other-prefix = to release by the first of those in its place, write { $policy } into the policy, and { $workflow } into the workflow for releases.
setup-saw-maintenance = { $names } look like branches of older versions. The policy says how to release from them.
setup-saw-no-version = { $count ->
        [one] the tag here is no version
       *[other] none of the { $count } tags is a version
    }, so tags are not judged.
setup-saw-no-tags = there are no tags yet, so tags are not judged. After the first version, add the gate “version: {"{"}{"}"}” to the policy, and run “gonogo init” again for its workflows.
setup-saw-partial = no tag is in this clone, so tags are not judged. If the repository has versions: “git fetch --tags”, remove the new files, and run again.
setup-saw-unreadable = the history could not be read, so nothing is known of tags: { $reason }.
setup-saw-owners = { $path } names { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. Nobody is asked yet: the roles wait in the policy behind “# ”.
setup-saw-no-owners = nobody is asked yet: a role waits in the policy behind “# ”.
setup-saw-stand-in = { $path } asks gonogo already, so there is no second workflow for the same.
setup-saw-half-gate = { $path } has a step of gonogo, but is no gate for { $what ->
        [tags] tags
        [comments] comments
       *[pull-requests] every pull request
    }: a command other than check, a condition, a dry run, no report, or filters of the event.
setup-saw-rival = { $path } brings out tags and does not wait for gonogo, so there is no second workflow for tags.
setup-saw-no-repository = { $elsewhere ->
        [yes] the clone's remote “origin” is not on github.com.
       *[no] the clone has no remote “origin”.
    } Put the repository's own name in place of OWNER/NAME below.
setup-saw-token = the workflows name the permissions of the job's token, so there is nothing to set. Only roles with teams need another token, as members-token.

# What is told.
setup-summary = { $new ->
        [0] Nothing was written
        [one] 1 file was written
       *[other] { $new } files were written
    }{ $exists ->
        [0] {""}
        [one] ; 1 was there already and is as it was
       *[other] ; { $exists } were there already and are as they were
    }{ $failed ->
        [0] {""}
        [one] ; 1 could not be written
       *[other] ; { $failed } could not be written
    }.
setup-summary-dry = Nothing is written. { $new ->
        [0] No file
        [one] 1 file
       *[other] { $new } files
    } would be{ $exists ->
        [0] {""}
        [one] ; 1 is there already and stays as it is
       *[other] ; { $exists } are there already and stay as they are
    }{ $failed ->
        [0] {""}
        [one] ; 1 could not be
       *[other] ; { $failed } could not be
    }.
setup-heading-written = Written:
setup-heading-would = Would be written:
setup-heading-exists = Left as they are:
setup-heading-failed = Not written:
setup-heading-remarks = Why:
setup-heading-next = Next:
setup-remark = { $about }: { $text }
setup-quoted = “{ $name }”

setup-step-list = Copy the list from { $from } into { $to }: without it every pull request is NO-GO.
setup-step-own-list = Put a checklist into { $to }: without one every pull request is NO-GO.
setup-step-action = Put the action's owner and the full commit of its release in place of OWNER and the zeros, in { $paths }.
setup-step-deploy = Put your own deployment in place of “./deploy.sh”, in { $paths }.
setup-step-rival = Let the deployment in { $path } wait for gonogo: copy the job “gate” from gonogo's own workflows/release.yml, and add “needs: gate”.
setup-step-no-gate = Let { $path } ask gonogo, or put gonogo's own { $source } beside it under another name: until then { $what ->
        [tags] no tag meets the gate
        [comments] no comment decides
       *[pull-requests] not every pull request meets the gate
    }.
setup-step-barred = Clear the way and run “gonogo init” again, since nothing could be put at { $paths }: { $reason }.
setup-step-lint = Read the policy, change what does not fit, and check it:
setup-step-commit = Commit the files and merge them into { $known ->
        [yes] { $branch }
       *[no] the default branch
    }: the policy counts from there.
setup-step-try = Try it on a pull request of yours; nothing is published:
setup-step-require = After the first run make the status { $status } required, with GitHub Actions as its source (Settings → Rules → Rulesets).
setup-step-doctor = See whether anything is missing, such as a permission:

# Why nothing is written.
setup-no-zone = Which clock do the rules go by? Friday in UTC is another Friday than where you are.
    .remedy = Name your time zone, such as: gonogo init --timezone Europe/Paris
setup-no-clone = There is no git repository here.
    .remedy = Run it in the uppermost folder of the repository; for a new one, run “git init” first.
setup-below = This folder is not the top of the repository: GitHub would not find the files here.
    .remedy = Run it in { $top }.
setup-bare = This repository is bare: it has no working tree to put files into.
    .remedy = Run it in a clone of it.
setup-barred = the path leads through a link, or through something that is no folder
setup-link = it is a link or no file
setup-invalid = The policy that was made is not valid, so nothing was written: a fault in gonogo.
    .remedy = Please report it, with the names of the files, branches and owners that the repository has.
