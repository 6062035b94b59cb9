//! What `audit` is asked to do.

use std::path::PathBuf;

use super::access::access;
use super::arguments::AuditArguments;
use super::choices::Choice;
use super::invocation::{AuditOptions, AuditWhat, Format, Source};
use super::problem::{Place, Problem};
use crate::npm::Hint;
use crate::world::Variables;

/// The options of `audit`.
///
/// # Errors
/// Where they contradict each other, or a variable is not what it should be.
pub(super) fn options(
    audit: AuditArguments,
    format: Format,
    variables: &Variables,
) -> Result<AuditOptions, Problem> {
    let conflict = |name: &str, other: &str| {
        let [place, other] = [name, other].map(|name| Place::Argument(name.into()));
        Problem::Conflict { place, other }
    };
    let reads_report = audit.report.is_some();
    if format == Format::Npm && reads_report {
        return Err(conflict("--format npm", "--report"));
    }
    if audit.npm_compatible && matches!(format, Format::Markdown | Format::Sarif) {
        let word = Format::WORDS.iter().find(|(_, known)| *known == format);
        let given = format!("--format {}", word.map_or("", |(word, _)| word));
        return Err(conflict(&given, "--npm-compatible"));
    }
    let code = audit.exit_code.map(|code| code.0);
    let what = match audit.report {
        Some(report) => AuditWhat::Report {
            source: source(report),
            hint: audit.producer.zip(code).map(|(producer, exit_code)| Hint {
                producer,
                exit_code,
            }),
        },
        None => AuditWhat::Lockfile {
            path: audit.path,
            base: audit.base,
        },
    };
    Ok(AuditOptions {
        what,
        omit: audit.omit,
        level: audit.audit_level,
        registry: audit.registry,
        npm_compatible: audit.npm_compatible || format == Format::Npm,
        github: access(variables)?,
    })
}

/// A file, or what is piped in.
pub(super) fn source(file: PathBuf) -> Source {
    if file.as_os_str() == "-" {
        Source::StandardInput
    } else {
        Source::File(file)
    }
}
