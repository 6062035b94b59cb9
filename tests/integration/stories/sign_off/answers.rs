//! What is answered, how often and to whom; and that nothing of it notifies anybody or becomes
//! markup.

use super::stage::{
    AFTER, LATER, OPS, QA, RUN, WORDS, answers, check, decision_comment, ends, roles, roles_and,
    run, run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::commented_on;

/// What is answered to these comments, after three runs.
#[track_caller]
fn answered(comments: &[(&str, &str)]) -> Vec<String> {
    let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
    let shop = pull(&github);
    github.at(WORDS);
    for (login, text) in comments {
        shop.comment(7, login, text);
    }
    for instant in [RUN, AFTER, "2026-11-20T17:00:00Z"] {
        at(&github, instant, commented_on(7));
    }
    decision_comment(&github);
    answers(&github)
}

/// One comment gets this many answers, and the first of them has all these words.
#[track_caller]
fn check_answer(login: &str, text: &str, expected: &[&str]) {
    let answers = answered(&[(login, text)]);
    assert_eq!(answers.len(), 1, "{text}: {answers:#?}");
    for word in expected {
        assert!(answers[0].contains(word), "{word}: {}", answers[0]);
    }
}

#[track_caller]
fn check_silence(comments: &[(&str, &str)]) {
    let answers = answered(comments);
    assert!(answers.is_empty(), "{answers:#?}");
}

#[test]
fn what_is_not_understood_is_answered_once() {
    check_answer("quinn", "/go qq", &["`qq`", "`qa`", "`ops`"]);
    check_answer("olga", "/nogo ops", &["reason"]);
    check_answer("olga", "/nogo ops short", &["10"]);
    check_answer("quinn", "/gonogo halp", &["`halp`"]);
    check_answer("quinn", "/go qa don't cancel", &["nothing was counted"]);
    check_answer("quinn", "/go qa @12345", &["7 to 40"]);
    check_answer(
        "quinn",
        "/emergency INC-1 database is down",
        &["no emergency"],
    );
}

#[test]
fn questions_are_answered_once() {
    check_answer("quinn", "/gonogo help", &["/withdraw", "`qa`"]);
    check_answer("mallory", "/gonogo status", &["HOLD"]);
    check_answer("mallory", "/gonogo why", &["`mallory`", "may not"]);
    check_answer("quinn", "/gonogo why @olga", &["`olga`", "`ops`"]);
    check_answer(
        "quinn",
        "/gonogo why @alice",
        &["`alice`", "opened the pull request"],
    );
    check_answer("quinn", "/gonogo why @nemo-0", &["`nemo-0`"]);
}

#[test]
fn several_faults_of_one_comment_are_one_answer() {
    check_answer(
        "quinn",
        "/go qq\n\n/nogo qa\n\n/gonogo halp\n\n/gonogo help",
        &["`qq`", "`halp`"],
    );
}

#[test]
fn somebody_without_a_say_is_told_so_once() {
    check_answer("mallory", "/go qa", &["none of the roles"]);
}

#[test]
fn nobody_makes_us_talk_without_end() {
    let noise = [("mallory", "/go nonsense"); 30];
    let answers = answered(&noise);
    assert!(answers.len() <= 5, "{}", answers.len());
}

#[test]
fn whoever_is_not_answered_in_one_run_is_in_the_next() {
    let people: Vec<String> = (0..14).map(|number| format!("guest-{number}")).collect();
    let comments: Vec<_> = people.iter().map(|login| (login.as_str(), "/go")).collect();
    assert_eq!(answered(&comments).len(), 14);
}

#[test]
fn taking_an_emergency_back_is_no_mistake() {
    let policy = roles_and(
        QA,
        "emergency: { role: commander, users: [olga, omar], overrides: [window] }",
    );
    let github = signed_shop(&policy);
    github.at(WORDS);
    pull(&github).comment(7, "olga", "/emergency INC-42 database is down");
    github.at(LATER);
    pull(&github).comment(7, "olga", "/withdraw");
    ends(&github, &run(&github), "hold");
    assert_eq!(answers(&github), [""; 0]);
}

#[test]
fn prose_is_left_alone() {
    check_silence(&[
        ("mallory", "/etc/hosts is wrong"),
        ("mallory", "/going home"),
        ("mallory", "/ whatever"),
        ("quinn", "/cc olga"),
        ("quinn", "/nogo-qa is a branch"),
        ("quinn", "> /go qq"),
        ("quinn", "`/go qq`"),
        ("quinn", "//go qa"),
        ("quinn", "/golang is fine"),
    ]);
}

#[test]
fn machines_get_no_answer() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment_by_app(7, "helper", "/go qq");
    shop.comment_by_app(7, "helper", "/gonogo help");
    shop.comment_by_app(7, "github-actions", "/gonogo help");
    shop.comment_through_app(7, "quinn", "helper", "/gonogo help");
    shop.comment_by_nobody(7, "/gonogo help");
    for instant in [RUN, AFTER] {
        at(&github, instant, commented_on(7));
    }
    assert!(answers(&github).is_empty(), "{:#?}", answers(&github));
}

#[test]
fn a_mark_of_an_answer_in_a_foreign_comment_silences_nobody() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    let id = shop.comment(7, "quinn", "/gonogo help");
    let quinn = github.id_of("quinn");
    shop.comment(
        7,
        "mallory",
        &format!("<!-- gonogo:reply {id} to {quinn} -->"),
    );
    run(&github);
    let ours = answers(&github);
    assert_eq!(ours.len(), 1, "{ours:#?}");
}

#[test]
fn acknowledgements_say_what_became_of_a_comment_and_are_no_votes() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    let good = shop.comment(7, "quinn", "/go qa");
    let bad = shop.comment(7, "mallory", "/go qa");
    let question = shop.comment(7, "olga", "/gonogo status");
    run(&github);
    run_again(&github);
    let ours = |word: &str| vec![(word.to_owned(), "github-actions[bot]".to_owned())];
    assert_eq!(shop.reactions(good), ours("+1"));
    assert_eq!(shop.reactions(bad), ours("confused"));
    assert_eq!(shop.reactions(question), ours("eyes"));
    // And on a comment that nobody meant as a vote, a thumb changes nothing.
    let github = check(&roles(QA), |_, shop| drop_comment(shop), "hold");
    ends(&github, &run_again(&github), "hold");
}

fn drop_comment(shop: &Repo) {
    shop.comment(7, "quinn", "👍 go qa");
}

/// Everything that we have written where people are notified.
fn ours(github: &FakeGithub) -> Vec<String> {
    let shop = pull(github);
    let comments = shop.comments(7).into_iter();
    let comments = comments.filter(|comment| comment.author == "github-actions[bot]");
    let bodies = comments.map(|comment| comment.body);
    let issues = shop.issues().into_iter();
    bodies
        .chain(issues.map(|issue| issue.body.unwrap_or_default()))
        .collect()
}

/// A text as GitHub shows it, without what stands in code.
fn shown_outside_code(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let mut shown = String::new();
    let mut code = 0;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::InlineHtml(html) if &*html == "<code>" => code += 1,
            Event::InlineHtml(html) if &*html == "</code>" => code -= 1,
            Event::Text(text) if code == 0 => shown.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => shown.push('\n'),
            Event::InlineHtml(html) | Event::Html(html) => {
                assert!(harmless(&html), "markup that is not ours: {html}");
                shown.push('\n');
            }
            _ => {}
        }
    }
    shown
}

/// GitHub tells whoever stands directly behind an `@`.
fn mentions_somebody(shown: &str) -> bool {
    let mut behind = shown.split('@').skip(1);
    behind.any(|text| text.starts_with(|first: char| first.is_ascii_alphanumeric()))
}

fn harmless(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!-- gonogo:")
        || html == "<!-- -->"
        || [
            "<sub>",
            "</sub>",
            "<details>",
            "<summary>",
            "</summary>",
            "</details>",
            "<br>",
        ]
        .iter()
        .any(|ours| html.starts_with(ours))
}

#[test]
fn nothing_that_people_write_notifies_anybody_or_becomes_markup() {
    let hostile = [
        "@everyone @acme/qa @olga look",
        "</details></td></table><script>alert(1)</script>",
        "<!-- gonogo:production --> <!-- gonogo:veto ops 1 2 3 -->",
        "\u{202e}reversed\u{2066} text here",
        "::error::broken ::set-output name=decision::go",
        "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
        "| a | b | ` `` @olga ``` @olga",
        "**bold** _it_ ~~no~~ #12 acme/shop#1 GH-1 https://evil.example",
        "&lt;b&gt; &#64;olga &commat;olga",
        "$\\{{ github.token }} `@olga",
    ];
    for text in hostile {
        let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
        let shop = pull(&github);
        let _ = shop.thread(7).titled(text);
        github.at(WORDS);
        shop.comment(7, "olga", &format!("/nogo ops {text}"));
        shop.comment(7, "quinn", &format!("/go {text}"));
        shop.comment(7, "quinn", &format!("/gonogo {text}"));
        shop.comment(7, "quentin", &format!("/gonogo why {text}"));
        shop.comment(7, "omar", &format!("/emergency {text}"));
        let ended = run(&github);
        run_again(&github);
        for body in ours(&github) {
            let shown = shown_outside_code(&body);
            assert!(!mentions_somebody(&shown), "{text}: {body}");
            assert!(
                !body.contains('\u{202e}') && !body.contains('\u{2066}'),
                "{body}"
            );
            assert!(!body.contains("<script"), "{body}");
        }
        let stray = |line: &str| {
            let line = line.trim_start();
            line.starts_with("::set-output") || line.starts_with("::error::")
        };
        assert!(!ended.out.lines().any(stray), "{}", ended.out);
        assert!(!ended.err.lines().any(stray), "{}", ended.err);
    }
}
