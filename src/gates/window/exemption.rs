//! Whether a change may go out although the window is closed.

use super::config::{Config, Exempt};
use crate::change::{self, ChangeClass};
use crate::decision::{Finding, Level, Outcome};
use crate::gates::Proofs;
use crate::locale::Value;
use crate::policy::read::Choice;
use crate::subject::Subject;

/// What the policy's `exempt` makes of a change.
pub(super) enum Exemption<'a> {
    /// The window counts for it.
    None,
    /// The window does not count for it.
    Granted(ChangeClass),
    /// It would not, but what the policy asks for is not there.
    Refused {
        class: ChangeClass,
        requires: &'a str,
        /// What is known of it; `None`: there is no such gate or part, or it was not judged.
        proof: Option<Outcome>,
    },
}

/// Asks the labels and the gates judged before.
pub(super) fn exemption<'a>(
    config: &'a Config,
    subject: &Subject,
    proofs: &Proofs,
) -> Exemption<'a> {
    let Some(exempt) = &config.exempt else {
        return Exemption::None;
    };
    let classes = change::classes(subject);
    let Some(class) = exempt.change.iter().find(|class| classes.contains(class)) else {
        return Exemption::None;
    };
    match &exempt.requires {
        None => Exemption::Granted(*class),
        Some(requires) => match proofs.get(&requires.value) {
            Some(Outcome::Go) => Exemption::Granted(*class),
            proof => Exemption::Refused {
                class: *class,
                requires: &requires.value,
                proof,
            },
        },
    }
}

/// Says that an exemption was not granted, and why.
pub(super) fn refused(class: ChangeClass, requires: &str, proof: Option<Outcome>) -> Finding {
    let known = matches!(proof, Some(Outcome::Hold | Outcome::NoGo));
    Finding::new("window/exemption-refused", Level::Warning)
        .with("class", Value::Word(class.word()))
        .with("requires", Value::code(requires))
        .with("known", if known { "yes" } else { "no" })
}

/// Adds to a finding what the policy exempts, for whoever is in a hurry.
pub(super) fn hint(finding: Finding, exempt: Option<&Exempt>) -> Finding {
    match exempt {
        None => finding.with("exempt", "none"),
        Some(exempt) => {
            let finding = finding.with("classes", Value::code(change::words(&exempt.change)));
            match &exempt.requires {
                None => finding.with("exempt", "class"),
                Some(requires) => finding
                    .with("exempt", "proof")
                    .with("requires", Value::code(&requires.value)),
            }
        }
    }
}
