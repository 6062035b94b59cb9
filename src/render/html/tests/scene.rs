//! A run with the foreign text everywhere that one can stand.

use jiff::civil::date;

use crate::decision::{
    Area, Block, Calendar, Decision, Enforcement, Event, Finding, Gauge, Gauges, Group, Grouped,
    Level, Mark, Rate, Report, Table,
};
use crate::drawing::Cell;
use crate::locale::{Locale, Message, Tone, Value};
use crate::render::Run;
use crate::render::html::page;
use crate::subject::{PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

/// A calendar of three days whose rules have a foreign name.
pub(super) fn calendar(foreign: &str) -> Block {
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
pub(super) fn run(foreign: &str, level: Level) -> Run {
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

pub(super) fn written(run: &Run, locale: Locale) -> String {
    page(run, &run.words(locale)).as_str().to_owned()
}
