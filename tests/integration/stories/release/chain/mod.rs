//! The record of each release names that of the one before.

mod given;
mod statements;

use serde_json::Value;

use super::{kept, on_tag, shop, squashed, tagged};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::log::Logged;
use crate::stories::runner::{Ended, Step, TUESDAY, person};
use crate::stories::{acme, ending, on_push};

const POLICY: &str = "version: 1\ntimezone: Europe/Paris\ngates: { version: {} }\n";

/// Nothing of the link is read for the gates of this one.
const HOURS: &str = "\
version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [tue], from: \"09:00\", to: \"16:00\" } }
";

/// The next release: a fix that is merged, and the tag on it.
fn next(github: &FakeGithub, number: u64, tag: &str) -> Step {
    squashed(github, number, "fix: a", "alice");
    tagged(github, tag);
    kept(github, tag)
}

#[track_caller]
fn released(step: Step) -> String {
    let ended = step.run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    ended.file("e.json")
}

fn parsed(evidence: &str) -> Value {
    serde_json::from_str(evidence).expect("JSON")
}

/// The word for why the record before is missing; empty where it is known.
fn missing(evidence: &str) -> String {
    let why = parsed(evidence)["previous"]["record"]["why"].clone();
    why.as_str().unwrap_or_default().to_owned()
}

fn description(github: &FakeGithub, tag: &str) -> String {
    let shop = acme(github);
    let statuses = shop.statuses(&shop.head_of(tag));
    let ours = statuses
        .into_iter()
        .find(|status| status.context == "gonogo/production");
    ours.map(|status| status.description.unwrap_or_default())
        .unwrap_or_default()
}

fn verify(files: &[(&str, &str)], more: &[&str]) -> Ended {
    let github = FakeGithub::start();
    let mut step = person(&github).at("2027-03-01T08:00:00Z");
    let mut arguments = vec!["verify-evidence"];
    for (name, text) in files {
        step = step.file(name, text);
        if !name.starts_with("statement") {
            arguments.push(name);
        }
    }
    arguments.extend(more);
    let ended = step.run_with(&arguments);
    assert!(github.requests().is_empty(), "nobody is asked");
    ended
}

/// Reads that were made in one run and not in another.
fn only_in(one: &[Logged], other: &[Logged]) -> Vec<String> {
    let name = |request: &Logged| format!("{} {}", request.method, request.path);
    let others: Vec<String> = other.iter().map(name).collect();
    let all = one.iter().map(name);
    all.filter(|name| name.starts_with("GET") && !others.contains(name))
        .collect()
}

fn on_push_of(github: &FakeGithub, number: u64) -> Step {
    let event = crate::stories::events::pushed_to(github, number);
    crate::stories::runner::action(github, event).at(TUESDAY)
}

#[test]
fn each_release_names_the_record_of_the_one_before() {
    for policy in [POLICY, HOURS] {
        let github = shop(policy);
        let one = released(next(&github, 7, "v1.4.1"));
        // The first record says that nothing had been decided about v1.4.0.
        assert_eq!(missing(&one), "nothing-decided");
        assert_eq!(parsed(&one)["previous"]["release"]["tag"], "v1.4.0");
        let digest = parsed(&one)["digest"].as_str().unwrap().to_owned();
        let line = description(&github, "v1.4.1");
        assert!(line.starts_with("GO · "), "{line}");
        assert!(line.ends_with(&format!(" · evidence {digest}")), "{line}");
        assert!(line.chars().count() <= 140, "{line}");
        let two = released(next(&github, 8, "v1.4.2"));
        let previous = &parsed(&two)["previous"];
        assert_eq!(previous["release"]["tag"], "v1.4.1");
        let head = acme(&github).head_of("v1.4.1");
        assert_eq!(previous["release"]["commit"], head.as_str());
        assert_eq!(previous["record"]["digest"], digest.as_str());
        assert_eq!(previous["record"]["source"], "commit-status");
        let three = released(next(&github, 9, "v1.4.3"));
        let files = [("3.json", &*three), ("1.json", &*one), ("2.json", &*two)];
        let ended = verify(&files, &[]);
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        assert!(
            ended.out.contains("🟢 The 3 records hold."),
            "{}",
            ended.out
        );
        for line in [
            "The first decision: nothing had been decided about v1.4.0.",
            "Follows v1.4.1, whose record is 1.json.",
            "Follows v1.4.2, whose record is 2.json.",
        ] {
            assert!(ended.out.contains(line), "{line}: {}", ended.out);
        }
        // A replay knows nothing of the link.
        let again = person(&github)
            .file("e.json", &two)
            .run_with(&["replay", "e.json"]);
        assert!(
            again.err.contains("same decision"),
            "{}",
            again.everything()
        );
    }
}

#[test]
fn what_was_altered_or_left_out_is_found() {
    let github = shop(POLICY);
    let one = released(next(&github, 7, "v1.4.1"));
    let two = released(next(&github, 8, "v1.4.2"));
    let altered = one.replace("\"fix: a", "\"feat: a");
    assert_ne!(altered, one);
    let ended = verify(&[("1.json", &altered), ("2.json", &two)], &[]);
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    assert!(ended.out.contains("[evidence/altered]"), "{}", ended.out);
    let ended = verify(&[("2.json", &two)], &[]);
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(ended.out.contains("[evidence/absent]"), "{}", ended.out);
    let digest = parsed(&two)["digest"].as_str().unwrap().to_owned();
    let ended = verify(&[("2.json", &two)], &["--digest", &digest]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let zeros = format!("sha256:{}", "0".repeat(64));
    let ended = verify(&[("1.json", &one), ("2.json", &two)], &["--digest", &zeros]);
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    let ended = verify(&[("2.json", &two)], &["--digest", "sha256:0"]);
    assert_eq!(ended.exit, 2, "{}", ended.everything());
    assert_eq!(verify(&[], &[]).exit, 2);
    assert_eq!(verify(&[("2.json", "{}")], &[]).exit, 6);
    let ended = verify(&[("2.json", &two)], &["gone.json"]);
    assert_eq!(ended.exit, 6, "{}", ended.everything());
    let ended = verify(&[("2.json", &two)], &["--format", "json"]);
    assert_eq!(parsed(&ended.out)["verdict"], "unknown");
    let ended = verify(&[("2.json", &two)], &["--locale", "fr"]);
    assert!(
        ended
            .out
            .contains("On ne peut pas dire si la preuve tient."),
        "{}",
        ended.out
    );
}

#[test]
fn a_refused_version_is_passed_over_and_its_status_names_no_record() {
    let github = shop(POLICY);
    let one = released(next(&github, 7, "v1.4.1"));
    // A new feature asks for more than this step.
    squashed(&github, 8, "feat: b", "alice");
    tagged(&github, "v1.4.2");
    let refused = kept(&github, "v1.4.2").run();
    assert_eq!(ending(&refused), (1, "no-go"));
    let line = description(&github, "v1.4.2");
    assert!(!line.contains("sha256"), "{line}");
    let two = released(next(&github, 9, "v1.5.0"));
    let previous = &parsed(&two)["previous"];
    assert_eq!(previous["release"]["tag"], "v1.4.1");
    assert_eq!(previous["passed_over"][0]["tag"], "v1.4.2");
    assert_eq!(previous["passed_over"][0]["why"], "refused");
    let refused = refused.file("e.json");
    let files = [("r.json", &*refused), ("1.json", &*one), ("2.json", &*two)];
    let ended = verify(&files, &[]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(ended.out.contains("It let nothing go"), "{}", ended.out);
}

#[test]
fn the_link_costs_a_tag_a_few_reads_and_a_pull_request_none() {
    let github = shop(HOURS);
    released(next(&github, 7, "v1.4.1"));
    squashed(&github, 8, "fix: a", "alice");
    tagged(&github, "v1.4.2");
    github.forget_requests();
    on_tag(&github, "v1.4.2").run();
    let without = github.requests();
    assert!(!description(&github, "v1.4.2").contains("sha256"));
    github.forget_requests();
    released(kept(&github, "v1.4.2"));
    let with = github.requests();
    let more = only_in(&with, &without);
    assert!((3..=5).contains(&more.len()), "{more:#?}");
    acme(&github).open_pull_request(9).by("bob");
    let counts = [None, Some("e.json")].map(|evidence| {
        github.forget_requests();
        let mut step = on_push_of(&github, 9);
        if let Some(path) = evidence {
            step = step.input("evidence", path);
        }
        step.run();
        github.requests().len()
    });
    assert!(counts[1] <= counts[0], "{counts:?}");
    assert!(counts[1] <= 15, "{counts:?}");
}

#[test]
fn whatever_fails_while_the_link_is_looked_for_changes_no_decision() {
    let github = shop(HOURS);
    released(next(&github, 7, "v1.4.1"));
    squashed(&github, 8, "fix: a", "alice");
    tagged(&github, "v1.4.2");
    github.forget_requests();
    on_tag(&github, "v1.4.2").run();
    let without = github.requests();
    github.forget_requests();
    released(kept(&github, "v1.4.2"));
    let reads = only_in(&github.requests(), &without);
    for read in reads {
        let path = read.trim_start_matches("GET ");
        for fault in [
            Fault::status(500),
            Fault::status(403),
            Fault::status(404),
            Fault::html(),
            Fault::json("[]"),
            Fault::json("{}"),
        ] {
            github.on("GET", path).fails(fault);
            let step = kept(&github, "v1.4.2");
            let ended = step.run();
            assert_eq!(ending(&ended), (0, "go"), "{read}: {}", ended.everything());
            let evidence = ended.file("e.json");
            assert_ne!(missing(&evidence), "", "{read}: {evidence}");
            // What GitHub says is not there is believed; that it did not answer is told.
            let begins = ["first-release", "nothing-decided"].contains(&&*missing(&evidence));
            let said = ["names no record", "is not known"];
            let told = said.iter().any(|said| ended.err.contains(said));
            assert!(begins || told, "{read}: {}", ended.err);
            github.recover();
        }
    }
}

#[test]
fn a_file_that_was_written_anew_replays_and_says_so() {
    let github = shop(HOURS);
    let one = released(next(&github, 7, "v1.4.1"));
    let replay = |text: &str| {
        let step = person(&github).file("e.json", text);
        step.run_with(&["replay", "e.json"])
    };
    let said = "is not as gonogo writes it";
    assert!(!replay(&one).err.contains(said));
    let pretty = serde_json::to_string_pretty(&parsed(&one)).expect("JSON");
    for text in [pretty, one.replace('\n', "\r\n")] {
        let ended = replay(&text);
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        assert!(ended.err.contains(said), "{}", ended.err);
    }
    let doubled = one.replacen('{', "{\"decision\":{\"decision\":\"no-go\"},", 1);
    let ended = replay(&doubled);
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(ended.err.contains("was altered"), "{}", ended.err);
}

#[test]
fn a_tag_that_is_no_version_has_no_order() {
    let github = shop(HOURS);
    tagged(&github, "nightly");
    let step = kept(&github, "nightly");
    assert_eq!(missing(&released(step)), "not-a-version");
    let github = FakeGithub::start();
    acme(&github).file_on("main", ".github/gonogo.yml", HOURS);
    tagged(&github, "v1.0.0");
    let step = kept(&github, "v1.0.0");
    assert_eq!(missing(&released(step)), "first-release");
}
