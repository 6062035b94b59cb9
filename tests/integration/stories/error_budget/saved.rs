//! Figures in a file that the job wrote: on a pull request nobody's word is taken for them, unless
//! the policy says so.

use super::stage::Stage;
use crate::stories::acme;
use crate::stories::ending;
use crate::stories::events::pushed;
use crate::stories::runner::Step;

fn file(bad: u32, as_of: &str) -> String {
    format!(
        "{{\"slos\":[{{\"id\":\"api\",\"target_percent\":\"99.9\",\"window\":\"28d\",\"total\":1000000,\
         \"bad\":{bad},\"as_of\":\"{as_of}\"}}]}}"
    )
}

/// A minute before the run.
const FRESH: &str = "2026-11-24T09:29:00Z";

fn trusting() -> Stage {
    Stage::with(
        "slos:\n  - id: api\n    source: { file: { path: build/slo.json, trust: workspace } }\n",
    )
}

fn careful() -> Stage {
    Stage::with("slos:\n  - id: api\n    source: { file: build/slo.json }\n")
}

fn on_tag(stage: &Stage) -> Step {
    let shop = acme(&stage.github);
    shop.move_tag("v1.4.0", "main");
    stage.on(pushed("refs/tags/v1.4.0", &shop.head_of("v1.4.0")))
}

#[track_caller]
fn check(step: Step, text: &str, expected: (u8, &str), why: &str) {
    let ended = step.file("build/slo.json", text).run();
    assert_eq!(ending(&ended), expected, "{}", ended.everything());
    let said = format!("{}{}", ended.out, ended.summary);
    assert!(said.contains(why), "{why}: {said}");
}

#[test]
fn on_a_pull_request_a_file_is_unknown_and_not_even_read() {
    let why = "may have been written by the change";
    for text in [&file(10, FRESH), "{", ""] {
        check(careful().step(), text, (4, "unknown"), why);
    }
    let remedy = "trust: workspace";
    check(careful().step(), &file(10, FRESH), (4, "unknown"), remedy);
}

#[test]
fn a_policy_that_only_warns_does_not_take_its_word_either() {
    let stage =
        Stage::with("on-no-data: warn\nslos:\n  - id: api\n    source: { file: build/slo.json }\n");
    let why = "may have been written by the change";
    check(stage.step(), &file(10, FRESH), (4, "unknown"), why);
}

#[test]
fn a_policy_may_take_the_jobs_word_and_the_report_says_so() {
    check(
        trusting().step(),
        &file(200, FRESH),
        (0, "go"),
        "self-declared: the job wrote it",
    );
    check(
        trusting().step(),
        &file(900, FRESH),
        (1, "no-go"),
        "10.0 % left (failures: 900 of 1,000 allowed)",
    );
}

#[test]
fn on_a_tag_the_file_counts() {
    let stage = Stage::with(
        "change: { tag: other }\nslos:\n  - id: api\n    source: { file: build/slo.json }\n",
    );
    let left = "api: 80.0 % left (failures: 200 of 1,000 allowed); anything may ship";
    check(on_tag(&stage), &file(200, FRESH), (0, "go"), left);
    let left = "api: 10.0 % left (failures: 900 of 1,000 allowed); only bug fixes and security";
    check(on_tag(&stage), &file(900, FRESH), (1, "no-go"), left);
}

#[test]
fn on_a_tag_of_which_nothing_is_known_the_file_must_tell_how_fast_it_goes() {
    let why = "How fast api is being spent is not known: the file has no `error_ratios`. That matters, \
               since nobody knows whether this change is risky";
    check(on_tag(&careful()), &file(200, FRESH), (4, "unknown"), why);
    let rates = |ratio: &str| {
        let lookbacks = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"];
        let rates = lookbacks.map(|it| format!("\"{it}\":\"{ratio}\""));
        let more = format!("\"error_ratios\":{{{}}},\"as_of\"", rates.join(","));
        file(200, FRESH).replace("\"as_of\"", &more)
    };
    check(on_tag(&careful()), &rates("0.0005"), (0, "go"), "0.5 ×");
    let why = "which is not known: it is the first version in its history";
    check(on_tag(&careful()), &rates("0.02"), (4, "unknown"), why);
}

#[test]
fn a_file_that_is_old_broken_or_not_there_is_unknown() {
    for (text, why) in [
        (
            file(200, "2026-11-24T09:19:00Z"),
            "the newest sample is from Tue 24 Nov 10:19 (at most 10 min old)",
        ),
        (file(200, "2026-11-24T10:29:00Z"), "from the future"),
        (
            file(200, FRESH).replace("\"bad\":200,", ""),
            "exactly one of",
        ),
        (file(200, FRESH).replace("api", "web"), "no objective"),
        (file(200, FRESH).replace("1000000", "\"NaN\""), "NaN"),
        (file(200, FRESH).replace("99.9", "100"), "the target"),
        (file(200, FRESH).replace("28d", "soon"), "no window"),
        (file(2_000_000, FRESH), "more failures than events"),
        ("{".to_owned(), "not in gonogo's form"),
    ] {
        check(trusting().step(), &text, (4, "unknown"), why);
    }
    let ended = trusting().step().run();
    assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
    assert!(ended.out.contains("build/slo.json"), "{}", ended.out);
}
