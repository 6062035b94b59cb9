use super::*;
use crate::decision::{
    Area, Block, Calendar, Decision, Enforcement, Event, Finding, Gauge, Gauges, Group, Grouped,
    Level, Mark, Rate, Report, Table,
};
use crate::drawing::Cell;
use crate::locale::{Locale, Tone};
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
        now: Some((1, 640)),
    })
}

/// Bars whose names, states, boundaries, notes and rates are foreign.
fn bars(foreign: &str) -> Block {
    let message = || Message::new("html-tag").with("tag", Value::text(foreign));
    let gauge = |filled| Gauge {
        name: Value::code(foreign),
        state: Some(Value::marked("🟡", Tone::Waiting, message())),
        amount: message().into(),
        filled,
        marks: vec![Mark {
            at: 200,
            words: message(),
        }],
        notes: vec![(message(), Value::text(foreign))],
        rates: vec![Rate {
            over: Value::Seconds(3_600),
            words: message(),
            filled: 900,
            limit: Some(650),
            over_limit: true,
        }],
    };
    Block::Gauges(Gauges {
        said: Box::new(Block::List(vec![message()])),
        gauges: vec![gauge(Some(421)), gauge(None)],
    })
}

/// Two groups, of which one is empty.
fn groups(foreign: &str) -> Block {
    let message = || Message::new("html-tag").with("tag", Value::text(foreign));
    let group = |rows| Group {
        name: Value::code(foreign),
        state: Value::marked("🔴", Tone::Bad, message()),
        next: Some(message()),
        rows,
    };
    let head = vec![Message::new("html-sha"), message()];
    Block::Grouped(Grouped {
        said: Table {
            head: head.clone(),
            rows: Vec::new(),
        },
        head,
        groups: vec![
            group(vec![vec![Value::text(foreign), Value::Word("")]]),
            group(Vec::new()),
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
        bars(foreign),
        groups(foreign),
        Block::Facts(vec![(
            Message::new("html-tag").with("tag", Value::text(foreign)),
            Value::code(foreign),
        )]),
        Block::Folded(
            Message::new("html-tag").with("tag", Value::text(foreign)),
            vec![Block::List(vec![
                Message::new("html-tag").with("tag", Value::text(foreign)),
            ])],
        ),
    ];
    let event = |at: &str| {
        let what = Message::new("html-tag").with("tag", Value::text(foreign));
        Event::new(at.parse().expect("an instant"), Tone::Good, what)
    };
    gate.events = vec![
        event("2026-11-23T08:00:00Z"),
        event("2026-11-19T08:00:00Z"),
        event("2026-11-23T08:00:00Z"),
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
        let style = page.split("<style>").nth(1).expect("the looks");
        let (style, _) = style.split_once("</style>").expect("an end");
        let digest = STANDARD.encode(Sha256::digest(style));
        let policy = format!(
            "content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; \
             form-action 'none'\""
        );
        assert!(page.contains(&policy), "{policy}");
        assert_eq!(page.matches("<style").count(), 1);
        assert!(!page.contains(" style="), "no looks in attributes");
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
    let empty = ["meta", "!DOCTYPE", "path", "circle", "rect", "line"];
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
    assert_eq!(count("<table"), 6);
    assert_eq!(count("<caption"), 6);
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
    assert_eq!(page.matches("<tr class=\"week").count(), 1, "Monday");
    assert!(page.contains("<time datetime=\"2026-11-24\">Tue 24 Nov</time></th>"));
    assert!(!page.contains("partly open"), "it does not occur");
}

#[test]
fn today_is_named_and_the_hour_of_the_decision_drawn() {
    let page = written(&run("x", Level::Pass), Locale::English);
    let (_, today) = page.split_once("class=\"week today\"").expect("today");
    let (today, _) = today.split_once("</tr>").expect("a row");
    assert!(today.contains("aria-current=\"date\""));
    assert!(today.contains("<span class=\"badge\">today</span>"));
    assert!(today.contains("<path class=\"now\" d=\"M245 "), "{today}");
    assert_eq!(page.matches("class=\"now\" d=").count(), 1);
}

#[test]
fn a_bar_is_as_long_as_what_it_shows_and_one_of_nothing_known_is_dotted() {
    let page = written(&run("x", Level::Pass), Locale::English);
    assert!(page.contains("<rect class=\"fill hold\" width=\"42.1%\""));
    assert!(page.contains("<line class=\"tick\" x1=\"20.0%\" x2=\"20.0%\""));
    assert!(page.contains("<rect class=\"fill no-go\" width=\"90.0%\""));
    assert_eq!(
        page.matches("<rect fill=\"url(#dots)\" width=\"100%\"")
            .count(),
        1
    );
}

#[test]
fn a_group_without_rows_says_so() {
    let page = written(&run("x", Level::Pass), Locale::French);
    assert_eq!(page.matches("class=\"nothing\">Rien n&#39;a").count(), 1);
    assert_eq!(page.matches("scope=\"rowgroup\"").count(), 2);
}

#[test]
fn the_timeline_goes_by_time_with_the_decision_between_past_and_future() {
    let page = written(&run("It", Level::NoGo), Locale::English);
    let (_, timeline) = page.split_once("<ol class=\"timeline\">").expect("one");
    let classes: Vec<&str> = timeline
        .split("<li class=\"")
        .skip(1)
        .filter_map(|item| Some(item.split_once('"')?.0))
        .collect();
    // The opening, an event before, the decision, and two events of one moment.
    assert_eq!(classes, ["past", "past", "now", "ahead"]);
    assert_eq!(timeline.matches("<time").count(), 4);
    assert_eq!(timeline.matches("<p>").count(), 5);
    let at = |text: &str| timeline.find(text).expect(text);
    assert!(at("Pull request #42 was opened") < at("Thu 19 Nov 09:00"));
    assert!(at("Thu 19 Nov 09:00") < at("Decided: NO-GO"));
    assert!(at("Decided: NO-GO") < at("Mon 23 Nov 09:00"));
}

#[test]
fn what_happened_long_ago_gives_way_and_the_decision_stays() {
    let mut run = run("x", Level::NoGo);
    let report = run.decision.reports.first_mut().expect("a report");
    let event = report.events.get(1).expect("one in the past").clone();
    report.events = vec![event; 2_000];
    let page = written(&run, Locale::English);
    assert!(page.contains("Decided: NO-GO"));
    let (_, timeline) = page.split_once("id=\"timeline\"").expect("one");
    assert!(timeline.matches("<p><span").count() <= MOST_ROWS);
    assert!(timeline.contains("… and 1502 more, left out"));
}

#[test]
fn gates_that_weigh_most_come_first_and_each_has_a_way_to_its_section() {
    let mut run = run("x", Level::Pass);
    let mut window = Report::new(Area::Gate("window"), Enforcement::Block);
    window.findings = vec![Finding::new("window/denied", Level::NoGo)];
    window.blocks = vec![Block::List(Vec::new())];
    let version = Report::new(Area::Gate("version"), Enforcement::Block);
    run.decision.reports.extend([version, window]);
    let page = written(&run, Locale::English);
    let at = |text: &str| page.find(text).expect(text);
    assert!(at("<a href=\"#gate-window\">") < at("<a href=\"#gate-checklist\">"));
    assert!(at("<section id=\"gate-window\"") < at("<section id=\"gate-checklist\""));
    assert!(at("Deploy calendar") > at("<section id=\"gate-window\""));
    assert!(!page.contains("#gate-version"), "it has no section");
}

#[test]
fn every_gate_has_a_heading_in_every_language() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for (gate, _) in crate::gates::REGISTERED {
            assert!(words.knows(&format!("{gate}-heading")), "{gate}");
        }
    }
}

#[test]
fn pieces_within_pieces_end_somewhere() {
    let mut run = run("x", Level::Pass);
    let report = run.decision.reports.first_mut().expect("a report");
    let title = || Message::new("html-tag").with("tag", Value::text("deeper"));
    let mut block = Block::Paragraph(title());
    for _ in 0..20 {
        block = Block::Folded(title(), vec![block]);
    }
    report.blocks = vec![block];
    let page = written(&run, Locale::English);
    assert_eq!(page.matches("<details>").count(), 3);
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
