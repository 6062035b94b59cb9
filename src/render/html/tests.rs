use super::*;
use crate::decision::{
    Area, Block, Calendar, Decision, Enforcement, Finding, Level, Report, Table,
};
use crate::drawing::Cell;
use crate::locale::Locale;
use crate::subject::{PolicyOrigin, PullRequestFacts, Subject};
use crate::text::{Untrusted, one_line};
use jiff::civil::date;
use proptest::prelude::*;

/// What a browser would find in a page.
#[derive(Debug, Default, PartialEq)]
struct Parsed {
    /// Each tag with the names of its attributes.
    tags: Vec<String>,
    /// Values of attributes.
    values: Vec<String>,
    /// What stands between the tags, with entities read.
    text: String,
}

fn entities_read(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#96;", "`")
        .replace("&amp;", "&")
}

/// Reads tags as HTML does: `<` and a letter, `/` or `!` begins one, a quoted value may hold `>`.
fn parse(page: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        parsed.text.push_str(&entities_read(text));
        let mut quoted = false;
        let end = after
            .find(|letter| {
                quoted ^= letter == '"';
                letter == '>' && !quoted
            })
            .expect("every tag ends");
        let tag = after.get(..end).expect("ends at a character");
        let mut parts = tag.split('"');
        let mut shape = String::new();
        while let Some(part) = parts.next() {
            shape.push_str(part);
            parsed.values.extend(parts.next().map(entities_read));
        }
        parsed.tags.push(shape);
        rest = after.get(end + 1..).expect("after a character");
    }
    parsed.text.push_str(&entities_read(rest));
    parsed
}

/// A calendar of three days whose rules have a foreign name.
fn calendar(foreign: &str) -> Block {
    let working_day = [&[Cell::Closed; 9][..], &[Cell::Open; 7], &[Cell::Closed; 8]].concat();
    let row = |day| {
        let words = Message::new("html-tag").with("tag", Value::text("in words"));
        vec![
            Value::Date(date(2026, 11, day)),
            words.into(),
            Value::code(foreign),
        ]
    };
    let named = |word| Message::new("html-tag").with("tag", Value::text(word));
    Block::Calendar(Calendar {
        title: named("The days ahead"),
        table: Table {
            head: vec![named("day"), named("open"), named("closed by")],
            rows: vec![row(20), row(23), row(24)],
        },
        days: vec![vec![Cell::Closed; 24], working_day, vec![Cell::Unknown; 24]],
        legend: vec![
            (Cell::Open, named("open")),
            (Cell::Closed, named("closed")),
            (Cell::Partly, named("partly open")),
        ],
    })
}

fn subject(title: &str) -> Subject {
    Subject {
        repository: "acme/shop".parse().expect("a repository"),
        sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
            .parse()
            .expect("a commit"),
        kind: SubjectKind::PullRequest(Box::new(PullRequestFacts {
            number: 42_u64.try_into().expect("a number"),
            title: Untrusted::from(title),
            body: Untrusted::default(),
            labels: Vec::new(),
            author: None,
            draft: false,
            base: "main".parse().expect("a branch"),
            head: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
                .parse()
                .expect("40 digits"),
            head_branch: Untrusted::from("checkout"),
            commits: Some(1),
            changed_files: Some(1),
            from_fork: false,
            opened: jiff::Timestamp::UNIX_EPOCH,
        })),
    }
}

/// A run with the foreign text everywhere that one can stand.
fn run(foreign: &str, level: Level) -> Run {
    let finding = |level| {
        Finding::new("checklist/required-open", level)
            .with("item", Value::text(foreign))
            .at(foreign, Some(7))
    };
    let mut gate = Report::new(Area::Gate("checklist"), Enforcement::Block);
    gate.findings = vec![
        finding(level),
        finding(Level::Warning),
        finding(Level::Pass),
    ];
    let message = Message::new("checklist-required-open").with("item", Value::code(foreign));
    gate.blocks = vec![
        Block::Paragraph(message.clone()),
        Block::List(vec![message.clone()]),
        Block::Table(Table {
            head: vec![message.clone(), Message::new("html-sha")],
            rows: vec![vec![
                Value::List(vec![Value::text(foreign), Value::code(foreign)]),
                Value::Quoted(Box::new(message)),
            ]],
        }),
        calendar(foreign),
    ];
    Run {
        subject: subject(foreign),
        environment: "production".parse().expect("an environment"),
        policy: Some(PolicyOrigin {
            path: ".github/gonogo.yml".parse().expect("a path"),
            sha: Some(
                "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6"
                    .parse()
                    .expect("a commit"),
            ),
            branch: Some("main".parse().expect("a branch")),
            differs_in_subject: Some(true),
        }),
        decided_at: "2026-11-20T15:04:05+01:00[Europe/Paris]"
            .parse()
            .expect("an instant"),
        decision: Decision::new(vec![gate], false),
        evidence: Some(format!("sha256:{}", "ab12".repeat(16))),
        report_url: Some(
            "https://github.example/run/1?a=\"b\"&c"
                .parse()
                .expect("an address"),
        ),
        release_issue: None,
        opens_issue: false,
        template: None,
    }
}

fn written(run: &Run, locale: Locale) -> String {
    page(run, &run.words(locale)).as_str().to_owned()
}

#[track_caller]
fn check_plain(foreign: &str) {
    let harmless = parse(&written(&run("x", Level::Hold), Locale::English));
    let parsed = parse(&written(&run(foreign, Level::Hold), Locale::English));
    assert_eq!(parsed.tags, harmless.tags, "{foreign:?} made markup");
    assert_eq!(
        parsed.values, harmless.values,
        "{foreign:?} in an attribute"
    );
    let shown = one_line(foreign, 300);
    let times = parsed.text.matches(&shown).count();
    assert!(times >= 8, "{shown:?} is shown {times} times");
}

#[test]
fn markup_in_a_title_an_item_or_a_path_is_plain_text() {
    for foreign in [
        "<script>alert(1)</script>",
        "</title></style><script src=//evil.example>",
        "\" onmouseover=\"x",
        "' style='x",
        "<!-- gonogo -->",
        "&lt;b&gt; &amp; &#60;",
        "`code` \u{e000} \u{e001}",
        "]]> <![CDATA[ <?php ?>",
        "{ $item } { \"<b>\" }",
        "right \u{202e} left",
    ] {
        check_plain(foreign);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_rendered_then_parsed_is_plain_text(foreign in "[<>\"'&`/!=a-z \u{e000}-\u{e005}é\u{202e}]{1,60}") {
        prop_assume!(!foreign.trim().is_empty());
        check_plain(&foreign);
    }
}

#[test]
fn the_page_has_no_script_and_reads_nothing_from_elsewhere() {
    for locale in Locale::ALL {
        let page = written(&run("x", Level::NoGo), locale);
        let parsed = parse(&page);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""));
        assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())));
        assert!(
            page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        );
        assert!(!page.contains("url(http") && !page.contains("@import"));
        for tag in &parsed.tags {
            let name = tag.split([' ', '=']).next().unwrap_or_default();
            let loads = [
                "script", "link", "img", "iframe", "object", "embed", "base", "form",
            ];
            assert!(!loads.contains(&name), "{tag}");
            assert!(!tag.contains(" src=") && !tag.contains(" on"), "{tag}");
        }
    }
}

#[test]
fn every_element_that_is_opened_is_closed_in_order() {
    let empty = ["meta", "!DOCTYPE", "path", "circle", "rect"];
    let mut open = Vec::new();
    for tag in parse(&written(&run("x", Level::NoGo), Locale::French)).tags {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None => {
                let name = tag.split(' ').next().unwrap_or_default();
                let name = name.trim_end_matches('/');
                if !empty.contains(&name) {
                    open.push(name.to_owned());
                }
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn tables_have_captions_and_headings_with_scope() {
    let page = written(&run("x", Level::NoGo), Locale::English);
    let count = |text: &str| page.matches(text).count();
    assert_eq!(count("<table"), 3);
    assert_eq!(count("<caption"), 3);
    assert_eq!(count("<th "), count("<th scope="));
}

#[track_caller]
fn check(locale: Locale, level: Level, expected: &[&str]) {
    let text = parse(&written(&run("Rollback tested", level), locale)).text;
    for words in expected {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_page_says_what_was_decided_about_what_and_from_where() {
    let provenance = [
        "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
        "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6",
        "2026-11-20 15:04:05 (Europe/Paris), 2026-11-20 14:04:05 UTC",
        concat!("gonogo ", env!("CARGO_PKG_VERSION")),
        "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12",
    ];
    for locale in Locale::ALL {
        check(locale, Level::Hold, &provenance);
    }
    check(
        Locale::English,
        Level::NoGo,
        &[
            "NO-GO for production · 1a2b3c4",
            "Pull request #42: Rollback tested",
            "1 thing blocks.",
        ],
    );
    check(
        Locale::French,
        Level::NoGo,
        &[
            "NO-GO pour production · 1a2b3c4",
            "Pull request n° 42 : Rollback tested",
            "1 chose bloque.",
        ],
    );
}

#[test]
fn the_calendar_draws_each_day_beside_its_words() {
    let page = written(&run("x", Level::Pass), Locale::English);
    assert_eq!(
        page.matches("<td class=\"hours\" role=\"cell\"><svg")
            .count(),
        3
    );
    assert_eq!(page.matches("in words").count(), 3);
    assert_eq!(page.matches("<tr class=\"week\" ").count(), 1, "Monday");
    assert!(page.contains("<time datetime=\"2026-11-23\">Mon 23 Nov</time></th>"));
    assert!(!page.contains("partly open"), "it does not occur");
}

#[test]
fn patterns_are_defined_once_for_several_calendars() {
    let mut run = run("x", Level::Pass);
    let report = run.decision.reports.first_mut().expect("a report");
    report.blocks.extend([calendar("a"), calendar("b")]);
    let page = written(&run, Locale::English);
    assert_eq!(page.matches("id=\"hatch\"").count(), 1);
}

#[test]
fn only_a_simulated_decision_says_so() {
    let mut run = run("x", Level::Pass);
    assert!(!written(&run, Locale::English).contains("SIMULATED"));
    run.decision.simulated = true;
    assert_eq!(
        written(&run, Locale::English).matches("SIMULATED").count(),
        3
    );
    assert!(written(&run, Locale::French).contains("SIMULATION"));
}

#[test]
fn ten_thousand_items_are_cut_and_counted() {
    let mut run = run("x", Level::Hold);
    let report = run.decision.reports.first_mut().expect("a report");
    report.findings = vec![report.findings.first().expect("a finding").clone(); 10_000];
    let item = Message::new("html-tag").with("tag", Value::text("x".repeat(400)));
    report.blocks = vec![Block::List(vec![item; 10_000]); 8];
    let page = written(&run, Locale::English);
    assert!(page.len() < BUDGET + 64 * 1024, "{} bytes", page.len());
    assert!(page.contains("… and 9500 more, left out"));
    assert!(page.contains("The rest was left out to keep this page small"));
}
