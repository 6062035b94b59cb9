//! Values that are one of a few words, each with its words.

use super::invocation::{Format, Omitted, SaidChange, Scenario, Shell};
use super::values::{Expected, Readable};
use crate::exit::FailOn;
use crate::locale::Locale;
use crate::npm::{Producer, Severity};
use crate::publish::ReportAs;

/// A value that is one of a few words.
pub(super) trait Choice: Copy + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The words.
    fn words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }
}

macro_rules! choices {
    ($($choice:ty { $($word:literal => $value:expr),* $(,)? })*) => {$(
        impl Choice for $choice {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $value)),*];
        }
        impl Readable for $choice {
            fn read(text: &str) -> Result<Self, Expected> {
                Self::WORDS
                    .iter()
                    .find(|(word, _)| *word == text)
                    .map(|(_, value)| *value)
                    .ok_or_else(|| Expected::OneOf(Self::words()))
            }
        }
    )*};
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Also into a pipe.
    Always,
    /// Not at all.
    Never,
}

choices! {
    ColorChoice { "auto" => Self::Auto, "always" => Self::Always, "never" => Self::Never }
    FailOn {
        "auto" => Self::Auto, "no-go" => Self::NoGo, "hold" => Self::Hold, "never" => Self::Never,
    }
    Format {
        "text" => Self::Text, "json" => Self::Json, "markdown" => Self::Markdown,
        "svg" => Self::Svg, "ics" => Self::Ics, "sarif" => Self::Sarif, "npm" => Self::Npm,
    }
    Locale { "en" => Self::English, "fr" => Self::French }
    Omitted { "dev" => Self::Dev, "optional" => Self::Optional, "peer" => Self::Peer }
    SaidChange {
        "bugfix" => Self::Bugfix,
        "security" => Self::Security,
        "risky" => Self::Risky,
        "other" => Self::Other,
    }
    Producer {
        "npm6" => Self::Npm6, "npm7" => Self::Npm7, "pnpm" => Self::Pnpm,
        "yarn1" => Self::Yarn1, "yarn3" => Self::Yarn3, "yarn4" => Self::Yarn4,
        "bun" => Self::Bun,
    }
    Severity {
        "info" => Self::Info, "low" => Self::Low, "moderate" => Self::Moderate,
        "high" => Self::High, "critical" => Self::Critical,
    }
    ReportAs {
        "status" => Self::Status, "check-run" => Self::CheckRun, "both" => Self::Both,
        "none" => Self::None,
    }
    Shell {
        "bash" => Self::Bash, "zsh" => Self::Zsh, "fish" => Self::Fish,
        "powershell" => Self::Pwsh, "elvish" => Self::Elvish,
    }
    Scenario {
        "go" => Self::Go, "no-go" => Self::NoGo, "hold" => Self::Hold, "friday" => Self::Friday,
    }
}
