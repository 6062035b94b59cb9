//! Every question about figures, to a Prometheus and to a JSON document, in every way in which an
//! answer can be bad: a run that would have been GO never is.

use std::time::Duration;

use super::every;
use super::scenarios::{Setting, decision, is_slow, setting};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::answer::{Answer, Payload};
use crate::fake_github::wire::faults::Fault;
use crate::fake_prometheus::{FakePrometheus, Prometheus, Sample};
use crate::stories::error_budget::figures::{Figures, query};
use crate::stories::error_budget::stage::{now, objective, policy};
use crate::stories::runner::pull_request_payload;

/// A question is sent at most so often.
const TRIES: usize = 3;
/// Where the document stands.
const DOCUMENT: &str = "/budget.json";

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Read {
    /// How many went well.
    Good,
    /// How many there were.
    Total,
    /// Everything else, in one question.
    Joined,
    /// What Sloth records, in one question.
    Sloth,
    /// What Pyrra records, in one question.
    Pyrra,
    /// A document with a number.
    Document,
}

impl Read {
    fn lines(self) -> String {
        match self {
            Self::Good | Self::Total | Self::Joined => {
                format!("slos:\n{}", objective("api", ""))
            }
            Self::Sloth => "slos:\n  - { id: api, source: { sloth: { url: PROMETHEUS, service: shop, slo: api } } }\n".to_owned(),
            Self::Pyrra => "slos:\n  - { id: api, source: { pyrra: { url: PROMETHEUS, slo: api } } }\n".to_owned(),
            Self::Document => "slos:\n  - id: api\n    target-percent: 99.9\n    window: 30d\n    source: { json: { \
                               url: PROMETHEUS/budget.json, pointer: /left, unit: remaining-percent } }\n"
                .to_owned(),
        }
    }

    fn fails(self, prometheus: &Prometheus, fault: Fault) {
        match self {
            Self::Good => prometheus.fails_for(&query("api", "good", "30d"), fault),
            Self::Total => prometheus.fails_for(&query("api", "total", "30d"), fault),
            Self::Joined | Self::Sloth | Self::Pyrra => prometheus.fails_for_joined(fault),
            Self::Document => prometheus.fails_for(DOCUMENT, fault),
        }
    }

    /// As it is named in a reason.
    fn endpoint(self, prometheus: &Prometheus) -> String {
        match self {
            Self::Document => format!("GET {}{DOCUMENT}", prometheus.origin()),
            _ => format!("POST {}/api/v1/query", prometheus.origin()),
        }
    }

    /// How often it was asked.
    fn asked(self, prometheus: &Prometheus) -> usize {
        let good = query("api", "good", "30d");
        let total = query("api", "total", "30d");
        let asked = prometheus.asked().into_iter();
        let is_it = |what: &str| match self {
            Self::Good => what == good,
            Self::Total => what == total,
            Self::Document => what == DOCUMENT,
            Self::Joined | Self::Sloth | Self::Pyrra => what.starts_with("label_replace"),
        };
        asked.filter(|it| is_it(&it.what)).count()
    }
}

/// Everything that a run needs to be GO, from any source.
#[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
fn tells(prometheus: &Prometheus) {
    prometheus.at(now() as f64);
    Figures::of(prometheus, "api").left(80.0);
    prometheus.has(DOCUMENT, "{\"left\": 80}");
    let sloth = "{sloth_service=\"shop\",sloth_slo=\"api\"}";
    let pyrra = "{slo=\"api\"}";
    for (series, value) in [
        (
            format!("slo:period_error_budget_remaining:ratio{sloth}"),
            "0.8",
        ),
        (format!("slo:objective:ratio{sloth}"), "0.999"),
        (format!("slo:time_period:days{sloth}"), "30"),
        (format!("slo:sli_error:ratio_rate5m{sloth}"), "0.0005"),
        (format!("slo:sli_error:ratio_rate1h{sloth}"), "0.0005"),
        (format!("pyrra_availability{pyrra}"), "0.9998"),
        (format!("pyrra_objective{pyrra}"), "0.999"),
        (format!("pyrra_window{pyrra}"), "2592000"),
        (format!("pyrra_requests_total{pyrra}"), "1000000"),
    ] {
        prometheus.newest(&series, (now() - 30) as f64);
        prometheus.finds(&series, &[Sample::of(value)]);
    }
}

fn shop(read: Read) -> (Setting, FakePrometheus) {
    let prometheus = FakePrometheus::start();
    tells(&prometheus);
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on(
        "main",
        ".github/gonogo.yml",
        &policy(&prometheus, &read.lines()),
    );
    shop.open_pull_request(7).by("alice").described("Ship it");
    let payload = pull_request_payload(&github, 7);
    let setting = setting(github, "pull_request_target", payload, "pull/7/head");
    (
        setting.with_input("allow-hosts", &prometheus.host()),
        prometheus,
    )
}

struct Case {
    read: Read,
    name: String,
    fault: Fault,
}

fn raw(status: u16, media_type: &'static str, text: &str) -> Fault {
    let bytes = text.as_bytes().to_vec();
    Fault::Instead(Answer::new(status, Payload::Raw { media_type, bytes }))
}

/// Bodies that are JSON and no answer.
const BODIES: [&str; 14] = [
    "{\"status\":\"success\"}",
    "{\"status\":\"success\",\"data\":null}",
    "{\"status\":\"success\",\"data\":{}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\"}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":{}}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[null]}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{}}]}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1]}]}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"7\"]}}",
    "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}",
    "{\"left\":null}",
    "{\"left\":[80]}",
    "{\"left\":{\"left\":80}}",
];

fn faults() -> Vec<(String, Fault)> {
    let mut faults = Fault::for_reads();
    for status in [204, 300, 400, 405, 408, 410, 413, 501, 504] {
        faults.push((status.to_string(), Fault::status(status)));
    }
    let bodies = BODIES.map(|body| (format!("body {body:?}"), Fault::json(body)));
    faults.extend(bodies);
    for (status, kind) in [(422, "execution"), (503, "timeout"), (400, "bad_data")] {
        let body = format!("{{\"status\":\"error\",\"errorType\":\"{kind}\",\"error\":\"no\"}}");
        let name = format!("{status} in Prometheus' words");
        faults.push((name, raw(status, "application/json", &body)));
    }
    faults.push(("answer lost".to_owned(), Fault::AnswerLost));
    faults.push(("slow".to_owned(), Fault::Drip(Duration::from_secs(2))));
    faults
}

fn cases() -> Vec<Case> {
    let reads = [
        Read::Good,
        Read::Total,
        Read::Joined,
        Read::Sloth,
        Read::Pyrra,
        Read::Document,
    ];
    let all = reads.into_iter().flat_map(|read| {
        faults()
            .into_iter()
            .map(move |(name, fault)| Case { read, name, fault })
    });
    // A document's number may stand there as a text.
    all.filter(|it| it.read != Read::Document || it.name != "wrong types")
        .collect()
}

fn is_final(name: &str) -> bool {
    let prefixes = ["4", "300", "501", "redirect"];
    let limits = ["403 secondary", "429", "408", "405"];
    prefixes.iter().any(|it| name.starts_with(it)) && !limits.iter().any(|it| name.starts_with(it))
}

fn check(case: &Case) -> Result<(), String> {
    let (setting, prometheus) = shop(case.read);
    case.read.fails(&prometheus, case.fault.clone());
    let setting = setting.in_model_time_with(&[prometheus.silence()]);
    let sha = setting.sha.clone();
    let (github, ended) = setting.run();
    let shop = github.repository("acme/shop");
    let mut wrong: Vec<&str> = Vec::new();
    let mut demand = |holds: bool, what: &'static str| {
        if !holds {
            wrong.push(what);
        }
    };
    let statuses = shop.statuses(&sha);
    demand(decision(&ended) == "unknown", "the decision is not unknown");
    demand(ended.exit == 4, "the exit code");
    let green = statuses.iter().any(|status| status.state == "success");
    demand(!green, "the commit looks green");
    let most = if is_slow(&case.name) { 2 } else { 1 };
    demand(statuses.len() <= most, "published twice");
    demand(shop.comments(7).len() == 1, "not one comment");
    let endpoint = case.read.endpoint(&prometheus);
    let other = endpoint.replacen("POST ", "GET ", 1);
    // Where an answer came and lacks the figure, it says where the figure was looked for.
    let answer = endpoint.replacen("GET ", "nothing stands at /left in the answer of ", 1);
    let named = [&endpoint, &other, &answer].map(|it| ended.out.contains(it));
    let named = named.contains(&true);
    demand(named, "the endpoint is not named");
    demand(ended.out.contains("→ "), "no remedy is named");
    let tries = case.read.asked(&prometheus);
    demand((1..=TRIES).contains(&tries), "asked too often");
    demand(!is_final(&case.name) || tries == 1, "asked again in vain");
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{:?} {}: {}; {tries} tries\n    exit {}, said: {}",
            case.read,
            case.name,
            wrong.join("; "),
            ended.exit,
            ended.out.replace('\n', " | ")
        )),
    }
}

#[test]
fn without_a_fault_every_source_is_go() {
    for read in [Read::Good, Read::Sloth, Read::Pyrra, Read::Document] {
        let (setting, _prometheus) = shop(read);
        let (_, ended) = setting.run();
        assert_eq!(decision(&ended), "go", "{read:?}: {}", ended.everything());
    }
}

#[test]
fn no_fault_of_a_server_of_figures_makes_a_run_go() {
    let cases = cases();
    assert!(cases.len() >= 250, "{}", cases.len());
    every(&cases, check);
}

#[test]
fn a_server_that_is_not_there_makes_no_run_go() {
    for read in [Read::Good, Read::Document] {
        let (setting, prometheus) = shop(read);
        let endpoint = read.endpoint(&prometheus);
        drop(prometheus);
        let (_, ended) = setting.run();
        assert_eq!((ended.exit, decision(&ended).as_str()), (4, "unknown"));
        assert!(ended.out.contains(&endpoint), "{endpoint}: {}", ended.out);
        assert!(ended.out.contains("→ "), "{}", ended.out);
    }
}

#[test]
fn a_proxy_that_lets_no_post_through_is_asked_by_get() {
    let (setting, prometheus) = shop(Read::Good);
    prometheus.only_get();
    let (_, ended) = setting.run();
    assert_eq!(decision(&ended), "go", "{}", ended.everything());
}

#[test]
fn a_server_that_fails_once_is_asked_again() {
    for read in [Read::Good, Read::Document] {
        let (setting, prometheus) = shop(read);
        prometheus.fails_first(1, Fault::status(503));
        let (_, ended) = setting.run();
        assert_eq!(decision(&ended), "go", "{read:?}: {}", ended.everything());
    }
}
