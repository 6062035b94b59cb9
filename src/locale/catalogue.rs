//! Which words files there are: one per area and language, beside the code that speaks them.

use super::Locale;

macro_rules! words {
    ($($folder:literal),* $(,)?) => {
        /// The words files of a language, as Fluent source.
        pub(super) fn sources(locale: Locale) -> &'static [&'static str] {
            match locale {
                Locale::English => &[$(include_str!(concat!("../", $folder, "/en.ftl"))),*],
                Locale::French => &[$(include_str!(concat!("../", $folder, "/fr.ftl"))),*],
            }
        }
    };
}

words!(
    "budget/openslo",
    "change",
    "facts",
    "render",
    "policy",
    "event",
    "evidence",
    "cli",
    "doctor",
    "app",
    "gates/checklist",
    "gates/error_budget",
    "gates/npm_audit",
    "gates/sign_off",
    "gates/version",
    "gates/window",
    "history",
    "notes",
    "proof",
    "setup"
);
