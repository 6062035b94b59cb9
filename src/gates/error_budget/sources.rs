//! Where the figures of an objective come from: from the policy's words to a [`Source`].

use super::config::{Queries, Server, Source};
use super::section::{BasicSection, FileSection, SloSection, SourceSection};
use super::source_values::{ServerUrl, VariableName};
use crate::budget::Window;
use crate::budget::promql::Query;
use crate::facts::Access;
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{Located, WordOr};
use crate::policy::source::Span;
use crate::text::Untrusted;

/// The source of an objective; `None` where it has faults, which are told.
pub(super) fn source(
    slo: &SloSection,
    window: Option<Window>,
    faults: &mut Faults,
) -> Option<Source> {
    let place = slo.source.span;
    let needs = |what: &'static str, present: bool, faults: &mut Faults| {
        if !present {
            let fault = Fault::own("policy-error-budget-source-needs", place);
            faults.push(fault.with("key", what));
        }
        present
    };
    let has_target = slo.target_percent.is_some();
    let has_window = slo.window.is_some();
    match slo.source.value.clone() {
        SourceSection::Prometheus(section) => {
            let Located { value, span } = section.0?;
            let server = server(
                &value.url,
                value.bearer,
                value.basic,
                value.allow_partial,
                faults,
            );
            let written = Written {
                good: value.good,
                errors: value.errors,
                total: value.total,
                ratio: value.error_ratio,
            };
            let queries = written.queries(span, window, faults);
            let target = needs("target-percent", has_target, faults);
            let whole = needs("window", has_window, faults) && target;
            let queries = queries?;
            whole.then(|| Source::Prometheus {
                server,
                queries,
                absent_is_zero: value.absent_errors.is_some(),
            })
        }
        SourceSection::Sloth(section) => {
            let Located { value, span } = section.0?;
            let written = Written {
                good: value.good,
                errors: value.errors,
                total: value.total,
                ratio: None,
            };
            let queries = match written.is_empty() {
                true => None,
                false => Some(written.queries(span, window, faults)?),
            };
            Some(Source::Sloth {
                server: server(
                    &value.url,
                    value.bearer,
                    value.basic,
                    value.allow_partial,
                    faults,
                ),
                service: value.service.untrusted().clone(),
                slo: value.slo.untrusted().clone(),
                queries,
                absent_is_zero: value.absent_errors.is_some(),
            })
        }
        SourceSection::Pyrra(section) => {
            let value = section.0?.value;
            Some(Source::Pyrra {
                server: server(
                    &value.url,
                    value.bearer,
                    value.basic,
                    value.allow_partial,
                    faults,
                ),
                slo: value.slo.untrusted().clone(),
            })
        }
        SourceSection::OpenSlo(section) => {
            let value = section.0?.value;
            Some(Source::OpenSlo {
                server: server(
                    &value.url,
                    value.bearer,
                    value.basic,
                    value.allow_partial,
                    faults,
                ),
                file: value.file,
                name: value.name.map(|name| name.untrusted().clone()),
                objective: value.objective.map(|name| name.untrusted().clone()),
                absent_is_zero: value.absent_errors.is_some(),
            })
        }
        SourceSection::File(section) => Some(file(section, slo.id.value.as_str())),
        SourceSection::Datadog(section) => {
            let value = section.0?.value;
            needs("window", has_window, faults).then(|| Source::Datadog {
                site: value.site.0,
                slo: value.slo.untrusted().clone(),
                access: Access::Headers {
                    headers: vec![
                        ("dd-api-key".to_owned(), value.api_key.0),
                        ("dd-application-key".to_owned(), value.application_key.0),
                    ],
                },
            })
        }
        SourceSection::Json(section) => {
            let value = section.0?.value;
            let target = needs("target-percent", has_target, faults);
            let whole = needs("window", has_window, faults) && target;
            whole.then(|| Source::Json {
                url: Untrusted::new(value.url.0.as_str()),
                access: access(value.bearer, value.basic, faults),
                pointer: value.pointer.0,
                unit: value.unit,
                as_of: value.as_of.map(|pointer| pointer.0),
            })
        }
    }
}

fn file(section: WordOr<crate::ids::RepoPath, FileSection>, id: &str) -> Source {
    match section {
        WordOr::Word(path) => Source::File {
            path,
            id: id.into(),
            trusted: false,
        },
        WordOr::More(value) => Source::File {
            path: value.path,
            id: value
                .id
                .map_or_else(|| id.into(), |id| id.untrusted().clone()),
            trusted: value.trust.is_some(),
        },
    }
}

fn server(
    url: &ServerUrl,
    bearer: Option<Located<VariableName>>,
    basic: Option<Located<BasicSection>>,
    allow_partial: bool,
    faults: &mut Faults,
) -> Server {
    Server {
        url: Untrusted::new(url.0.as_str()),
        access: access(bearer, basic, faults),
        allow_partial,
    }
}

fn access(
    bearer: Option<Located<VariableName>>,
    basic: Option<Located<BasicSection>>,
    faults: &mut Faults,
) -> Access {
    match (bearer, basic) {
        (None, None) => Access::Open,
        (Some(bearer), None) => Access::Bearer {
            variable: bearer.value.0,
        },
        (None, Some(basic)) => Access::Basic {
            user: basic.value.user.0,
            password: basic.value.password.0,
        },
        (Some(bearer), Some(basic)) => {
            let fault = Fault::own("policy-error-budget-two-credentials", basic.span);
            faults.push(fault.related(bearer.span));
            Access::Open
        }
    }
}

/// Queries as they are written.
struct Written {
    good: Option<Located<String>>,
    errors: Option<Located<String>>,
    total: Option<Located<String>>,
    ratio: Option<Located<String>>,
}

impl Written {
    fn is_empty(&self) -> bool {
        self.good.is_none() && self.errors.is_none() && self.total.is_none()
    }

    /// Exactly one of the three ways to ask.
    fn queries(self, place: Span, window: Option<Window>, faults: &mut Faults) -> Option<Queries> {
        let all = [&self.good, &self.errors, &self.total, &self.ratio];
        let mut sound = true;
        for query in all.into_iter().flatten() {
            sound &= check(query, window, faults);
        }
        let text = |query: Located<String>| query.value.trim().to_owned();
        let queries = match (self.good, self.errors, self.total, self.ratio) {
            (Some(good), None, Some(total), None) => Queries::Good {
                good: text(good),
                total: text(total),
            },
            (None, Some(errors), Some(total), None) => Queries::Errors {
                errors: text(errors),
                total: text(total),
            },
            (None, None, None, Some(ratio)) => Queries::ErrorRatio(text(ratio)),
            _ => {
                faults.push(Fault::own("policy-error-budget-queries", place));
                return None;
            }
        };
        sound.then_some(queries)
    }
}

/// Whether a query can be what it is to be: it can be read, and looks over the window up to now.
fn check(query: &Located<String>, window: Option<Window>, faults: &mut Faults) -> bool {
    let mut refuse = |fault: Fault| {
        faults.push(fault);
        false
    };
    let Ok(read) = Query::read(&query.value) else {
        return refuse(Fault::own("policy-error-budget-query", query.span));
    };
    if read.has_modifier() {
        return refuse(Fault::own("policy-error-budget-modifier", query.span));
    }
    // Without a window here the source tells it, and the ranges are looked at then.
    let Some(window) = window else {
        return true;
    };
    let written = match window {
        Window::Rolling(length) => Some(length.to_string()),
        Window::Calendar(_) if !read.has_placeholder() => {
            return refuse(Fault::own("policy-error-budget-needs-window", query.span));
        }
        Window::Calendar(_) => None,
    };
    match read.other_range(written.as_deref()) {
        Some(range) => refuse(
            Fault::own("policy-error-budget-other-window", query.span)
                .with("range", range)
                .with("window", window.text()),
        ),
        None => true,
    }
}
