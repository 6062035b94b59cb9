# The checklist gate's words.

checklist-complete = { $done } of { $total } done{ $proved ->
        [0] {""}
        [one] {" "}(1 proved by a gate)
       *[other] {" "}({ $proved } proved by gates)
    }{ $na ->
        [0] {""}
       *[other] , { $na } not applicable
    }
    .explain = Every item of the release checklist that counts is done.
checklist-open-items = { $count ->
        [one] 1 item is open
       *[other] { $count } items are open
    } ({ $done } of { $total } done): { $items }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .lift = { $has-owners ->
        [yes] { $owners }: do it and tick it in { $sources }.
       *[no] Whoever does it: tick it in { $sources }.
    }
    .explain = An item counts as done when its box is ticked, or, where the template says that a gate proves it, when that gate is go. Open items are HOLD on a pull request and NO-GO on a tag, unless the policy says `when-open`.
checklist-na-without-reason = “{ $item }” is marked as not applicable without a reason
    .lift = Whoever marked it: add a reason after a dash, such as “N/A - no database change”.
    .explain = With `na: strike-and-words` an item may begin with N/A, if a reason follows after a dash. Without a reason it stays open, ticked or not.
checklist-na-not-allowed = “{ $item }” is ticked, and says that it does not apply
    .lift = Whoever ticked it: do it, and take these words away. Or who may change the policy: allow `na: strike-and-words`; then a reason after a dash takes it off the list.
    .explain = An item that begins with a word such as N/A says that it was not done, whatever its box says. Only `na: strike-and-words` lets such an item be taken off the list, with a reason; with `na: off` and `na: strike` it stays open.
checklist-evidence-missing = “{ $item }” is ticked, but has no link, image or commit
    .lift = Whoever did it: add a link, an image or a commit after its text.
    .explain = The policy's `evidence.items` asks for a proof beside the tick: a link, an image or a commit SHA after the item's text.
checklist-section-missing = The section “{ $section }” is missing
    .lift = Whoever edits the list: { checklist-close }add a heading “{ $section }” with its items.
    .explain = The policy's `sections` names the sections that count. A missing one fails: it is not an empty success.
checklist-section-empty = The section “{ $section }” has no items
    .lift = Whoever edits the list: { checklist-close }put its items back.
    .explain = A section that counts holds no checklist item.
checklist-no-items = { $na ->
        [0] { $elsewhere ->
            [0] There is no checklist item in { $sources }
            [one] The only item in { $sources } does not count, by where it stands
           *[other] None of the { $elsewhere } items in { $sources } counts, by where they stand
        }
        [one] The only item that counts in { $sources } is taken off the list: nothing is left to do
       *[other] All { $na } items that count in { $sources } are taken off the list: nothing is left to do
    }
    .lift = Whoever edits the list: { checklist-close }add items such as `- [ ] Backup taken`, or put back those that do apply.
    .explain = No item was found that counts and applies: struck ones do not, nor those outside of the policy's `sections`, for after the deploy, or in quotes that the policy ignores. A list without items fails unless the policy says `on-empty: pass`.
checklist-too-few-items = { $found ->
        [one] Only 1 item
       *[other] Only { $found } items
    }, at least { $minimum } are asked for
    .lift = Whoever edits the list: { checklist-close }put the missing items back.
    .explain = The policy's `min-items` says how many items there must be at least.
checklist-required-missing = The required item “{ $item }” is missing
    .lift = Whoever edits the list: { checklist-close }add it and do it.
    .explain = The policy's `required` names items by their words. Each must be there, done, and not struck out.
checklist-required-na = The required item “{ $item }” is struck out, or said not to apply
    .lift = Whoever edits the list: take the mark off and do it.
    .explain = A required item cannot be taken off the list: neither by striking it out, also with tags such as `<del>`, nor by words such as N/A anywhere in it, ticked or not.
checklist-required-open = The required item “{ $item }” is open
    .lift = Whoever does it: tick it.
    .explain = Every item that has the required words must be done, also outside of the sections that count. Items for after the deploy are asked for only where no other has the words.
checklist-template-item-missing = The template's item “{ $item }” is missing
    .lift = Whoever edits the list: { checklist-close }put it back.
    .explain = Each item of the policy's `template` must be in the list, whatever was deleted from it. The template is read at the policy's commit.
checklist-proof-not-go = “{ $item }” waits for { $reference }
    .lift = Nobody needs to tick it: it is done when { $reference } is go.
    .when = as soon as { $reference } is go
    .explain = The template says that a gate proves this item. It is done when that gate is go, whoever ticked it.
checklist-proof-unknown = “{ $item }” is proved by { $reference }, and that is not known
    .lift = Whoever can change the policy: { $reference } must be a gate that applies here; if it is, look at its own reason.
    .explain = An item with a comment such as `<!-- gonogo: window -->` is done when that gate is go, whoever ticked it. Here the gate is unknown, does not apply, or there is none of that name.
checklist-proof-unreadable = { $source } line { $line } looks like the proof of an item, and is none
    .lift = Whoever owns the template: write it on the item's own line, { $write }.
    .explain = A gate proves an item only where the template has a comment such as `<!-- gonogo: window -->` in the item, in small letters, with the colon right behind the word. What was meant as one and is none would let a tick by hand pass, so the gate is UNKNOWN.
checklist-bad-marker = { $source } line { $line }: { checklist-looks }
    .lift = Whoever edits the list: write `- [ ]` or `- [x]`, then a space and the text.
    .explain = With `strict-markers: true`, what looks like a box and is none fails, drawn boxes (☐) included: it is neither done nor open, and its writer believes that it counts.
checklist-unclosed = { $source } line { $line }: { checklist-looks }
    .lift = Whoever edits the list: close it; until then what follows is not read.
    .explain = A code fence, an HTML comment or HTML such as `<pre>` without its end hides every item that follows. With `strict-markers: true` that fails.
checklist-doubtful = { $source } line { $line }: whether what follows this HTML is on the list is not known
    .lift = Whoever edits it: take the tag out, or write it as code, such as `<textarea>`.
    .explain = GitHub's versions disagree about where HTML with `<textarea>` or `<!doctype` ends, so that what follows may be shown as items or not. Many blocks of HTML that another tag ends are doubtful, too. The gate is UNKNOWN until they are gone.
checklist-looks-wrong = { $source } line { $line }: { checklist-looks }
    .lift = { $hides ->
        [yes] Whoever edits it: close it; until then what follows is not read.
       *[no] If it is meant as an item, write `- [ ]` or `- [x]`, then a space and the text.
    }
    .explain = Something looks like an item and is none, or hides items. It is a warning unless the policy says `strict-markers: true`.
checklist-looks = { $kind ->
        [fence] a code fence is not closed
        [comment] an HTML comment is not closed
        [raw] HTML is not closed
        [doubtful] HTML of which it is not known where it ends
        [glyph] a drawn box is not read (the policy's `glyphs` is off)
        [space-inside] a box with a space beside the x
        [empty] empty brackets
        [other-mark] { $seen } is no box
        [foreign-letter] { $seen } is a foreign letter that looks like x
        [unusual-space] an unusual space in or after the box
        [no-space-after] no space after the box
        [no-space-before] no space before the box
        [bullet] a typographic bullet or dash instead of `-`
        [full-width] full-width brackets
        [escaped] an escaped bracket
        [formatted] a box inside bold or other formatting
        [no-text] a box without a text
        [no-bullet] a box without a bullet
        [no-list] a box that is part of the paragraph before
        [no-paragraph] a box in a heading or table
        [html] a box inside raw HTML
       *[code] a box inside indented code
    }
checklist-too-many-items = { $found } items: more than { $maximum } are rarely read
    .lift = Whoever owns the template: shorten it.
    .explain = The policy's `max-items` warns of lists that are too long to be read.
checklist-template-stale = The template was not changed or confirmed for { $days } days
    .lift = Whoever owns the template: read it through and commit a change.
    .explain = The policy's `stale-after` warns when nobody has looked after the template for a long time.
checklist-template-age-unknown = When { $path } last changed is not known: { $reason }
    .lift = Run again; it decides nothing.
    .explain = The history of the template could not be read. This is a warning only.
checklist-template-missing = The template { $path } is not there at the policy's commit
    .lift = Whoever can change the policy: add the file there, or correct `template`.
    .explain = The template is read at the policy's commit. Without it nobody knows which items must be there, so the gate is UNKNOWN.
checklist-source-missing = { $path } is not there at { $sha }
    .lift = Whoever pushes: add the file to the release.
    .explain = A file that the policy names under `sources` is read at the commit that is judged, and is not there.
checklist-source-unknown = { $reason }
    .lift = { $remedy }
    .helps = Anyone: see the reason beside it, such as a file that is missing or a permission, and run it again.
    .explain = A list or the template could not be read. What nobody could look at is not done.
checklist-no-release-issue = The release issue of { $tag } is not there yet: this run opens it
    .lift = Whoever releases: tick the items on that issue; each comment there, and each new run, judges again
    .explain = A tag's checklist stands on an issue that gonogo opens for its commit, or in a file.
checklist-no-source = None of the policy's `sources` fits what is released
    .lift = Whoever can change the policy: name a source that fits, such as a file.
    .explain = A pull request has a description, a tag a release issue, every commit has files. A list that nobody looked at is not done.
checklist-unreadable = The list in { $source } could not be read: { $error ->
        [large] it is longer than 1 MiB
       *[deep] it is nested too deeply
    }
    .lift = Whoever edits the list: make it shorter or flatter.
    .explain = The text is longer or more deeply nested than any list that people read.
checklist-age = The list has been open for { $age }.
checklist-column-item = item
checklist-column-state = state
checklist-column-where = where
checklist-more-items = { $count ->
        [one] 1 more item is not shown.
       *[other] { $count } more items are not shown.
    }
checklist-heading = Checklist
checklist-section = { $has-section ->
        [yes] { $section }
       *[no] (before the first heading)
    }
checklist-section-count = { $done } of { $total }
checklist-section-tally = { $name }: { $count }
checklist-settled = { $count ->
        [one] 1 item that nothing is left to do about now
       *[other] { $count } items that nothing is left to do about now
    }
checklist-state = { $state ->
        [ticked] ticked
        [proved] proved
        [na-without-reason] N/A without a reason
        [na-not-allowed] ticked, but said not to apply
        [no-evidence] ticked, no proof
        [proof-not-go] its gate is not go
        [crossed] crossed, which is not ticked
        [open] open
        [not-applicable] not applicable
        [unknown] not known
        [later-done] for later, done
        [later] for after the deploy
       *[outside] outside the sections that count
    }
checklist-passes = The checklist passes: { $done ->
        [one] 1 item
       *[other] { $done } items
    } done{ $na ->
        [0] {""}
       *[other] , { $na } not applicable
    }.
checklist-fails = The checklist does not pass:
checklist-is-unknown = It is not known whether the checklist passes:
# What a list is called that came through `-`.
checklist-standard-input = standard input
checklist-counted = Ticked: { $checked } of { $total }.

policy-checklist-min-over-max = `min-items` is { $least }, which is more than `max-items` ({ $most })
policy-checklist-many-patterns = `evidence.items` has { $found } patterns; at most { $most } are tried on each item
policy-checklist-stale-without-template = `stale-after` does nothing without a `template`

checklist-template-empty = The template { $path } has no checklist item that can be read
    .lift = Whoever owns the template: write its items as `- [ ] text`, with a blank line before them inside HTML.
    .explain = A template without items asks for nothing, so that everything could be deleted from the list. The gate is UNKNOWN until the template has items.
checklist-template-faulty = The template { $source }, line { $line }: { checklist-looks }
    .lift = Whoever owns the template: { $hides ->
        [yes] close it; until then what follows is not asked for.
       *[no] write `- [ ]`, then a space and the text, or take it out.
    }
    .explain = What hides items of the template, such as a code fence or a comment without its end, would have the list asked for less than its owner believes; so would, with `strict-markers: true`, what looks like a box and is none. The gate is UNKNOWN until the template is mended.
# What comes first where something is missing and may only be hidden.
checklist-close = { $hidden ->
        [fence] close the code fence in { $where } line { $from }, which hides all that follows; if that is not enough,{" "}
        [comment] close the HTML comment in { $where } line { $from }, which hides all that follows; if that is not enough,{" "}
        [raw] close the HTML in { $where } line { $from }, which hides all that follows; if that is not enough,{" "}
       *[no] {""}
    }
