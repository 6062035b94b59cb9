//! The judgement as findings, and the numbers.

use semver::Version;
use serde_json::json;

use super::judge::Wanted;
use super::look::Lineage;
use crate::decision::{Block, Finding, Level, Outcome, Report};
use crate::facts::{Failure, Signature, VersionTag};
use crate::ids::RefName;
use crate::locale::{Message, Value};
use crate::notes::Asked;
use crate::versioning::{Step, TagPrefix, step_between};

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "version/right",
    "version/no-tag",
    "version/not-a-version",
    "version/unreachable",
    "version/elsewhere",
    "version/moved",
    "version/not-greater",
    "version/too-small",
    "version/too-large",
    "version/unsigned",
    "version/near-miss",
    "version/unreleased",
    "version/not-known",
];

/// So many things of a kind a sentence names.
const NAMED: usize = 3;

/// So many commits that are nearly conventional are warned of, the gravest first.
const NEAR: usize = 10;

/// A tag and what it follows.
pub(super) struct Followed<'a> {
    pub(super) tag: &'a RefName,
    /// What stands before its version.
    pub(super) prefix: TagPrefix,
    pub(super) last: &'a VersionTag,
    /// How large its step is.
    pub(super) is: Step,
}

/// Nothing is named yet.
pub(super) fn no_tag() -> Finding {
    Finding::new("version/no-tag", Level::NotApplicable)
}

pub(super) fn not_a_version(tag: &RefName, prefix: Option<&TagPrefix>) -> Finding {
    let example = prefix.cloned().unwrap_or_default();
    Finding::new("version/not-a-version", Level::NoGo)
        .with("tag", Value::code(tag.as_str()))
        .with("example", Value::code(example.tag(&Version::new(1, 4, 0))))
}

pub(super) fn unreachable(tag: &RefName, branches: &[RefName]) -> Finding {
    let names = branches.iter().map(|branch| Value::code(branch.as_str()));
    Finding::new("version/unreachable", Level::NoGo)
        .with("tag", Value::code(tag.as_str()))
        .with("count", branches.len())
        .with("branches", Value::List(names.collect()))
}

pub(super) fn unsigned(tag: &RefName, signature: &Signature) -> Finding {
    let reason = match signature {
        Signature::Unverified { reason } => reason.for_parsing(),
        _ => "",
    };
    Finding::new("version/unsigned", Level::NoGo)
        .with("tag", Value::code(tag.as_str()))
        .with(
            "is",
            match signature {
                Signature::Lightweight => "lightweight",
                _ if reason == "unsigned" => "unsigned",
                _ => "unverified",
            },
        )
        .with("reason", Value::code(reason))
}

pub(super) fn moved(tag: &RefName) -> Finding {
    Finding::new("version/moved", Level::Unknown).with("tag", Value::code(tag.as_str()))
}

pub(super) fn elsewhere(tag: &RefName, others: &[&VersionTag]) -> Finding {
    let commit = others.first().map_or("", |other| other.commit.short());
    Finding::new("version/elsewhere", Level::NoGo)
        .with("tag", Value::code(tag.as_str()))
        .with("others", names(others))
        .with("count", others.len())
        .with("commit", Value::code(commit))
}

pub(super) fn not_greater(tag: &RefName, above: &[&VersionTag]) -> Finding {
    Finding::new("version/not-greater", Level::NoGo)
        .with("tag", Value::code(tag.as_str()))
        .with("others", names(above))
        .with("count", above.len())
        .with("more", above.len().saturating_sub(NAMED))
}

fn names(tags: &[&VersionTag]) -> Value {
    let names = tags.iter().take(NAMED);
    Value::List(names.map(|tag| Value::Code(tag.name.clone())).collect())
}

pub(super) fn too_small(followed: &Followed<'_>, asked: &Asked, due: &Version) -> Finding {
    step("version/too-small", followed, asked, due)
}

pub(super) fn too_large(followed: &Followed<'_>, asked: &Asked, due: &Version) -> Finding {
    step("version/too-large", followed, asked, due)
}

fn step(code: &'static str, followed: &Followed<'_>, asked: &Asked, due: &Version) -> Finding {
    let commits = asked.by.iter().take(NAMED).map(|(commit, text)| {
        let message = Message::new("version-commit")
            .with("commit", Value::code(commit.sha().short()))
            .with("text", Value::Text(text.clone()));
        Value::Message(Box::new(message))
    });
    Finding::new(code, Level::NoGo)
        .with("tag", Value::code(followed.tag.as_str()))
        .with("last", Value::Code(followed.last.name.clone()))
        .with("is", followed.is.word())
        .with("asked", asked.step.word())
        .with("due", Value::code(followed.prefix.tag(due)))
        .with("count", asked.count)
        .with("commits", Value::List(commits.collect()))
        .with("more", asked.count.saturating_sub(NAMED))
}

/// Tags that would come before, had they had a GO.
pub(super) fn unreleased(tags: &[&VersionTag]) -> Option<Finding> {
    let finding = Finding::new("version/unreleased", Level::Warning)
        .with("count", tags.len())
        .with("others", names(tags));
    (!tags.is_empty()).then_some(finding)
}

/// What is nearly conventional, or read by nobody, asks for less than was probably meant.
pub(super) fn near_misses(wanted: &Wanted) -> Vec<Finding> {
    let told = wanted.oddities.iter().take(NEAR).map(|(commit, oddity)| {
        Finding::new("version/near-miss", Level::Warning)
            .with("commit", Value::code(commit.sha().short()))
            .with("kind", oddity.word())
    });
    told.collect()
}

pub(super) fn not_known(failure: Failure) -> Finding {
    Finding::new("version/not-known", Level::Unknown)
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

/// The finding that all is well, where it is, and the numbers.
pub(super) fn pass(
    report: &mut Report,
    (tag, version): (&RefName, &Version),
    lineage: &Lineage<'_>,
    wanted: Option<&Wanted>,
) {
    let last = lineage.before.last.as_ref().map(|(_, tag)| *tag);
    let asked = wanted.and_then(|wanted| wanted.asked.as_ref());
    report.data = json!({
        "tag": tag,
        "version": version.to_string(),
        "previous": last.map(|last| &last.name),
        "commits": wanted.map(|wanted| wanted.commits),
        "asked": asked.map(|asked| asked.step.word()),
    });
    report.blocks.push(told((tag, version), lineage, wanted));
    if report.outcome() == Outcome::NotApplicable {
        let finding = Finding::new("version/right", Level::Pass)
            .with("tag", Value::code(tag.as_str()))
            .with("has-last", if last.is_some() { "yes" } else { "no" })
            .with(
                "last",
                last.map_or(Value::Word(""), |last| Value::Code(last.name.clone())),
            )
            .with("asked", asked.map_or("none", |asked| asked.step.word()))
            .with("commits", wanted.map_or(0, |wanted| wanted.commits));
        report.findings.push(finding);
    }
}

/// Where the version stands among the others.
fn told(
    (tag, version): (&RefName, &Version),
    lineage: &Lineage<'_>,
    wanted: Option<&Wanted>,
) -> Block {
    let last = lineage.before.last.as_ref();
    let step = last.map(|(last, _)| step_between(last, version));
    let named = |tag: &VersionTag| {
        Message::new("version-told-tag")
            .with("tag", Value::Code(tag.name.clone()))
            .with("sha", &tag.commit)
    };
    let before = match last {
        Some((_, tag)) => named(tag),
        None => Message::new("version-told-first"),
    };
    let taken = Message::new("version-told-step").with("step", step.map_or("none", Step::word));
    let mut facts = vec![
        (Message::new("version-told-this"), Value::code(tag.as_str())),
        (Message::new("version-told-before"), before.into()),
    ];
    if step.is_some() {
        facts.push((Message::new("version-told-taken"), taken.into()));
    }
    if let Some(wanted) = wanted {
        let asked = wanted.asked.as_ref();
        let asks = Message::new("version-told-asked")
            .with("step", asked.map_or("none", |asked| asked.step.word()))
            .with("count", wanted.commits);
        facts.push((Message::new("version-told-commits"), asks.into()));
    }
    if !lineage.above.is_empty() {
        facts.push((Message::new("version-told-above"), names(&lineage.above)));
    }
    Block::Facts(facts)
}
