//! Every write with every fault: never two comments, never green by a write that failed, and what
//! could not be published is said with exit 7. The next run mends it.

use super::every;
use super::scenarios::{self, STATUS, Setting, decision};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::stories::runner::{TUESDAY, person};
use crate::stories::shop;

/// How a write comes about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Story {
    /// The first run of a pull request: a status and a comment.
    First,
    /// The same with a check run.
    FirstCheckRun,
    /// The list was open and is ticked now: another status, the comment edited.
    Later,
    /// The same with a check run.
    LaterCheckRun,
    /// Two comments of ours stand there, of two runs at once: the younger one is deleted.
    Duplicate,
}

struct Case {
    story: Story,
    method: &'static str,
    path: &'static str,
    /// Only the first such write fails, or all.
    once: bool,
    name: String,
    fault: Fault,
}

const STATUSES: &str = "/repos/*/*/statuses/*";
const CHECK_RUNS: &str = "/repos/*/*/check-runs";
const CHECK_RUN: &str = "/repos/*/*/check-runs/*";
const COMMENTS: &str = "/repos/*/*/issues/7/comments";
const COMMENT: &str = "/repos/*/*/issues/comments/*";

const WRITES: [(Story, &str, &str); 8] = [
    (Story::First, "POST", STATUSES),
    (Story::First, "POST", COMMENTS),
    (Story::FirstCheckRun, "POST", CHECK_RUNS),
    (Story::Later, "POST", STATUSES),
    (Story::Later, "PATCH", COMMENT),
    (Story::LaterCheckRun, "PATCH", CHECK_RUN),
    (Story::Duplicate, "PATCH", COMMENT),
    (Story::Duplicate, "DELETE", COMMENT),
];

fn start(story: Story) -> Setting {
    let check_run = matches!(story, Story::FirstCheckRun | Story::LaterCheckRun);
    let open = if check_run {
        scenarios::check_run
    } else {
        scenarios::pull_request
    };
    if matches!(story, Story::First | Story::FirstCheckRun) {
        return open();
    }
    let setting = open().in_model_time();
    let shop = setting.github.repository("acme/shop");
    shop.thread(7).described("- [ ] rollback tried\n");
    let (again, setting) = setting.twice();
    let (github, ended) = setting.run();
    assert_eq!(decision(&ended), "hold", "{}", ended.everything());
    let shop = github.repository("acme/shop");
    shop.thread(7).described("- [x] rollback tried\n");
    if story == Story::Duplicate {
        let body = shop.comments(7)[0].body.clone();
        shop.comment_by_app(7, "github-actions", &body);
    }
    github.forget_requests();
    again.with(github)
}

fn check(case: &Case) -> Result<(), String> {
    let (again, setting) = start(case.story).in_model_time().twice();
    let line = setting.github.on(case.method, case.path);
    let line = if case.once { line.nth(1) } else { line };
    line.fails(case.fault.clone());
    let (sha, standing) = (setting.sha.clone(), comments(&setting.github));
    let (github, ended) = setting.run();
    let mut wrong = Vec::new();
    let mut demand = |holds: bool, what: &str| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    demand(
        comments(&github) <= standing.max(1),
        "one comment more than there may be",
    );
    // What GitHub says is gone, is gone: another run may have deleted it.
    let gone = case.method == "DELETE" && case.name.contains("404");
    let published = green(&github, &sha) && (gone || comments(&github) == 1);
    demand(matches!(ended.exit, 0 | 7), "the exit code");
    demand(
        ended.exit == 7 || published,
        "it ended well without being published",
    );
    demand(
        ended.output("decision") == if ended.exit == 0 { "go" } else { "unknown" },
        "the output is not what was published",
    );
    let endpoint = format!("{} /repos/acme/shop/", case.method);
    demand(
        ended.exit == 0 || ended.err.contains(&endpoint),
        "the endpoint is not named",
    );
    demand(
        ended.exit == 0 || ended.summary.contains("not everything could be published"),
        "the summary does not say it",
    );
    github.recover();
    let (github, mended) = again.with(github).run();
    demand(
        mended.exit == 0 && green(&github, &sha) && comments(&github) == 1,
        "the next run does not mend it",
    );
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{:?}: {} {} {} {}: {}\n    exit {}, then {}, said: {}{}",
        case.story,
        case.method,
        case.path,
        if case.once { "once" } else { "always" },
        case.name,
        wrong.join("; "),
        ended.exit,
        mended.exit,
        ended.err.replace('\n', " | "),
        mended.err.replace('\n', " | "),
    ))
}

fn comments(github: &FakeGithub) -> usize {
    github.repository("acme/shop").comments(7).len()
}

/// Whether the commit shows GO: by its newest status or its check run of our name.
fn green(github: &FakeGithub, sha: &str) -> bool {
    let shop = github.repository("acme/shop");
    let statuses = shop.statuses(sha);
    let newest = statuses.iter().find(|status| status.context == STATUS);
    let check_runs = shop.check_runs(sha);
    newest.is_some_and(|status| status.state == "success")
        || (newest.is_none()
            && check_runs
                .iter()
                .any(|run| run.name == STATUS && run.conclusion.as_deref() == Some("success")))
}

#[test]
fn no_fault_of_a_write_leaves_two_comments_or_ends_well() {
    let mut faults = scenarios::faults(false);
    faults.push(("answer lost".to_owned(), Fault::AnswerLost));
    // What is not JSON is read in one place, which the reads try with every text.
    faults.retain(|(name, _)| !name.starts_with("body ") || name == "body \"{}\"");
    let transient = ["answer lost", "reset", "never", "500", "502", "html"];
    let mut cases = Vec::new();
    for (story, method, path) in WRITES {
        for (name, fault) in &faults {
            for once in [true, false] {
                if once && !transient.contains(&name.as_str()) {
                    continue;
                }
                let (name, fault) = (name.clone(), fault.clone());
                cases.push(Case {
                    story,
                    method,
                    path,
                    once,
                    name,
                    fault,
                });
            }
        }
    }
    every(&cases, check);
}

#[test]
fn without_knowing_who_we_are_nothing_is_added_to_comments_that_may_be_ours() {
    let github = shop("version: 1\ngates: { checklist: {} }\n", "- [x] done\n");
    let run = || {
        person(&github)
            .at(TUESDAY)
            .file(
                ".github/gonogo.yml",
                "version: 1\ngates: { checklist: {} }\n",
            )
            .run_with(&["check", "--repo", "acme/shop", "--pr", "7"])
    };
    assert_eq!(run().exit, 0);
    github.forget_requests();
    github.on("GET", "/user").fails(Fault::status(500));
    let ended = run();
    assert_eq!(ended.exit, 7, "{}", ended.everything());
    assert!(ended.err.contains("GET /user"), "{}", ended.err);
    assert!(
        !ended.err.contains("somebody else"),
        "nobody is accused: {}",
        ended.err
    );
    let made = |path: &str| path.ends_with("/comments");
    assert!(!github.writes().iter().any(|write| made(&write.path)));
    assert_eq!(comments(&github), 1);
}
