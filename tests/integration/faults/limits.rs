//! Large, deep, endless and crooked input, through the whole product.

use super::scenarios::decision;
use crate::fake_github::FakeGithub;
use crate::stories::runner::{Ended, Step, TUESDAY, action, person, pull_request_payload};
use std::time::{Duration, Instant};

/// What fits into the answer of a step, by GitHub's documentation: 1 MB of outputs for a job,
/// 1 MiB of summary for a step, 65,536 characters of a comment, of which we take 60,000.
const OUTPUTS: usize = 1_000_000;
const SUMMARY: usize = 1 << 20;
const COMMENT: usize = 60_000;

pub(super) fn shop(policy: &str, body: &str, files: &[(&str, &str)]) -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", policy);
    for (path, text) in files {
        shop.file_on("main", path, text);
    }
    shop.open_pull_request(7).by("alice").described(body);
    github
}

pub(super) fn step(github: &FakeGithub) -> Step {
    action(
        github,
        ("pull_request_target", pull_request_payload(github, 7)),
    )
    .at(TUESDAY)
}

pub(super) fn policy(checklist: &str) -> String {
    format!("version: 1\ngates:\n  checklist: {{ {checklist} }}\n")
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count)
        .map(|at| format!("- [ ] {}\n", item(at)))
        .collect()
}

/// Everything that was written fits where it was written to.
#[track_caller]
fn check_sizes(github: &FakeGithub, ended: &Ended) {
    for comment in github.repository("acme/shop").comments(7) {
        assert!(
            comment.body.chars().count() <= COMMENT + 500,
            "{}",
            comment.body.len()
        );
    }
    assert!(ended.summary.len() <= SUMMARY, "{}", ended.summary.len());
    let outputs: usize = ended
        .outputs
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    assert!(outputs <= OUTPUTS, "outputs of {outputs} bytes");
}

/// The policy cannot be used, and that is unknown.
#[track_caller]
pub(super) fn check_unusable(policy: &str) -> Ended {
    let github = shop(policy, "- [x] done\n", &[]);
    let ended = step(&github).run();
    assert!(
        matches!(ended.exit, 4 | 5),
        "{}: {}",
        ended.exit,
        ended.everything()
    );
    assert_eq!(decision(&ended), "unknown");
    check_sizes(&github, &ended);
    ended
}

#[test]
fn a_policy_over_its_limit_is_not_read() {
    let comment = format!("# {}\n", "x".repeat(98)).repeat(3_072);
    let ended = check_unusable(&(comment + &policy("sources: [pull-request]")));
    assert!(ended.out.contains("larger than is read"), "{}", ended.out);
}

#[test]
fn a_bomb_of_aliases_does_not_go_off() {
    let mut bomb = "version: 1\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .into_iter()
        .zip("abcdefgh".chars())
    {
        let nine = vec![format!("*{before}"); 9].join(", ");
        bomb.push_str(&format!("{name}: &{name} [{nine}]\n"));
    }
    check_unusable(&bomb);
}

#[test]
fn a_policy_nested_without_end_is_refused() {
    check_unusable(&format!("version: 1\ngates: {}", "{a: ".repeat(60_000)));
    check_unusable(&format!("version: 1\ngates: {}", "[".repeat(200_000)));
}

#[test]
fn a_list_of_one_line_of_a_megabyte_is_read_or_unknown() {
    for line in ["x", "[", "- "] {
        let text = format!("- [x] {}\n", line.repeat(1_000_000 / line.len()));
        let github = shop(
            &policy("sources: [{ file: list.md }]"),
            "",
            &[("list.md", &text)],
        );
        let ended = step(&github).run();
        let fits = matches!(
            (ended.exit, decision(&ended).as_str()),
            (0, "go") | (4, "unknown") | (1, "no-go")
        );
        assert!(fits, "{line}: {} {}", ended.exit, ended.err);
        check_sizes(&github, &ended);
    }
}

#[test]
fn a_list_over_its_limit_is_unknown_and_says_so() {
    let text = list(30_000, |at| format!("item {at} of a very long list indeed"));
    let github = shop(
        &policy("sources: [{ file: list.md }]"),
        "",
        &[("list.md", &text)],
    );
    let ended = step(&github).run();
    assert_eq!((ended.exit, decision(&ended).as_str()), (4, "unknown"));
    assert!(ended.out.contains("larger than is read"), "{}", ended.out);
}

#[test]
fn ten_thousand_open_items_are_counted_and_a_few_named() {
    let text = list(10_000, |at| format!("item {at} @alice #12 <b>"));
    let github = shop(
        &policy("sources: [{ file: list.md }]"),
        "",
        &[("list.md", &text)],
    );
    let ended = step(&github).run();
    assert_eq!((ended.exit, decision(&ended).as_str()), (0, "hold"));
    let comments = github.repository("acme/shop").comments(7);
    assert!(comments[0].body.contains("10000") || comments[0].body.contains("10,000"));
    assert!(
        ended.summary.contains("9,800 more"),
        "the long list is cut and says by how much"
    );
    check_sizes(&github, &ended);
}

#[test]
fn a_comment_that_would_be_too_long_says_how_much_was_left_out() {
    let sign = "@";
    let required: Vec<String> = (0..150)
        .map(|at| format!("\"{at} {}\"", sign.repeat(900)))
        .collect();
    let github = shop(
        &policy(&format!("required: [{}]", required.join(", "))),
        "- [x] done\n",
        &[],
    );
    let ended = step(&github).run();
    assert_eq!(decision(&ended), "no-go", "{}", ended.everything());
    let comments = github.repository("acme/shop").comments(7);
    assert!(
        comments[0].body.contains("more: see the full report"),
        "{}",
        comments[0].body
    );
    check_sizes(&github, &ended);
}

#[test]
fn a_template_of_which_thousands_of_items_are_missing_fits_every_surface() {
    let template = list(5_000, |at| format!("step {at} must be there"));
    let files = [("template.md", template.as_str())];
    let github = shop(&policy("template: template.md"), "- [x] done\n", &files);
    let ended = step(&github).run();
    assert_eq!((ended.exit, decision(&ended).as_str()), (1, "no-go"));
    check_sizes(&github, &ended);
    assert!(serde_json::from_str::<serde_json::Value>(ended.output("reasons")).is_ok());
}

#[test]
fn five_thousand_comments_are_all_read() {
    let github = shop(&policy("sources: [pull-request]"), "- [x] done\n", &[]);
    let shop = github.repository("acme/shop");
    let first = step(&github).run();
    assert_eq!(first.exit, 0);
    let ours = shop.comments(7)[0].clone();
    shop.delete_comment(ours.id);
    for at in 0..5_000 {
        shop.comment(7, "mallory", &format!("{at}: {}", "chatter ".repeat(20)));
        if at == 4_900 {
            shop.comment_by_app(7, "github-actions", &ours.body);
        }
    }
    let again = step(&github).run();
    assert_eq!(again.exit, 0, "{}", again.everything());
    assert_eq!(shop.comments(7).len(), 5_001, "ours was found on page 50");
}

/// Two roles of one person each, by pushes that are recorded.
const SIGN_OFF: &str = "\
version: 1
gates:
  sign-off:
    roles:
      qa: { users: [quinn] }
      ops: { permission: maintain }
";

#[test]
#[expect(clippy::disallowed_macros, reason = "a measurement is shown")]
fn sign_offs_among_five_thousand_comments_and_five_hundred_reviews_are_all_heard() {
    let github = shop(SIGN_OFF, "Ship it", &[]);
    let shop = github.repository("acme/shop");
    shop.permission("olga", "maintain");
    github.at("2026-11-20T15:00:00Z");
    for at in 0..500 {
        shop.review(7, "carla", "COMMENTED", &format!("{at}: looks fine to me"));
    }
    for at in 0..5_000 {
        // A third of them talk to gonogo and have no say.
        let text = match at {
            4_321 => "/go qa".to_owned(),
            1_234 => "Works.\n\n/go ops".to_owned(),
            _ if at % 3 == 0 => format!("{at}\n\n/go qa -- {at}"),
            _ => format!("{at}: {}", "chatter ".repeat(20)),
        };
        let login = match at {
            4_321 => "quinn".to_owned(),
            1_234 => "olga".to_owned(),
            _ => format!("mallory-{}", at % 7),
        };
        shop.comment(7, &login, &text);
    }
    github.at(TUESDAY);
    let began = Instant::now();
    let ended = step(&github).input("evidence", "e.json").run();
    let whole = began.elapsed();
    assert_eq!(
        (ended.exit, decision(&ended).as_str()),
        (0, "go"),
        "{}",
        ended.everything()
    );
    // Our own time: the same judgement from the same facts, without the time of the model.
    let evidence = ended.file("e.json");
    let replay = person(&github).file("e.json", &evidence);
    let began = Instant::now();
    let again = replay.run_with(&["replay", "e.json"]);
    let own = began.elapsed();
    assert_eq!(again.exit, 0, "{}", again.everything());
    let requests = github.requests().len();
    eprintln!("{requests} requests, {whole:.1?} with the model of GitHub, {own:.1?} to judge");
    assert!(own < Duration::from_secs(1), "{own:?} for one judgement");
    // All pages once, once more before a GO, and none again for each answer.
    assert!(requests < 250, "{requests} requests");
}
