//! Findings in sentences: what is wrong with a package, and what is odd in the allow-list.

use super::allow::{Remark, RemarkKind};
use super::allow_values::AllowedId;
use super::groups::Group;
use super::report::Setting;
use crate::decision::{Finding, Level};
use crate::locale::{Message, Value};
use crate::npm::{Fix, Identity, Kind, Version};
use crate::text::Untrusted;

/// How many advisories, versions and steps of a way a sentence names.
const NAMED: usize = 3;

/// What every sentence needs.
pub(super) struct Telling<'a> {
    /// Whether more than one lockfile was judged: then its path is said.
    pub(super) several: bool,
    /// Where and when.
    pub(super) setting: &'a Setting<'a>,
}

impl Telling<'_> {
    /// Code that was published to harm.
    pub(super) fn malware(&self, group: &Group<'_>) -> Finding {
        self.about(Finding::new("npm-audit/malware", Level::NoGo), group)
    }

    /// What blocks.
    pub(super) fn vulnerable(&self, group: &Group<'_>) -> Finding {
        let (since, unknown) = group.overdue();
        let due = match (since, unknown) {
            (Some(_), _) => "over",
            (None, true) => "unknown",
            (None, false) => "none",
        };
        let zone = self.setting.now.time_zone().clone();
        let since = since.map(|since| since.to_zoned(zone));
        let undated = group.undated();
        let reason = undated.map_or_else(|| Value::Word(""), |it| it.message().into());
        self.about(Finding::new("npm-audit/vulnerable", Level::NoGo), group)
            .with("due", due)
            .with("has-reason", if undated.is_some() { "yes" } else { "no" })
            .with("reason", reason)
            .with("since", since.map_or(Value::Word(""), Value::Instant))
    }

    /// What may wait for its fix a while.
    pub(super) fn due(&self, group: &Group<'_>) -> Finding {
        let zone = self.setting.now.time_zone().clone();
        let until = group.until().map(|until| until.to_zoned(zone));
        self.about(Finding::new("npm-audit/fix-due", Level::Warning), group)
            .with("until", until.map_or(Value::Word(""), Value::Instant))
    }

    fn about(&self, finding: Finding, group: &Group<'_>) -> Finding {
        let versions = group.versions();
        let way = group.way();
        let head = way.and_then(<[_]>::first).cloned().unwrap_or_default();
        let direct = way.is_some_and(|way| way.len() < 2);
        let fix = group.fix();
        let fixed = match &fix {
            Some(Fix::At(..)) => "at",
            Some(Fix::Above(..)) => "above",
            None => "none",
        };
        let version = fix.as_ref().map_or("", Fix::version);
        let ids = group.ids();
        let named = |items: Vec<Value>| Value::List(items);
        finding
            .with("count", group.members.len())
            .with("severity", Value::Word(group.severity().word()))
            .with("kind", Value::Word(group.kind().word()))
            .with("package", Value::code(group.package.as_str()))
            .with(
                "has-versions",
                if versions.is_empty() { "no" } else { "yes" },
            )
            .with(
                "versions",
                named(
                    versions
                        .iter()
                        .take(NAMED)
                        .map(|it| version_value(it))
                        .collect(),
                ),
            )
            .with("more-versions", versions.len().saturating_sub(NAMED))
            .with(
                "way",
                if way.is_none() {
                    "unknown"
                } else if direct {
                    "direct"
                } else {
                    "deep"
                },
            )
            .with("through", Value::Code(through(way.unwrap_or_default())))
            .with("head", Value::Code(head))
            .with("fixed", fixed)
            .with("fix", Value::code(version))
            .with(
                "ids",
                named(ids.iter().take(NAMED).map(|id| id_value(id)).collect()),
            )
            .with("more-ids", ids.len().saturating_sub(NAMED))
            .with("title", Value::Text(title(group)))
            .with("several", if self.several { "yes" } else { "no" })
            .with("file", Value::Code(group.file.clone()))
            .at(group.file.for_parsing(), None)
    }
}

fn title(group: &Group<'_>) -> Untrusted {
    let first = group.members.first();
    first
        .map(|judged| judged.affected.advisory.title.clone())
        .unwrap_or_default()
}

/// The way to a package without itself; a long one with its middle left out.
fn through(way: &[Untrusted]) -> Untrusted {
    let (_, above) = way.split_last().unwrap_or((&EMPTY, &[]));
    let names: Vec<&str> = above.iter().map(Untrusted::for_parsing).collect();
    Untrusted::new(match names.as_slice() {
        [first, second, .., last] if names.len() > NAMED + 1 => {
            format!("{first} > {second} > … > {last}")
        }
        all => all.join(" > "),
    })
}

static EMPTY: std::sync::LazyLock<Untrusted> = std::sync::LazyLock::new(Untrusted::default);

/// A version as a sentence names it: one that is a version has nothing in it to be escaped.
pub(super) fn version_value(version: &Untrusted) -> Value {
    let text = version.for_parsing();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".+-".contains(&byte);
    let is_version = text.parse::<Version>().is_ok() && text.bytes().all(plain);
    if is_version && text.len() <= 40 && !text.contains("www") {
        Value::Own(text.to_owned())
    } else {
        Value::Text(version.clone())
    }
}

/// What an advisory is known by, as a sentence names it.
pub(super) fn id_value(id: &Identity) -> Value {
    match id {
        Identity::Ghsa(ghsa) => Value::Link {
            words: ghsa.to_string(),
            to: ghsa.page(),
        },
        Identity::Url(url) => Value::Code(url.clone()),
        Identity::Number(number) if number.for_parsing().is_empty() => Value::Word("-"),
        Identity::Number(number) => Value::Text(number.clone()),
    }
}

/// What a package is needed for, in words.
pub(super) fn kind_message(kind: Kind) -> Message {
    Message::new("npm-audit-kind").with("kind", Value::Word(kind.word()))
}

/// What is odd about an entry of the allow-list; `without_cves` where the data has none.
pub(super) fn remarked(remark: &Remark<'_>, without_cves: bool, setting: &Setting<'_>) -> Finding {
    let entry = remark.entry;
    let found = match (remark.what, &entry.id) {
        (RemarkKind::Elsewhere, _) => "yes",
        (RemarkKind::Unused, AllowedId::Cve(_)) if without_cves => "cve",
        _ => "no",
    };
    let code = match remark.what {
        RemarkKind::Unused | RemarkKind::Elsewhere => "npm-audit/allow-unused",
        RemarkKind::Expired => "npm-audit/allow-expired",
        RemarkKind::Reopened => "npm-audit/allow-reopened",
        RemarkKind::OtherWays => "npm-audit/allow-other-ways",
    };
    let owner = entry.owner.clone();
    Finding::new(code, Level::Warning)
        .with("found", found)
        .with("id", Value::code(entry.id.as_str()))
        .with("expires", entry.expires)
        .with("reason", Value::Text(entry.reason.clone()))
        .with("has-owner", if owner.is_some() { "yes" } else { "no" })
        .with("owner", Value::Text(owner.unwrap_or_default()))
        .with(
            "severity",
            Value::Word(entry.severity.map_or("", |it| it.word())),
        )
        .with(
            "path",
            Value::code(
                entry
                    .path
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string),
            ),
        )
        .at(setting.policy, u32::try_from(entry.place.line).ok())
}
