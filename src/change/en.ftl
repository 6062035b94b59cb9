# What a change is: faults of the policy.

policy-change-label = `{ $text }` leaves no label to compare; write its last part, such as `bug` for `kind/bug`
policy-change-type = `{ $text }` is no type of Conventional Commits; write a word such as `fix`, without the colon
policy-change-path = `{ $text }` is no pattern for files; write one as in CODEOWNERS, such as `migrations/**`, without `!`, `#`, `[` and `]`
