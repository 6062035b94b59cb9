//! Reports in the form of the registry's first audit: npm 6, pnpm, yarn 2 and 3; and the advisories
//! of yarn 1, which has the same ones on lines of their own.

use serde_json::Value;

use super::advisory::{self, Otherwise, REGISTRY, UNKNOWN, text};
use super::document::Document;
use super::findings::{Findings, Mention, either};
use super::{Counts, Hint, Object, Place, Producer, Remedy, ReportFault, SavedReport};
use crate::text::Untrusted;

/// Reads a document that has `advisories`.
pub(super) fn read(
    document: &Document<'_>,
    hint: Option<Hint>,
) -> Result<SavedReport, ReportFault> {
    let object = &document.object;
    let counted = Counts::read(object.get("metadata"))?;
    let advisories = object.get("advisories").and_then(Value::as_object);
    let advisories = advisories.ok_or_else(|| ReportFault::malformed("advisories"))?;
    // No tool has been seen to fill it. What was muted elsewhere is not judged by this policy.
    if let Some(muted) = object.get("muted")
        && muted.as_array().is_none_or(|muted| !muted.is_empty())
    {
        return Err(ReportFault::malformed("muted"));
    }
    let mut listed = Counts::default();
    let mut findings = Findings::default();
    for (id, entry) in advisories {
        let entry = entry.as_object();
        let entry = entry.ok_or_else(|| ReportFault::malformed(id))?;
        add(entry, id, Mention::default(), &mut findings, &mut listed)?;
    }
    let withheld = counted.withheld(&listed)?;
    Ok(SavedReport {
        findings: findings.finish(),
        counted: Some(counted),
        withheld,
        ..SavedReport::empty(producer(document, hint))
    })
}

/// npm 6 numbers its runs, pnpm 11 left out what it has no use for, and yarn writes one line.
fn producer(document: &Document<'_>, hint: Option<Hint>) -> Producer {
    let has = |key: &str| document.object.contains_key(key);
    let said = hint.map(|hint| hint.producer);
    match said {
        Some(said @ (Producer::Npm6 | Producer::Pnpm | Producer::Yarn3)) => said,
        _ if has("runId") => Producer::Npm6,
        _ if has("actions") && document.is_compact() => Producer::Yarn3,
        _ => Producer::Pnpm,
    }
}

/// Adds one advisory, of which `mention` is known already. What is listed is counted generously:
/// tools count advisories, or installed versions, or paths.
pub(super) fn add(
    object: &Object,
    id: &str,
    mut mention: Mention,
    findings: &mut Findings,
    listed: &mut Counts,
) -> Result<(), ReportFault> {
    let package = text(object, "module_name").filter(|name| !name.is_empty());
    let package = package.ok_or_else(|| ReportFault::malformed(id))?;
    let read = advisory::read(object, &REGISTRY, &Otherwise { id, ..UNKNOWN });
    let installed = object.get("findings").and_then(Value::as_array);
    let installed: &[Value] = installed.map_or(&[], Vec::as_slice);
    for one in installed {
        let version = one.get("version").and_then(Value::as_str);
        mention.versions.extend(version.map(Untrusted::from));
        let paths = one.get("paths").and_then(Value::as_array);
        let paths = paths.into_iter().flatten().filter_map(Value::as_str);
        mention.places.extend(paths.map(path));
    }
    mention.dev = match (mention.dev, dev(installed)) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    };
    mention.remedy = text(object, "patched_versions").and_then(fixed_in);
    let weight = installed.len().max(mention.places.len()).max(1);
    listed.add(read.severity, u64::try_from(weight).unwrap_or(u64::MAX));
    findings.add(package, read, mention)
}

/// Whether everything installed is for development, where all of it tells.
fn dev(installed: &[Value]) -> Option<bool> {
    let mut flags = installed
        .iter()
        .map(|one| one.get("dev").and_then(Value::as_bool));
    let first = flags.next()?;
    flags.fold(first, |all, one| either(all, one, false))
}

/// `a>b>c`; pnpm writes the project itself before it, as a dot.
pub(super) fn path(text: &str) -> Place {
    let text = text.strip_prefix(".>").unwrap_or(text);
    Place::Path(text.split('>').map(Untrusted::from).collect())
}

/// `<0.0.0` is how the registry says that there is no such version.
fn fixed_in(range: &str) -> Option<Remedy> {
    let range = range.trim();
    let known = !range.is_empty() && range != "<0.0.0";
    known.then(|| Remedy::FixedIn(range.into()))
}
