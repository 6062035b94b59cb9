//! The gates: one folder each, and one line each in the registry below.
//!
//! A gate never imports another one; what gates share lies in the modules below them.

pub(crate) mod checklist;
pub(crate) mod error_budget;
mod gate;
pub(crate) mod npm_audit;
pub(crate) mod policy;
mod references;
pub(crate) mod sign_off;
pub(crate) mod version;
pub(crate) mod window;

pub(crate) use gate::{Gate, Proofs};

use crate::decision::{Area, Report};
use crate::facts::{Facts, Need};
use crate::policy::fault::Faults;
use crate::policy::read::{OffOr, Tolerant, policy_section};
use crate::subject::Context;
use policy::General;

/// Makes, from one line per gate, the policy's `gates:` section with its schema, the checked
/// gates, and the dispatch. The order of the lines is the order of judging: a gate can refer to
/// the outcomes of those above it.
macro_rules! registry {
    ($($(#[doc = $doc:literal])+ $field:ident: $gate:ty = $name:literal,)+) => {
        policy_section! {
            /// Which gates apply, and how strict they are.
            pub(crate) struct GatesSection {
                $($(#[doc = $doc])+ optional $field: OffOr<Tolerant<<$gate as Gate>::Section>> = $name,)+
            }
        }

        impl GatesSection {
            /// Checks every gate's section.
            pub(crate) fn validate(self, general: &General, faults: &mut Faults) -> Gates {
                Gates {
                    $($field: match self.$field {
                        Some(OffOr::On(Tolerant(Some(section)))) => {
                            <$gate as Gate>::validate(section, general, faults)
                        }
                        Some(OffOr::On(Tolerant(None)) | OffOr::Off) | None => None,
                    },)+
                }
            }
        }

        /// The gates of one environment, each with its checked section.
        #[derive(Default)]
        pub(crate) struct Gates {
            $($(#[doc = $doc])+ pub(crate) $field: Option<<$gate as Gate>::Config>,)+
        }

        impl Gates {
            /// Warnings that depend on the present instant.
            pub(crate) fn lint(&self, now: jiff::Timestamp, faults: &mut Faults) {
                $(if let Some(config) = &self.$field {
                    <$gate as Gate>::lint(config, now, faults);
                })+
            }

            /// Faults of what they refer to: a gate or a part of one that is judged before them, or
            /// nothing would ever come of it.
            pub(crate) fn check_references(&self, environment: &str, faults: &mut Faults) {
                let mut judged = Vec::new();
                $(if let Some(config) = &self.$field {
                    for reference in <$gate as Gate>::references(config) {
                        references::check(&reference, &judged, environment, faults);
                    }
                    let name = <$gate as Gate>::NAME;
                    judged.push(name.to_owned());
                    let parts = <$gate as Gate>::parts(config).into_iter();
                    judged.extend(parts.map(|part| format!("{name}.{part}")));
                })+
            }

            /// What all of them need and is not known yet, each thing once.
            pub(crate) fn needs(
                &self,
                context: &Context,
                known: &Facts,
            ) -> std::collections::BTreeSet<Need> {
                let mut needs = std::collections::BTreeSet::new();
                $(if let Some(config) = &self.$field {
                    needs.extend(<$gate as Gate>::needs(config, context, known));
                })+
                needs.retain(|need| !known.has(need));
                needs
            }

            /// What all of them found.
            pub(crate) fn evaluate(&self, context: &Context, facts: &Facts) -> Vec<Report> {
                let mut proofs = Proofs::default();
                let mut reports = Vec::new();
                $(if let Some(config) = &self.$field {
                    let report = <$gate as Gate>::evaluate(config, context, facts, &proofs);
                    debug_assert!(report.area == Area::Gate(<$gate as Gate>::NAME));
                    proofs.add(&report);
                    reports.push(report);
                })+
                reports
            }

            /// Whether what time it is matters to any of them.
            pub(crate) fn depend_on_time(&self) -> bool {
                false $(|| self.$field.is_some() && <$gate as Gate>::DEPENDS_ON_TIME)+
            }

            /// The names of those that apply, in the order of judging.
            pub(crate) fn names(&self) -> Vec<&'static str> {
                [$(self.$field.as_ref().map(|_| <$gate as Gate>::NAME)),+]
                    .into_iter()
                    .flatten()
                    .collect()
            }

            /// Whether there is any gate at all.
            pub(crate) fn is_empty(&self) -> bool {
                true $(&& self.$field.is_none())+
            }
        }

        /// Every gate's name and codes.
        pub(crate) const REGISTERED: &[(&str, &[&str])] =
            &[$((<$gate as Gate>::NAME, <$gate as Gate>::CODES)),+];
    };
}

registry! {
    /// May we spend more of the error budget.
    error_budget: error_budget::ErrorBudget = "error-budget",
    /// Have the right people said go, by role, for this very commit.
    sign_off: sign_off::SignOff = "sign-off",
    /// Does npm know vulnerabilities of what is to be shipped.
    npm_audit: npm_audit::NpmAudit = "npm-audit",
    /// Is the tag the right version.
    version: version::VersionGate = "version",
    /// When may we deploy.
    window: window::Window = "window",
    /// Is every item of the release checklist done, truly.
    checklist: checklist::Checklist = "checklist",
}
