//! Another tool's report as an audit.

use super::{Affected, Audit, AuditSource, Copy, Kind};
use crate::ids::InvalidId;
use crate::npm::report::{Place, Remedy, Reported, SavedReport};
use crate::npm::{PackageName, Severity};
use crate::text::Untrusted;

impl Audit {
    /// What a report says.
    ///
    /// # Errors
    /// Where it names a package as no registry can.
    pub(crate) fn of_report(file: &str, report: SavedReport) -> Result<Self, InvalidId> {
        let withheld = Severity::ALL
            .into_iter()
            .rev()
            .find(|severity| report.withholds(*severity));
        let affected: Result<Vec<Affected>, _> =
            report.findings.into_iter().map(affected).collect();
        Ok(Self {
            file: Untrusted::new(file),
            source: AuditSource::Report {
                producer: Untrusted::new(report.producer.word()),
            },
            packages: None,
            affected: affected?,
            not_audited: Vec::new(),
            not_audited_more: 0,
            doubts: Vec::new(),
            withheld,
            unset_variables: Vec::new(),
        })
    }
}

fn affected(reported: Reported) -> Result<Affected, InvalidId> {
    let package: PackageName = reported.package.for_parsing().parse()?;
    let fixed_in = reported.remedies.iter().find_map(|remedy| match remedy {
        Remedy::FixedIn(range) => first_of(range.for_parsing()),
        Remedy::Update | Remedy::Raise { .. } => None,
    });
    Ok(Affected {
        copies: copies(&package, &reported),
        more_copies: 0,
        package,
        advisory: reported.advisory,
        fixed_in,
    })
}

/// The version at which an open range of mended versions begins, such as `>=1.2.6`.
fn first_of(range: &str) -> Option<Untrusted> {
    let last = range.rsplit("||").next()?.trim();
    let version = last.strip_prefix(">=")?.trim();
    let alone = !version.is_empty() && !version.contains(char::is_whitespace);
    alone.then(|| Untrusted::new(version))
}

/// The copies that a report tells of. It does not say which version stands at which place, nor, but
/// for chains of dependencies, how one gets there.
fn copies(package: &PackageName, reported: &Reported) -> Vec<Copy> {
    let kind = match reported.dev {
        Some(true) => Kind::Dev,
        Some(false) | None => Kind::Prod,
    };
    let mut ways: Vec<Vec<Untrusted>> = Vec::new();
    let mut folders: Vec<String> = Vec::new();
    let mut chains_only = !reported.places.is_empty();
    for place in &reported.places {
        match place {
            Place::Path(names) => ways.push(names.clone()),
            Place::Folder(names) => {
                chains_only = false;
                let names: Vec<&str> = names.iter().map(Untrusted::for_parsing).collect();
                folders.push(format!("node_modules/{}", names.join("/node_modules/")));
            }
            Place::Dependent(by) => {
                chains_only = false;
                ways.push(vec![by.clone(), Untrusted::new(package.as_str())]);
            }
        }
    }
    if ways.is_empty() && reported.direct == Some(true) {
        ways.push(vec![Untrusted::new(package.as_str())]);
    }
    ways.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    let versions = match reported.versions.as_slice() {
        [] => vec![Untrusted::default()],
        versions => versions.to_vec(),
    };
    let copy = |version| Copy {
        version,
        location: Untrusted::new(folders.first().cloned().unwrap_or_default()),
        kind,
        paths: ways.clone(),
        all_paths: chains_only,
    };
    versions.into_iter().map(copy).collect()
}
