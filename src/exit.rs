//! The exit codes: a public table, and the one match from a decision to a code.

use crate::decision::Outcome;

/// How the program ends. The numbers are a promise to everybody's scripts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Exit {
    /// GO; the window is open; the policy is valid; the work is done.
    Go = 0,
    /// NO-GO; the window is closed.
    NoGo = 1,
    /// The command line or an input is wrong.
    Usage = 2,
    /// HOLD.
    Hold = 3,
    /// UNKNOWN.
    Unknown = 4,
    /// The policy is invalid.
    InvalidPolicy = 5,
    /// The event, the subject or a named file could not be read.
    Unreadable = 6,
    /// It was decided, but the decision could not be published.
    NotPublished = 7,
    /// A fault in gonogo (`EX_SOFTWARE` of `sysexits.h`).
    Internal = 70,
}

impl Exit {
    /// The public table, in its order.
    pub(crate) const ALL: [Self; 9] = [
        Self::Go,
        Self::NoGo,
        Self::Usage,
        Self::Hold,
        Self::Unknown,
        Self::InvalidPolicy,
        Self::Unreadable,
        Self::NotPublished,
        Self::Internal,
    ];

    /// What the operating system gets.
    pub(crate) fn code(self) -> u8 {
        self as u8
    }

    /// The code's name in the public table, the same in every language.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::NoGo => "no-go",
            Self::Usage => "usage",
            Self::Hold => "hold",
            Self::Unknown => "unknown",
            Self::InvalidPolicy => "invalid-policy",
            Self::Unreadable => "unreadable",
            Self::NotPublished => "not-published",
            Self::Internal => "internal",
        }
    }

    /// The message that says what the code means.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Go => "exit-go",
            Self::NoGo => "exit-no-go",
            Self::Usage => "exit-usage",
            Self::Hold => "exit-hold",
            Self::Unknown => "exit-unknown",
            Self::InvalidPolicy => "exit-invalid-policy",
            Self::Unreadable => "exit-unreadable",
            Self::NotPublished => "exit-not-published",
            Self::Internal => "exit-internal",
        }
    }
}

/// From which decision on the step or the command fails: the input `fail-on`, the flag `--fail-on`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// Anything but GO, except that HOLD on a pull request is left to the commit status.
    #[default]
    Auto,
    /// NO-GO and UNKNOWN.
    NoGo,
    /// NO-GO, UNKNOWN and HOLD.
    Hold,
    /// No decision at all. What is not a decision (usage, policy, publication) still fails.
    Never,
}

/// What the run was started by, as far as the exit code asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surroundings {
    /// A person or a script on the command line.
    CommandLine,
    /// A pull request, its reviews, its comments or its merge queue: the commit status carries HOLD.
    PullRequestEvent,
    /// A tag, a release, a dispatch or a schedule: whoever deploys next looks at the step alone.
    ReleaseEvent,
}

/// The exit code of a decision.
pub(crate) fn for_outcome(outcome: Outcome, fail_on: FailOn, surroundings: Surroundings) -> Exit {
    match (outcome, fail_on) {
        (_, FailOn::Never) | (Outcome::Go, _) => Exit::Go,
        (Outcome::NoGo, FailOn::Auto | FailOn::NoGo | FailOn::Hold) => Exit::NoGo,
        // No gate looked at it: nobody knows, and that is never a GO.
        (Outcome::Unknown | Outcome::NotApplicable, FailOn::Auto | FailOn::NoGo | FailOn::Hold) => {
            Exit::Unknown
        }
        (Outcome::Hold, FailOn::Hold) => Exit::Hold,
        (Outcome::Hold, FailOn::NoGo) => Exit::Go,
        (Outcome::Hold, FailOn::Auto) => match surroundings {
            Surroundings::CommandLine | Surroundings::ReleaseEvent => Exit::Hold,
            Surroundings::PullRequestEvent => Exit::Go,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, Words};

    const EVERYWHERE: [Surroundings; 3] = [
        Surroundings::CommandLine,
        Surroundings::PullRequestEvent,
        Surroundings::ReleaseEvent,
    ];

    /// Codes on the command line, on a pull request's event and on a release's event.
    #[track_caller]
    fn check(outcome: Outcome, fail_on: FailOn, codes: [u8; 3]) {
        for (surroundings, code) in EVERYWHERE.into_iter().zip(codes) {
            let exit = for_outcome(outcome, fail_on, surroundings);
            assert_eq!(
                exit.code(),
                code,
                "{outcome:?} {fail_on:?} {surroundings:?}"
            );
        }
    }

    #[test]
    fn every_decision_has_its_code_everywhere() {
        use FailOn::{Auto, Hold, Never, NoGo};
        let table = [
            (
                Outcome::Go,
                [
                    (Auto, [0, 0, 0]),
                    (NoGo, [0; 3]),
                    (Hold, [0; 3]),
                    (Never, [0; 3]),
                ],
            ),
            (
                Outcome::NoGo,
                [
                    (Auto, [1, 1, 1]),
                    (NoGo, [1; 3]),
                    (Hold, [1; 3]),
                    (Never, [0; 3]),
                ],
            ),
            (
                Outcome::Hold,
                [
                    (Auto, [3, 0, 3]),
                    (NoGo, [0; 3]),
                    (Hold, [3; 3]),
                    (Never, [0; 3]),
                ],
            ),
            (
                Outcome::Unknown,
                [
                    (Auto, [4, 4, 4]),
                    (NoGo, [4; 3]),
                    (Hold, [4; 3]),
                    (Never, [0; 3]),
                ],
            ),
            (
                Outcome::NotApplicable,
                [
                    (Auto, [4, 4, 4]),
                    (NoGo, [4; 3]),
                    (Hold, [4; 3]),
                    (Never, [0; 3]),
                ],
            ),
        ];
        assert!(
            Outcome::ALL
                .iter()
                .all(|outcome| table.iter().any(|(row, _)| row == outcome))
        );
        for (outcome, row) in table {
            for (fail_on, codes) in row {
                check(outcome, fail_on, codes);
            }
        }
    }

    #[test]
    fn the_public_table_does_not_change() {
        let table: Vec<(u8, &str)> = Exit::ALL.map(|exit| (exit.code(), exit.name())).to_vec();
        assert_eq!(
            table,
            [
                (0, "go"),
                (1, "no-go"),
                (2, "usage"),
                (3, "hold"),
                (4, "unknown"),
                (5, "invalid-policy"),
                (6, "unreadable"),
                (7, "not-published"),
                (70, "internal"),
            ]
        );
    }

    #[test]
    fn every_code_is_explained_in_every_language() {
        for locale in Locale::ALL {
            let words = Words::new(locale);
            for exit in Exit::ALL {
                assert!(words.knows(exit.meaning()), "{exit:?} in {}", locale.tag());
            }
        }
    }
}
