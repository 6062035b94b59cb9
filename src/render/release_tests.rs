use super::*;
use crate::decision::{Area, Conversation, Decision, Emergency, Enforcement, Table};
use crate::locale::Locale;
use crate::subject::{PolicyOrigin, Subject, SubjectKind};
use crate::text::one_line;

const SHA: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

fn gate(name: &'static str, findings: Vec<Finding>) -> Report {
    let mut report = Report::new(Area::Gate(name), Enforcement::Block);
    report.findings = findings;
    report
}

/// What the window found: open without an end.
fn open() -> Report {
    let finding = Finding::new("window/open", Level::Pass).with("closing", Value::Word(""));
    gate("window", vec![finding])
}

fn given(role: &str, people: &[&str]) -> Finding {
    let people: Vec<Value> = people.iter().map(|login| Value::code(*login)).collect();
    Finding::new("sign-off/given", Level::Pass)
        .with("role", Value::code(role))
        .with("people", people)
}

/// A role that two people have filled.
fn signed() -> Report {
    let mut report = gate("sign-off", vec![given("qa", &["alice", "bob"])]);
    let said = |who: &str| {
        let message = Message::new("sign-off-counted")
            .with("who", Value::code(who))
            .with("sha", Value::code("1a2b3c4"))
            .with("has-until", "no")
            .with("until", Value::Word(""));
        Value::from(message)
    };
    let count = Message::new("sign-off-count")
        .with("have", 2)
        .with("needed", 2)
        .with("sign", Value::Word("🟢"));
    report.table = Some(Table {
        head: vec![
            Message::new("sign-off-column-role"),
            Message::new("sign-off-column-count"),
            Message::new("sign-off-column-said"),
            Message::new("sign-off-column-next"),
        ],
        rows: vec![vec![
            Value::code("qa"),
            count.into(),
            Value::List(vec![said("alice"), said("bob")]),
            Message::new("sign-off-next-nobody").into(),
        ]],
    });
    report
}

fn required_open(item: &str) -> Finding {
    Finding::new("checklist/required-open", Level::NoGo).with("item", Value::text(item))
}

fn run(reports: Vec<Report>) -> Run {
    let sha = |text: &str| text.parse().unwrap();
    Run {
        subject: Subject {
            repository: "acme/shop".parse().unwrap(),
            sha: sha(SHA),
            kind: SubjectKind::Tag {
                name: "v1.4.0".parse().unwrap(),
            },
        },
        environment: "production".parse().unwrap(),
        policy: Some(PolicyOrigin {
            path: ".github/gonogo.yml".parse().unwrap(),
            sha: Some(sha("9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6")),
            branch: Some("main".parse().unwrap()),
            differs_in_subject: None,
        }),
        decided_at: "2026-11-24T10:30:00+01:00[Europe/Paris]".parse().unwrap(),
        decision: Decision::new(reports, false),
        evidence: Some(format!("sha256:{}", "ab12".repeat(16))),
        report_url: None,
        release_issue: None,
        opens_issue: false,
        template: None,
    }
}

fn written(run: &Run, locale: Locale) -> String {
    release(run, &run.words(locale)).as_str().to_owned()
}

/// A gate that only warns, beside two that are go.
fn with_a_warning() -> Run {
    let mut checklist = gate("checklist", vec![required_open("Rollback tested")]);
    checklist.enforcement = Enforcement::Warn;
    run(vec![open(), checklist, signed()])
}

#[test]
fn the_decision_is_folded_in_english() {
    insta::assert_snapshot!(written(&with_a_warning(), Locale::English), @"
    <details><summary>Decision: 🟢 GO for <code>production</code> · <code>1a2b3c4</code></summary>

    - 🟢 window: open
    - 🔴 checklist: The required item “Rollback tested” is open (counts as GO: the policy only warns here)
    - 🟢 sign-off: `qa` given by `alice`, `bob`

    | role | go | who said what | whose turn |
    | --- | --- | --- | --- |
    | `qa` | 🟢 2 of 2 | `alice` for `1a2b3c4`, `bob` for `1a2b3c4` | – |

    <sub>Policy `.github/gonogo.yml` at `9f8e7d6` · decided 2026-11-24 10:30 CET (09:30 UTC) · evidence `sha256:ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12`</sub>

    </details>
    ");
}

#[test]
fn the_decision_is_folded_in_french() {
    insta::assert_snapshot!(written(&with_a_warning(), Locale::French), @"
    <details><summary>Décision : 🟢 GO pour <code>production</code> · <code>1a2b3c4</code></summary>

    - 🟢 window : ouverte
    - 🔴 checklist : Le point exigé « Rollback tested » est ouvert (compte comme GO : la politique se contente ici d’avertir)
    - 🟢 sign-off : `qa` donné par `alice`, `bob`

    | rôle | go | qui a dit quoi | à qui le tour |
    | --- | --- | --- | --- |
    | `qa` | 🟢 2 sur 2 | `alice` pour `1a2b3c4`, `bob` pour `1a2b3c4` | – |

    <sub>Politique `.github/gonogo.yml` à `9f8e7d6` · décidé le 2026-11-24 10:30 CET (09:30 UTC) · preuve `sha256:ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12`</sub>

    </details>
    ");
}

#[test]
fn an_emergency_stands_first_and_what_it_overrules_says_so() {
    let instant = || "2026-11-24T14:30:00+01:00[Europe/Paris]".parse().unwrap();
    let mut signed = signed();
    signed.conversation = Conversation {
        emergency: Some(Emergency {
            incident: "INC-7".into(),
            reason: "checkout is down".into(),
            by: vec!["alice".parse().unwrap(), "bob".parse().unwrap()],
            until: instant(),
            overrides: vec!["checklist".to_owned()],
            due: instant(),
            follow_up: None,
        }),
        ..Conversation::default()
    };
    signed
        .findings
        .push(given("incident-commander", &["alice"]).foremost());
    let checklist = gate("checklist", vec![required_open("Rollback tested")]);
    let text = written(&run(vec![checklist, signed]), Locale::English);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[1], "`incident-commander` given by `alice`");
    assert!(
        lines[2].ends_with("(overruled in an emergency)"),
        "{}",
        lines[2]
    );
}

#[test]
fn many_reasons_are_counted_and_large_tables_left_out() {
    let many = (0..5).map(|index| required_open(&format!("item {index}")));
    let checklist = gate("checklist", many.collect());
    let mut signed = signed();
    let table = signed.table.as_mut().unwrap();
    let row = table.rows[0].clone();
    table.rows.extend(std::iter::repeat_n(row, 400));
    let text = written(&run(vec![checklist, signed]), Locale::English);
    let line = text.lines().find(|line| line.contains("item 0")).unwrap();
    assert!(
        line.contains("item 2") && !line.contains("item 3"),
        "{line}"
    );
    assert!(line.ends_with("and 2 more"), "{line}");
    assert!(text.contains("The rest was cut"));
    assert!(text.len() < 2_000);
}

#[test]
fn a_run_without_gates_and_evidence_is_short() {
    let mut run = run(Vec::new());
    run.evidence = None;
    run.policy = None;
    let text = written(&run, Locale::English);
    assert!(text.contains("UNKNOWN"));
    assert!(!text.contains("sha256") && !text.contains("\n- "));
}

#[test]
fn the_same_decision_of_another_run_compares_equal() {
    let one = with_a_warning();
    let mut other = with_a_warning();
    other.decided_at = "2026-11-24T11:45:00+01:00[Europe/Paris]".parse().unwrap();
    other.evidence = Some(format!("sha256:{}", "0".repeat(64)));
    let [one, other] = [one, other].map(|run| written(&run, Locale::English));
    assert_ne!(one, other);
    assert_eq!(compared(&one), compared(&other));
    let more = run(vec![open(), signed()]);
    assert_ne!(compared(&one), compared(&written(&more, Locale::English)));
}

#[test]
fn foreign_words_make_no_markup_and_end_no_fold() {
    let lines = |text: &str| text.lines().count();
    let of = |foreign: &str| {
        let mut signed = signed();
        let table = signed.table.as_mut().unwrap();
        table.rows[0][0] = Value::code(foreign);
        table.rows[0][2] = Value::text(foreign);
        let checklist = gate("checklist", vec![required_open(foreign)]);
        written(&run(vec![checklist, signed]), Locale::French)
    };
    let harmless = of("x");
    for foreign in [
        "</details>",
        "a\n<!-- /gonogo:notes -->\nb",
        "<!-- gonogo:notes -->",
        "<sub>x</sub>",
        "@acme/qa fixes #12",
        "| a | b |",
        "```\ncode",
        "</summary><img src=x>",
    ] {
        let text = of(foreign);
        assert_eq!(lines(&text), lines(&harmless), "{foreign:?}");
        for sign in ["</details>", "<sub>", "<!-- /gonogo", "<!-- gonogo", "<img"] {
            let same = text.matches(sign).count() == harmless.matches(sign).count();
            assert!(same, "{sign} by {foreign:?}: {text}");
        }
        let shown = crate::text::markdown_text(&one_line(foreign, 300));
        assert!(text.contains(&shown), "{foreign:?}");
        assert!(!text.contains("@acme"), "{foreign:?}");
    }
}
