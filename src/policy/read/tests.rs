//! Tests of the reader as a whole, on made-up sections like those of the gates.

use super::*;
use crate::ids::RepoPath;
use crate::policy::fault::{FaultList, Faults};
use crate::policy::source::Source;
use crate::policy::yaml;

policy_choice! {
    /// A day of the week.
    pub(crate) enum Day {
        /// Monday.
        Monday = "mon",
        /// Friday.
        Friday = "fri",
    }
}

policy_section! {
    /// The same hours every week.
    pub(crate) struct Weekly {
        /// On these days.
        required days: OneOrMore<Day> = "days",
        /// From this time.
        default from: String = "from" => "00:00",
    }
}

policy_section! {
    /// Whole days.
    pub(crate) struct Dates {
        /// First day.
        required from: String = "from",
        /// Last day; `null` until lifted.
        required to: Option<String> = "to",
    }
}

policy_one_of! {
    /// When the rule holds.
    pub(crate) enum Kind {
        /// Every week.
        Weekly(Weekly) = "weekly",
        /// Once.
        Dates(Dates) = "dates",
    }
}

policy_section! {
    /// A rule.
    pub(crate) struct Rule {
        /// Its name.
        required id: Located<String> = "id",
        one_of kind: Kind,
        /// Why.
        optional reason: Text = "reason",
    }
}

policy_choice! {
    /// A well-known place.
    pub(crate) enum Known {
        /// The pull request's body.
        PullRequest = "pull-request",
        /// The release issue.
        ReleaseIssue = "release-issue",
    }
}

policy_one_of! {
    /// Another place.
    pub(crate) enum Elsewhere {
        /// A file of the repository.
        File(RepoPath) = "file",
    }
}

policy_section! {
    /// Everything that a section can have.
    pub(crate) struct Sample {
        /// Rules.
        default rules: Vec<Rule> = "rules" => "[]",
        /// Places.
        default sources: Vec<WordOr<Known, Elsewhere>> = "sources" => "[pull-request]",
        /// At least so many.
        default least: Whole<1, 30> = "min-items" => "5",
        /// How long.
        optional lead_time: PolicyDuration = "lead-time",
        /// Whether.
        default strict: bool = "strict-markers" => "true",
        /// Which.
        default files: Vec<RepoPath> = "files" => "[]",
        /// A gate.
        optional window: OffOr<Weekly> = "window",
        /// By name.
        default roles: Entries<String, Weekly> = "roles" => "{}",
    }
}

/// Reads a text; returns what was read and the faults.
pub(crate) fn read<T: FromPolicy>(text: &str) -> (Option<T>, FaultList) {
    let source = Source::new(text.as_bytes());
    let mut faults = Faults::new();
    let root = yaml::parse(&source, &mut faults);
    let value = root.as_ref().and_then(|root| T::read(root, &mut faults));
    (value, faults.finish(root.as_ref()))
}

/// One fault as a line: place, path, message id, arguments, suggestion.
pub(crate) fn line(fault: &Fault) -> String {
    let mut line = format!(
        "{}:{} {} {}",
        fault.span.line,
        fault.span.column,
        fault.path,
        fault.message_id()
    );
    for (name, value) in fault.arguments() {
        line.push_str(&format!(" {name}={}", value.one_line()));
    }
    if let Some(suggestion) = &fault.suggestion {
        line.push_str(" ->");
        for (_, value) in &suggestion.arguments {
            line.push_str(&format!(" {}", value.one_line()));
        }
    }
    line
}

#[track_caller]
fn check_good(text: &str) -> Sample {
    let (value, list) = read::<Sample>(text);
    let lines: Vec<String> = list.faults.iter().map(line).collect();
    assert_eq!(lines, Vec::<String>::new(), "{text}");
    value.unwrap()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    // A value may be there: the errors say that it is not to be used.
    let (_, list) = read::<Sample>(text);
    let lines: Vec<String> = list.faults.iter().map(line).collect();
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn a_section_of_defaults_is_read_from_nothing() {
    let sample = check_good("{}");
    assert_eq!(sample.least.get(), 5);
    assert_eq!(sample.sources, [WordOr::Word(Known::PullRequest)]);
    assert!(sample.strict);
    assert_eq!(sample.lead_time, None);
}

#[test]
fn every_shape_of_the_design_is_read() {
    let sample = check_good(
        "rules:
  - { id: friday, weekly: { days: [fri], from: 09:00 }, reason: No deploy on Friday }
  - { id: 2026, dates: { from: 2026-12-18, to: null } }
sources: [pull-request, release-issue, { file: docs/release.md }]
lead-time: 2h
window: off
roles:
  qa: { days: [mon] }
",
    );
    assert_eq!(sample.rules[0].id.value, "friday");
    assert_eq!(sample.rules[0].id.span.line, 2);
    let Kind::Weekly(weekly) = &sample.rules[0].kind else {
        panic!("a weekly rule")
    };
    assert_eq!(weekly.from, "09:00");
    let dates = Kind::Dates(Dates {
        from: "2026-12-18".to_owned(),
        to: None,
    });
    assert_eq!(sample.rules[1].kind, dates);
    assert_eq!(sample.rules[1].id.value, "2026");
    assert_eq!(sample.window, Some(OffOr::Off));
    assert!(sample.roles.get(&"qa".to_owned()).is_some());
}

#[test]
fn five_faults_in_one_file_are_found_at_once() {
    let text = "# réglages 𝄞
sorces: [pull-request]
min-items: 31
rules:
  - { id: a, weekly: { days: [fry], form: x } }
  - { reason: é, dates: { from: a, to: b } }
strict-markers: yes
";
    let expected = [
        "2:1 sorces policy-unknown-key key=sorces -> sources",
        "3:12 min-items policy-out-of-range least=1 most=30",
        "5:31 rules[0].weekly.days[0] policy-unknown-word word=fry allowed=mon, fri -> fri",
        "5:37 rules[0].weekly.form policy-unknown-key key=form -> from",
        "6:5 rules[1] policy-missing-key key=id -> id: …",
        "7:17 strict-markers policy-wrong-type expected=truth found=text -> true",
    ];
    check(text, &expected);
    check(&text.replace('\n', "\r\n"), &expected);
    check(&format!("\u{feff}{text}"), &expected);
}

#[test]
fn exactly_one_of_some_keys_must_be_there() {
    check(
        "rules: [{ id: a }]",
        &["1:9 rules[0] policy-none-of keys=weekly, dates"],
    );
    check(
        "rules: [{ id: a, dates: {from: a, to: b}, weekly: {} }]",
        &[
            "1:43 rules[0].weekly policy-missing-key key=days -> days: …",
            "1:43 rules[0].weekly policy-conflict key=weekly other=dates",
        ],
    );
}

#[test]
fn a_value_of_another_shape_is_named() {
    check(
        "sources: pull-request",
        &["1:10 sources policy-wrong-type expected=list found=text -> [pull-request]"],
    );
    check(
        "rules: { a: b }",
        &["1:1 rules policy-wrong-type expected=list found=map"],
    );
    check("[]", &["1:1  policy-wrong-type expected=map found=list"]);
    check(
        "window:\n",
        &["1:1 window policy-wrong-type expected=map found=nothing -> {}"],
    );
    check(
        "min-items: \"5\"",
        &["1:12 min-items policy-wrong-type expected=number found=text -> 5"],
    );
    check("min-items: 5.5", &["1:12 min-items policy-not-whole"]);
    check(
        "roles: { qa: { days: [] } }",
        &["1:22 roles.qa.days policy-empty-list ->"],
    );
    check(
        "files: [../x, \"\", true]",
        &[
            "1:9 files[0] policy-invalid-path text=../x",
            "1:15 files[1] policy-empty-text",
            "1:19 files[2] policy-wrong-type expected=text found=truth -> \"true\"",
        ],
    );
    check(
        "lead-time: 2",
        &["1:12 lead-time policy-invalid-duration text=2"],
    );
}

#[test]
fn another_word_for_off_is_understood_but_not_taken() {
    check(
        "window: false",
        &["1:9 window policy-means-off word=false -> off"],
    );
    check(
        "window: on",
        &["1:9 window policy-wrong-type expected=map found=text"],
    );
}

#[test]
fn a_key_twice_points_at_both() {
    let (_, list) = read::<Sample>("min-items: 5\nfiles: []\nmin-items: 6\n");
    assert_eq!(
        line(&list.faults[0]),
        "3:1 min-items policy-duplicate-key key=min-items"
    );
    assert_eq!(list.faults[0].related.unwrap().line, 1);
}

#[test]
fn faults_beyond_the_limit_are_counted() {
    let many: String = (0..500).map(|number| format!("x{number}: 1\n")).collect();
    let (_, list) = read::<Sample>(&many);
    assert_eq!((list.faults.len(), list.more, list.errors), (200, 300, 500));
}

#[test]
fn a_section_laid_over_another_replaces_what_it_names() {
    let base = check_good("lead-time: 2h\nwindow: { days: [mon] }");
    let over = check_good("window: off");
    let merged = base.overlaid_by(&over);
    assert_eq!(merged.lead_time, base.lead_time);
    assert_eq!(merged.window, Some(OffOr::Off));
}
