//! The one question to a registry, with every fault: the decision is never GO, the reason names
//! what was asked and what would help, and nothing is published twice.

use std::time::Duration;

use super::audited::shop;
use super::every;
use super::scenarios::{decision, is_slow};
use crate::fake_github::wire::answer::Answer;
use crate::fake_github::wire::faults::Fault;
use crate::fake_registry::{Advisory, BULK, FakeRegistry, Registry};
use crate::stories::npm_audit::project::mended;

/// A question is sent at most so often.
const TRIES: usize = 3;

struct Case {
    name: String,
    fault: Fault,
}

fn cases() -> Vec<Case> {
    let mut faults = Fault::for_reads();
    for status in [300, 400, 405, 408, 410, 501, 504] {
        faults.push((status.to_string(), Fault::status(status)));
    }
    for text in [
        "{\"minimist\": {}}",
        "{\"minimist\": null}",
        "{\"minimist\": [null]}",
        "{\"minimist\": [7]}",
        "{\"error\": \"no\"}",
        "{\"minimist\": [",
        "[{\"minimist\": []}]",
        "no",
    ] {
        faults.push((format!("body {text:?}"), Fault::json(text)));
    }
    let minute = Fault::secondary_limit(503, Some(3_600));
    faults.push(("503 for an hour".to_owned(), minute));
    let plain = Fault::Instead(Answer::error(429, "slow down"));
    faults.push(("429 without a word".to_owned(), plain));
    faults.push(("answer lost".to_owned(), Fault::AnswerLost));
    let gateway = Fault::Instead(Answer::error(200, "npm is down"));
    faults.push(("200 with an error".to_owned(), gateway));
    faults.push(("slow".to_owned(), Fault::Drip(Duration::from_secs(2))));
    // That there is nothing is an answer.
    faults.retain(|(name, _)| name != "body \"{}\"");
    faults
        .into_iter()
        .map(|(name, fault)| Case { name, fault })
        .collect()
}

fn is_final(name: &str) -> bool {
    let prefixes = ["4", "300", "501", "redirect"];
    let limits = ["403 secondary", "429", "408"];
    prefixes.iter().any(|it| name.starts_with(it)) && !limits.iter().any(|it| name.starts_with(it))
}

fn check(case: &Case) -> Result<(), String> {
    let registry = FakeRegistry::start();
    // An answer with something in it, which does not block.
    registry.advises(Advisory::about("minimist").severity("low"));
    registry.fails(case.fault.clone());
    let hand: Registry = Registry::clone(&registry);
    let lines = "registry: REGISTRY\nfail-on: critical";
    let setting = shop(lines, (&mended(), &mended()), registry).in_model_time();
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
    demand(decision(&ended) != "go", "the decision is go");
    demand(matches!(ended.exit, 1 | 4), "the exit code");
    let green = statuses.iter().any(|status| status.state == "success");
    demand(!green, "the commit looks green");
    let most = if is_slow(&case.name) { 2 } else { 1 };
    demand(statuses.len() <= most, "published twice");
    demand(shop.comments(7).len() == 1, "not one comment");
    // Wrong types leave nothing that could be read, so the worst of it is assumed.
    if case.name != "wrong types" {
        demand(ended.exit == 4, "it is not unknown");
        let endpoint = format!("POST {}{}", hand.origin().trim_end_matches('/'), BULK);
        demand(ended.out.contains(&endpoint), "the endpoint is not named");
    }
    demand(ended.out.contains("→ "), "no remedy is named");
    let tries = hand.asked().len();
    demand((1..=TRIES).contains(&tries), "asked too often");
    demand(!is_final(&case.name) || tries == 1, "asked again in vain");
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{}: {}; {tries} tries\n    exit {}, said: {}",
            case.name,
            wrong.join("; "),
            ended.exit,
            ended.out.replace('\n', " | ")
        )),
    }
}

#[test]
fn no_fault_of_a_registry_makes_a_run_go() {
    let cases = cases();
    assert!(cases.len() >= 38, "{}", cases.len());
    every(&cases, check);
}

#[test]
fn a_registry_that_is_not_there_makes_no_run_go() {
    let registry = FakeRegistry::start();
    let gone = FakeRegistry::start();
    let lines = format!("registry: {}", gone.origin());
    let host = gone.host();
    drop(gone);
    let setting = shop(&lines, (&mended(), &mended()), registry).with_input("allow-hosts", &host);
    let (_, ended) = setting.run();
    assert_eq!((ended.exit, decision(&ended).as_str()), (4, "unknown"));
    assert!(
        ended.out.contains(&format!("POST http://{host}{BULK}")),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("→ "), "{}", ended.out);
}
