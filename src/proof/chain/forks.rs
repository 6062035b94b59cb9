//! Releases that follow the same one, and what explains them.

use std::collections::BTreeMap;

use super::{Desk, named, version};
use crate::evidence::{Digest, Passed};
use crate::ids::RefName;
use crate::locale::Value;
use crate::proof::{Check, Content, Verdict};
use crate::versioning::is_before;

impl Desk<'_> {
    /// Releases that follow the same one, each told at the later of two.
    pub(super) fn forks(&self) -> Vec<(usize, Check)> {
        let mut followers: BTreeMap<&Digest, Vec<(usize, &Content)>> = BTreeMap::new();
        for (index, _, content) in self.here().filter(|(_, _, content)| content.released()) {
            let Some(before) = named(content) else {
                continue;
            };
            let all = followers.entry(before).or_default();
            if !all.iter().any(|(_, other)| other.digest == content.digest) {
                all.push((index, content));
            }
        }
        let mut checks = Vec::new();
        for all in followers.values() {
            for (position, (index, later)) in all.iter().enumerate() {
                for (other, earlier) in all.iter().take(position) {
                    let file = self.papers.get(*other).map_or("", |paper| &paper.name);
                    let Some(check) = fork(earlier, later) else {
                        continue;
                    };
                    let check = check.with("other", earlier.called());
                    checks.push((*index, check.with("file", Value::code(file))));
                }
            }
        }
        checks
    }
}

/// Two records that follow the same one; `later` was decided later. `None` where the later one says
/// that the other had no GO: that is told of by itself, and explains nothing.
fn fork(earlier: &Content, later: &Content) -> Option<Check> {
    let commit = &earlier.evidence.inputs.subject.sha;
    if *commit == later.evidence.inputs.subject.sha {
        return Some(Check::new("evidence/again", Verdict::Holds));
    }
    let previous = later.evidence.previous.as_ref();
    let tag = earlier.tag().map_or("", RefName::as_str);
    let mut passed = previous.into_iter().flat_map(|it| &it.passed_over);
    let passed = passed.find(|it| it.commit == *commit && it.tag.for_parsing() == tag);
    let versions = version(earlier).zip(version(later));
    let why = match versions {
        _ if passed.is_some_and(|it| it.why == Passed::Elsewhere) => "passed-over",
        Some((one, other)) if !one.pre.is_empty() || !other.pre.is_empty() => "pre-release",
        Some((one, other)) if is_before(&other, &one) => "backport",
        _ if passed.is_some() => return None,
        _ => return Some(Check::new("evidence/fork", Verdict::Broken)),
    };
    let check = Check::new("evidence/fork-explained", Verdict::Holds);
    Some(check.with("why", Value::Word(why)))
}
