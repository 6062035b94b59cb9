# What is said about a run itself.

policy-invalid = { $path } line { $line }: { $fault }
    .lift = Whoever can change the policy: mend that line; `gonogo lint` checks the file.
    .explain = The policy file cannot be used, so no gate was asked and nothing is known. `gonogo lint --policy FILE` shows every fault with its line, column and what is probably meant. The exit code is 5.
policy-missing = There is no { $path } on { $branch }
    .lift = Whoever can push to { $branch }: add a policy there, such as the one in gonogo's README.
    .explain = The policy is read from the base branch (pull requests) or the default branch (tags), never from what is judged. Without one there is nothing to judge by, and the decision is UNKNOWN.
policy-no-gates = { $path } has no gate for { $environment }
    .lift = Whoever can change the policy: name at least one gate under `gates:`.
    .explain = A policy without gates, or whose gates are all `off` for this environment, decides nothing: the decision is UNKNOWN, never GO.
policy-warning = { $fault }
    .lift = Whoever can change the policy: look at that line.
    .explain = Something in the policy file is probably not meant that way. It changes nothing in the decision.
clock-skew = This machine's clock and GitHub's are { $apart } apart
    .lift = Whoever runs the machine: set its clock.
    .explain = The instant of the decision is this machine's. More than 60 s of difference to the servers' clocks is reported, more than 5 min makes the decision UNKNOWN.
clock-off = This machine's clock and GitHub's are { $apart } apart: what time it is, is not known
    .lift = Whoever runs the machine: set its clock, then run again.
    .explain = More than 5 min of difference between this machine's clock and the servers' makes everything that depends on the time unknown.
