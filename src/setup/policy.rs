//! The policy that fits what was seen.

use super::action::Action;
use super::files::{AFTER, BEFORE};
use super::list::List;
use super::people::candidates;
use super::releases::{Other, Releases};
use super::seen::Seen;
use super::sheet::{Sheet, named, scalar};
use crate::ids::{RefName, RepoPath};
use crate::locale::{Message, Value, Words};
use crate::policy::read::PolicyZone;
use crate::versioning::TagPrefix;

/// What the policy is written for.
pub(super) struct Wanted<'a> {
    /// What was seen.
    pub(super) seen: &'a Seen,
    /// The clock of its rules.
    pub(super) zone: &'a PolicyZone,
    /// The action, if somebody said which one it is.
    pub(super) action: Option<&'a Action>,
    /// The list that has to be in every description.
    pub(super) template: Option<Template<'a>>,
    /// From which minute on a day is closed, where midnight does not exist on all of them.
    pub(super) begin: &'static str,
}

/// A list of which each item has to be there.
pub(super) struct Template<'a> {
    /// Its file.
    pub(super) path: RepoPath,
    /// Its sections; none for the list that is written now.
    pub(super) list: Option<&'a List>,
}

/// The policy as text, with comments in the language of `words`.
pub(super) fn policy(wanted: &Wanted<'_>, words: &Words) -> String {
    let mut sheet = Sheet::new(words);
    if let Some(action) = wanted.action.filter(|_| !wanted.seen.is_elsewhere) {
        let schema = action.schema();
        sheet.line(0, &format!("# yaml-language-server: $schema={schema}"));
    }
    sheet.comment(0, &Message::new("setup-policy-head"));
    sheet.line(0, "");
    sheet.comment(0, &Message::new("setup-policy-version"));
    sheet.line(0, "version: 1");
    sheet.comment(0, &Message::new("setup-policy-timezone"));
    sheet.line(0, &format!("timezone: {}", scalar(wanted.zone.name())));
    sheet.comment(0, &Message::new("setup-policy-locale"));
    sheet.line(0, &format!("locale: {}", words.locale().tag()));
    sheet.comment(0, &Message::new("setup-policy-gates"));
    sheet.line(0, "gates:");
    window(&mut sheet, wanted.begin);
    checklist(&mut sheet, wanted);
    npm_audit(&mut sheet, wanted.seen);
    version(&mut sheet, wanted.seen);
    sign_off(&mut sheet, wanted.seen);
    notes(&mut sheet, &wanted.seen.releases);
    sheet.into_text()
}

fn window(sheet: &mut Sheet<'_>, begin: &str) {
    let words = sheet.words();
    let rule = |id: &'static str, days: &str, reason: &'static str| {
        let (id, reason) = (scalar(&words.text(id)), scalar(&words.text(reason)));
        let weekly = format!("weekly: {{ days: [{days}], from: \"{begin}\", to: \"24:00\" }}");
        format!("- {{ id: {id}, {weekly}, reason: {reason} }}")
    };
    sheet.comment(1, &Message::new("setup-policy-window"));
    sheet.line(1, "window:");
    sheet.comment(2, &Message::new("setup-policy-deny"));
    sheet.line(2, "deny:");
    sheet.line(3, &rule("setup-id-friday", "fri", "setup-reason-friday"));
    sheet.line(
        3,
        &rule("setup-id-weekend", "sat, sun", "setup-reason-weekend"),
    );
    sheet.comment(2, &Message::new("setup-policy-allow"));
    let hours = "weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" }";
    let id = scalar(&words.text("setup-id-hours"));
    sheet.idle(2, "allow:");
    sheet.idle(2, &format!("  - {{ id: {id}, {hours} }}"));
    sheet.comment(2, &Message::new("setup-policy-holidays"));
    sheet.idle(2, "holidays: { country: FR }");
}

fn checklist(sheet: &mut Sheet<'_>, wanted: &Wanted<'_>) {
    let has_releases = wanted.seen.releases.versions > 0;
    sheet.line(0, "");
    sheet.comment(1, &Message::new("setup-policy-checklist"));
    sheet.line(1, "checklist:");
    let sources = Message::new("setup-policy-sources");
    match has_releases {
        true => {
            sheet.comment(2, &sources.with("tags", "yes"));
            sheet.line(2, "sources: [pull-request, release-issue]");
        }
        false => {
            sheet.comment(2, &sources.with("tags", "no"));
            sheet.line(2, "sources: [pull-request]");
        }
    }
    if let Some(template) = &wanted.template {
        sheet.comment(2, &Message::new("setup-policy-template"));
        sheet.line(2, &format!("template: {}", scalar(template.path.as_str())));
        let words = sheet.words();
        let (own, own_later) = (vec![words.text(BEFORE)], vec![words.text(AFTER)]);
        let (sections, later) = match template.list {
            Some(list) => (&list.sections, &list.later),
            None => (&own, &own_later),
        };
        if !sections.is_empty() {
            sheet.comment(2, &Message::new("setup-policy-sections"));
            sheet.list(2, "sections", sections.iter().map(String::as_str));
        }
        if !later.is_empty() {
            sheet.comment(2, &Message::new("setup-policy-later"));
            sheet.line(2, "post-deploy:");
            sheet.list(3, "sections", later.iter().map(String::as_str));
        }
    }
    sheet.comment(2, &Message::new("setup-policy-na"));
    sheet.line(2, "na: strike-and-words");
}

fn npm_audit(sheet: &mut Sheet<'_>, seen: &Seen) {
    let lockfiles = &seen.lockfiles;
    if !lockfiles.is_empty() {
        sheet.line(0, "");
        sheet.comment(1, &Message::new("setup-policy-npm"));
        sheet.line(1, "npm-audit:");
        sheet.comment(2, &Message::new("setup-policy-lockfiles"));
        sheet.list(2, "lockfiles", lockfiles.iter().map(RepoPath::as_str));
        sheet.comment(2, &Message::new("setup-policy-severity"));
        sheet.line(2, "fail-on: { prod: high, dev: critical }");
    } else if !seen.other_lockfiles.is_empty() {
        sheet.line(0, "");
        sheet.comment(1, &Message::new("setup-policy-reports"));
        sheet.idle(1, "npm-audit:");
        sheet.idle(1, "  reports:");
        sheet.idle(1, "    - { file: audit.json, trust: workspace }");
    }
}

fn version(sheet: &mut Sheet<'_>, seen: &Seen) {
    if seen.releases.versions == 0 {
        return;
    }
    sheet.line(0, "");
    sheet.comment(1, &Message::new("setup-policy-tag"));
    let Some(branch) = &seen.default_branch else {
        return sheet.line(1, "version: {}");
    };
    sheet.line(1, "version:");
    sheet.comment(2, &Message::new("setup-policy-branches"));
    sheet.list(2, "branches", [branch.as_str()]);
    if !seen.maintenance.is_empty() {
        let all = std::iter::once(branch).chain(&seen.maintenance);
        let all: Vec<String> = all.map(RefName::as_str).map(scalar).collect();
        sheet.comment(2, &Message::new("setup-policy-maintenance"));
        sheet.idle(2, &format!("branches: [{}]", all.join(", ")));
    }
}

fn sign_off(sheet: &mut Sheet<'_>, seen: &Seen) {
    let owners = seen.owners.as_ref().filter(|owners| !owners.is_empty());
    let message = match owners {
        Some(owners) => Message::new("setup-policy-owners")
            .with("path", Value::code(owners.path.as_str()))
            .with("teams", if owners.teams.is_empty() { "no" } else { "yes" }),
        None => Message::new("setup-policy-maintainers"),
    };
    sheet.line(0, "");
    sheet.comment(1, &message);
    sheet.idle(1, "sign-off:");
    sheet.idle(1, "  roles:");
    let role = match owners {
        Some(_) => "setup-role-owners",
        None => "setup-role-manager",
    };
    for candidate in candidates(owners, &sheet.words().text(role)) {
        sheet.idle(1, &format!("    {}: {}", candidate.role, candidate.people));
    }
}

fn notes(sheet: &mut Sheet<'_>, releases: &Releases) {
    let other = releases.others.first();
    let instead = |sheet: &mut Sheet<'_>, depth: usize, other: &Other| {
        let pattern = named(&other.pattern);
        let message = Message::new("setup-policy-other-prefix").with("pattern", pattern);
        sheet.comment(depth, &message);
    };
    let line = |prefix: &TagPrefix| format!("tag-prefix: {}", scalar(prefix.as_str()));
    match (&releases.prefix, other) {
        (Some(prefix), other) => {
            sheet.line(0, "");
            sheet.comment(0, &Message::new("setup-policy-prefix"));
            sheet.line(0, "notes:");
            sheet.line(1, &line(prefix));
            if let Some(other) = other {
                instead(sheet, 1, other);
                sheet.idle(1, &line(&other.prefix));
            }
        }
        (None, Some(other)) if releases.versions > 0 => {
            sheet.line(0, "");
            instead(sheet, 0, other);
            sheet.idle(0, "notes:");
            sheet.idle(0, &format!("  {}", line(&other.prefix)));
        }
        (None, _) => {}
    }
}
