//! Foreign words in a sentence stay words, on every surface.

use super::*;
use crate::locale::{Locale, Surface};

const HOSTILE: &str =
    "<img src=x onerror=alert(1)> **bold** @acme/all [x](https://evil.test) `code` {$who} fixes #1";

fn scenes() -> Vec<Scene> {
    let policy = "roles: { qa: { users: [quinn, quentin] } }
emergency: { role: commander, users: [dora, erin], overrides: [window] }";
    let emergency = format!("/emergency INC-42 {HOSTILE}");
    let issue = crate::facts::OwnIssue {
        number: 9.try_into().unwrap(),
        title: HOSTILE.into(),
        body: "".into(),
        opened: at("01T09:00"),
        closed: false,
        url: "https://github.com/acme/shop/issues/9".into(),
    };
    vec![
        Scene::new(policy).comment("quinn", "10:00", &format!("/nogo qa {HOSTILE}")),
        Scene::new(policy)
            .comment("dora", "10:00", &emergency)
            .comment("erin", "10:01", &emergency),
        Scene::new(policy).comment("quinn", "10:00", "/go <img/src=x>"),
        Scene::new(policy).comment("quinn", "10:00", "/go qa <img/src=x>"),
        Scene::new(policy).comment("quinn", "10:00", "/gonogo <img/src=x>"),
        Scene::new(policy).comment("quinn", "10:00", "/emergency <img/src=x> it is down"),
        Scene::new(policy).comment("quinn", "10:00", "/go qa @<img/src=x>"),
        Scene::new(policy)
            .with(|it| it.follow_ups = vec![issue])
            .at("20T09:00"),
    ]
}

#[test]
fn markup_in_a_reason_an_incident_an_argument_or_a_title_stays_text() {
    for scene in scenes() {
        let decided = scene.decide();
        for locale in Locale::ALL {
            let html = decided.said(locale, Surface::Html);
            assert!(!html.contains("<img") && !html.contains("<a "), "{html}");
            let markdown = decided.said(locale, Surface::Markdown);
            assert!(
                html.contains("img") && markdown.contains("img"),
                "{markdown}"
            );
            // Outside of code nothing of it is left to read.
            let shown: String = markdown.split('`').step_by(2).collect();
            for part in [
                "<img",
                "**bold**",
                "@acme",
                "](https:",
                "https://evil",
                " #1",
            ] {
                assert!(!shown.contains(part), "{part} in {shown}");
            }
            let plain = decided.said(locale, Surface::Plain);
            assert!(
                !plain
                    .chars()
                    .any(|letter| letter != '\n' && letter.is_control())
            );
        }
    }
}

#[test]
fn nobody_is_pinged_by_their_login() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", "/nogo qa the queue is stuck")
        .comment("mallory", "10:02", "/go qa");
    let decided = no_go(&scene);
    for locale in Locale::ALL {
        assert!(!decided.said(locale, Surface::Markdown).contains("@q"));
        assert!(!decided.said(locale, Surface::Markdown).contains("@mallory"));
    }
}

#[test]
fn a_long_list_of_people_is_cut_and_counted() {
    let policy = "roles: { qa: { users: [alice, bob, quinn, quentin, olga, owen, tess, dora] } }";
    hold(&Scene::new(policy), "quentin, 2 more: /go qa");
}

#[test]
fn french_says_the_same() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .pushed("b2", "10:30");
    let said = hold(&scene, "qa: 0 of 1").said(Locale::French, Surface::Plain);
    assert!(said.contains("qa\u{a0}: 0 sur 1"), "{said}");
}
