//! Reports of npm 7 and later: an entry for each vulnerable package, with the advisories it has
//! itself and the names of other entries that it depends on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::advisory::{self, NPM, Otherwise, text};
use super::findings::{Findings, Mention};
use super::{Counts, Object, Place, Producer, Remedy, ReportFault, SavedReport, counts};
use crate::npm::Severity;
use crate::text::Untrusted;

/// The version of the report that is understood.
const VERSION: u64 = 2;

/// Reads a document that has an `auditReportVersion`.
pub(super) fn read(document: &Object) -> Result<SavedReport, ReportFault> {
    let version = document.get("auditReportVersion");
    if version.and_then(Value::as_u64) != Some(VERSION) {
        let found = version.map(Value::to_string).unwrap_or_default();
        return Err(ReportFault::Version {
            found: super::fault::beginning(&found),
        });
    }
    let metadata = document.get("metadata").and_then(Value::as_object);
    let metadata = metadata.ok_or(ReportFault::NoMetadata)?;
    let counted = Counts::read(document.get("metadata"))?;
    let entries = document.get("vulnerabilities").and_then(Value::as_object);
    let entries = entries.ok_or_else(|| ReportFault::malformed("vulnerabilities"))?;

    let mut listed = Counts::default();
    let mut findings = Findings::default();
    let mut causes = Causes::default();
    for (name, entry) in entries {
        let entry = Entry::read(name, entry)?;
        listed.add(entry.severity, 1);
        entry.add_to(&mut findings, &mut causes)?;
    }
    counted.must_be_listed(&listed)?;
    if counts::total(metadata) > listed.total() {
        return Err(ReportFault::Contradiction {
            severity: None,
            counted: counts::total(metadata),
            listed: listed.total(),
        });
    }
    let derived = causes.derived();
    causes.must_explain(entries)?;
    Ok(SavedReport {
        findings: findings.finish(),
        derived,
        counted: Some(counted),
        ..SavedReport::empty(Producer::Npm7)
    })
}

/// What is told of a package.
struct Entry<'report> {
    name: &'report str,
    object: &'report Object,
    severity: Severity,
    via: &'report [Value],
}

impl<'report> Entry<'report> {
    fn read(name: &'report str, value: &'report Value) -> Result<Self, ReportFault> {
        let malformed = || ReportFault::malformed(name);
        let object = value.as_object().ok_or_else(malformed)?;
        let via = object.get("via").and_then(Value::as_array);
        Ok(Self {
            name,
            object,
            severity: advisory::severity(object, NPM.severity, Severity::Critical),
            via: via.ok_or_else(malformed)?,
        })
    }

    fn add_to(
        &self,
        findings: &mut Findings,
        causes: &mut Causes<'report>,
    ) -> Result<(), ReportFault> {
        let mut own = false;
        let (mut worst, mut derived) = (Severity::Info, false);
        for via in self.via {
            match via {
                Value::String(cause) => {
                    derived = true;
                    causes.link(cause, self.name);
                }
                Value::Object(object) => {
                    own = true;
                    worst = worst.max(advisory::severity(object, NPM.severity, self.severity));
                    self.add_advisory(object, findings)?;
                }
                _ => return Err(ReportFault::malformed(self.name)),
            }
        }
        // The entry is as grave as the worst of what it names; only another package can make it graver.
        if own && (worst > self.severity || !derived && worst < self.severity) {
            return Err(ReportFault::malformed(self.name));
        }
        causes.entry(self.name, own);
        Ok(())
    }

    fn add_advisory(&self, object: &Object, findings: &mut Findings) -> Result<(), ReportFault> {
        let otherwise = Otherwise {
            id: "",
            severity: self.severity,
            range: text(self.object, NPM.range).unwrap_or_default(),
        };
        let nodes = self.object.get("nodes").and_then(Value::as_array);
        let nodes = nodes.into_iter().flatten().filter_map(Value::as_str);
        let mention = Mention {
            places: nodes.map(folder).collect(),
            direct: self.object.get("isDirect").and_then(Value::as_bool),
            remedy: remedy(self.object.get("fixAvailable")),
            ..Mention::default()
        };
        let package = text(object, "name").unwrap_or(self.name);
        findings.add(package, advisory::read(object, &NPM, &otherwise), mention)
    }
}

/// `node_modules/a/node_modules/b` is `b` below `a`.
fn folder(node: &str) -> Place {
    let names = node.split("node_modules/").filter(|name| !name.is_empty());
    Place::Folder(
        names
            .map(|name| Untrusted::from(name.trim_end_matches('/')))
            .collect(),
    )
}

fn remedy(fix: Option<&Value>) -> Option<Remedy> {
    match fix? {
        Value::Bool(true) => Some(Remedy::Update),
        Value::Object(fix) => Some(Remedy::Raise {
            package: text(fix, "name")?.into(),
            version: text(fix, "version")?.into(),
            major: fix.get("isSemVerMajor").and_then(Value::as_bool) == Some(true),
        }),
        _ => None,
    }
}

/// Which entry is there because of which.
#[derive(Default)]
struct Causes<'report> {
    /// By cause: the entries that name it.
    effects: BTreeMap<&'report str, Vec<&'report str>>,
    /// Entries with an advisory of their own.
    own: Vec<&'report str>,
    /// The number of the others.
    derived: usize,
}

impl<'report> Causes<'report> {
    fn link(&mut self, cause: &'report str, effect: &'report str) {
        self.effects.entry(cause).or_default().push(effect);
    }

    fn entry(&mut self, name: &'report str, own: bool) {
        if own {
            self.own.push(name);
        } else {
            self.derived += 1;
        }
    }

    fn derived(&self) -> usize {
        self.derived
    }

    /// Every entry must lead to an advisory. One that does not has its cause left out, and with it
    /// what there is to judge.
    fn must_explain(self, entries: &'report Object) -> Result<(), ReportFault> {
        let mut open = self.own;
        let mut explained: BTreeSet<&str> = open.iter().copied().collect();
        while let Some(cause) = open.pop() {
            for effect in self.effects.get(cause).into_iter().flatten() {
                if explained.insert(effect) {
                    open.push(effect);
                }
            }
        }
        match entries
            .keys()
            .find(|name| !explained.contains(name.as_str()))
        {
            None => Ok(()),
            Some(name) => Err(ReportFault::Unexplained {
                package: super::fault::beginning(name),
            }),
        }
    }
}
