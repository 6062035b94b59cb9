# Words for faults of the policy file: what is wrong, and how to mend it.
# Where it is, the excerpt shows. Texts in arguments are escaped by whoever shows them.

policy-level-error = error
policy-level-warning = warning
policy-level-help = help
policy-more-faults =
    { $count ->
        [one] and 1 more fault
       *[other] and { $count } more faults
    }

policy-help-did-you-mean = did you mean `{ $word }`?
policy-help-known-keys = these keys are known here: { $keys }
policy-help-one-of = write one of these: { $words }
policy-help-fill-or-remove = add an entry, or remove the key
policy-help-write = write `{ $text }`

## The file as a whole

policy-too-large = the policy is larger than { $limit } KiB
policy-not-utf8 = this is not UTF-8 text; save the file as UTF-8
policy-invisible-character = here is an invisible or control character ({ $code }); remove it, or type it again
policy-empty = the policy is empty; it needs at least `version: 1`, `timezone:` and `gates:`
policy-second-document = a second document begins here; a policy is one document, so remove `---` and what follows
policy-too-deep = this is nested deeper than { $limit } levels
policy-too-many-values = the policy has more than { $limit } values

## YAML

policy-anchor = anchors (`&name`) are off in a policy; write the value out where it is needed, or put a text that begins with `&` in quotes
policy-alias = aliases (`*name`) are off in a policy; put a text or pattern that begins with `*` in quotes
policy-tag = tags (`!name`) are off in a policy; put a text that begins with `!` in quotes
policy-merge-key = merge keys (`<<`) are off in a policy; write the keys out
policy-complex-key = a key must be a single word or text
policy-empty-key = a key is missing before this colon
policy-yaml-tab = a tab cannot indent in YAML; use spaces
policy-yaml-indentation = this line is indented differently from those it belongs to
policy-yaml-unclosed-quote = this quoted text is not closed properly; check its quotes
policy-yaml-unclosed-bracket = this bracket is not closed properly; check its end and the commas inside
policy-yaml-colon = a colon followed by a space is out of place here; put a text that contains one in quotes
policy-yaml-no-key = this is no `key: value`; check the colon and the indentation
policy-yaml-dash = a list entry (`- `) is out of place here; check the indentation
policy-yaml-indicator = a text cannot begin with this character in YAML; put it in quotes
policy-yaml-escape = this backslash sequence means nothing inside double quotes; use single quotes or `\\`
policy-yaml-directive = this line is no part of a policy; remove lines that begin with `%`, `---` or `...`
policy-yaml-other = this is not YAML

## Keys and values

policy-duplicate-key = the key `{ $key }` stands here a second time; keep one of the two
policy-duplicate-key-related = first here
policy-unknown-key = unknown key `{ $key }`
policy-missing-key = the key `{ $key }` is missing here
policy-wrong-type =
    { $expected ->
        [text] a text is expected here
        [number] a number is expected here
        [truth] `true` or `false` is expected here
        [list] a list is expected here
       *[map] a map of keys and values is expected here
    }, not { $found ->
        [text] a text
        [number] a number
        [truth] `true` or `false`
        [list] a list
        [map] a map
       *[nothing] an empty value
    }
policy-not-whole = a whole number is expected here
policy-out-of-range = the number must lie between { $least } and { $most }
policy-unknown-word = unknown word `{ $word }`; allowed: { $allowed }
policy-empty-text = this text is empty
policy-too-long = this text is longer than { $limit } characters
policy-empty-list = this list is empty
policy-none-of = one of these keys is missing here: { $keys }
policy-conflict = `{ $key }` cannot stand beside `{ $other }`; keep one of the two
policy-conflict-related = the other is here
policy-unsupported-version = policy version `{ $found }` is not known to this program, which reads version 1
policy-means-off = `{ $word }` is not taken for `off`
policy-invalid-login = { $text } is no GitHub login; teams go under `teams`
policy-invalid-team = { $text } is no team: write `organization/team`
policy-invalid-path = `{ $text }` is no path inside the repository: relative, with `/`, without `..`
policy-invalid-environment = `{ $text }` is no name of an environment: up to 40 small letters, digits, dashes and underscores, beginning with a letter or digit
policy-invalid-duration = `{ $text }` is no duration; write a number with its unit, such as `30m`, `2h`, `90d` or `1h30m`
policy-unknown-zone = unknown time zone `{ $zone }`; it takes an IANA name such as `Europe/Paris`

policy-help-version = write `version: 1` without quotes
policy-help-name-gate = name a gate under it, indented; there are: { $gates }
policy-help-under-gates = `{ $gate }` is a gate: indent it under `gates:`
policy-unusual-space = this space is a no-break space ({ $code }), which is no space to YAML; type a usual one
