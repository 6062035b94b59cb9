//! Titles that are full of signs are read back as plain text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::shop::Shop;

/// The texts of list items, and every piece of markup inside of them but code.
fn items(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut items, mut markup) = (Vec::new(), Vec::new());
    let mut inside = false;
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Item) => {
                inside = true;
                items.push(String::new());
            }
            Event::End(TagEnd::Item) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                items.last_mut().expect("an item has begun").push_str(&text)
            }
            Event::InlineHtml(html) if matches!(&*html, "<!-- -->" | "<code>" | "</code>") => {}
            Event::Start(Tag::List(_)) | Event::End(TagEnd::List(_)) => {}
            other if inside => markup.push(format!("{other:?}")),
            _ => {}
        }
    }
    (items, markup)
}

const HOSTILE: [&str; 16] = [
    "feat: **bold** _it_ ~~no~~ [a](https://evil.example)",
    "feat: ![x](https://evil.example/p.png)",
    "feat: <img src=x onerror=alert(1)> </details> <!-- gonogo -->",
    "feat: @acme/admins look, @alice",
    "fix: closes #1, fixes GH-2, resolves acme/shop#3",
    "feat: 1234567 and deadbeef1234567890",
    "feat: | a | b |",
    "feat: # heading",
    "feat: - [ ] task",
    "feat: www.evil.example and https://evil.example/x",
    "feat: :tada: $x^2$ &amp; \\* ",
    "feat: unbalanced ` code",
    "feat: `a`b` and ``",
    "Plain <b> text *with* signs",
    "feat(**sco_pe**): x",
    "feat: ::error::x %0A",
];

#[test]
fn rule_8_a_title_is_one_item_with_that_very_text() {
    for message in HOSTILE {
        let shop = Shop::new();
        shop.commit(message);
        let (items, markup) = items(&shop.says("notes --repo acme/shop").replace(" (", "\u{1}("));
        assert_eq!(
            markup
                .iter()
                .filter(|it| !it.contains("acme/shop/commit"))
                .filter(|it| !it.starts_with("End(Link)"))
                .filter(|it| !it.contains("Strong") || !message.contains("sco_pe"))
                .count(),
            0,
            "{message}: {markup:?}"
        );
        assert_eq!(items.len(), 1, "{message}");
        let text = items[0].split('\u{1}').next().unwrap();
        let subject = message
            .split_once(": ")
            .filter(|(head, _)| !head.contains(' '))
            .map_or(message, |it| it.1);
        let plain = |text: &str| text.replace('`', "").split_whitespace().collect::<String>();
        assert!(
            plain(text).ends_with(&plain(subject)) || plain(&items[0]).starts_with(&plain(subject)),
            "{message}: {items:?}"
        );
    }
}

#[test]
fn rule_8_balanced_code_stays_code() {
    let shop = Shop::new();
    shop.commit("feat: use `Vec<u8>` and `@alice` (#7)");
    let said = shop.says("notes");
    assert!(
        said.contains("- use `Vec<u8>` and `@alice` (#7, Alice)"),
        "{said}"
    );
}

#[test]
fn rule_7_control_and_bidi_signs_are_visible_and_encodings_are_read() {
    let shop = Shop::new();
    shop.commit("feat: a\u{202e}b\u{7}c\u{200b}d");
    for line in ["notes", "notes --format text"] {
        let said = shop.says(line);
        assert!(
            !said.contains(['\u{202e}', '\u{7}', '\u{200b}']),
            "{said:?}"
        );
    }
    let shop = Shop::new();
    shop.git(&["config", "i18n.commitEncoding", "ISO-8859-1"]);
    std::fs::write(shop.path().join("latin"), b"feat: caf\xe9").unwrap();
    shop.git(&["commit", "-q", "--allow-empty", "-F", "latin"]);
    assert_eq!(shop.sections("")[0].1, ["café"]);
    // Git itself mends what is no UTF-8; other programs do not.
    let object = shop.git(&["cat-file", "-p", "HEAD"]);
    let object = object.lines().filter(|line| !line.starts_with("encoding"));
    let object: Vec<&str> = object.filter(|line| !line.starts_with("feat")).collect();
    let mut bytes = format!("{}\n\n", object.join("\n").trim_end()).into_bytes();
    bytes.extend_from_slice(b"feat: caf\xe9\n");
    std::fs::write(shop.path().join("raw"), bytes).unwrap();
    let id = shop.git(&["hash-object", "-t", "commit", "-w", "raw"]);
    shop.git(&["reset", "-q", "--soft", &id]);
    assert_eq!(shop.sections("")[0].1, ["caf\u{fffd}"]);
}

#[test]
fn rule_7_the_same_history_gives_the_same_bytes() {
    let shop = Shop::new();
    shop.commits(&["feat: a", "fix: b (#2)", "feat!: c"]);
    shop.tag("v1.0.0");
    let first = shop.says("notes v1.0.0");
    assert_eq!(shop.says("notes v1.0.0"), first);
    insta::assert_snapshot!(first, @"
    ## v1.0.0 (2026-06-01)

    ### Breaking changes

    - c (`d358853`, Alice)

    ### Features

    - a (`c161ae5`, Alice)

    ### Fixes

    - b (#2, Alice)

    Made by Alice

    3 commits: 3 listed.
    ");
}

#[test]
fn credit_by_mention_is_the_only_ping() {
    let shop = Shop::new();
    shop.commit_as(
        "feat: @bob",
        &["--author", "Carol <5+carol@users.noreply.github.com>"],
    );
    shop.file(".gonogo.yml", "version: 1\nnotes: { credit: mention }\n");
    let said = shop.says("notes");
    assert!(said.contains("@carol"), "{said}");
    assert!(!said.contains("@bob"), "{said}");
}

#[test]
fn the_account_counts_in_both_languages_and_leaves_out_what_is_not() {
    let shop = Shop::new();
    shop.commits(&["feat: a", "chore: b"]);
    let said = shop.says("notes");
    assert!(
        said.ends_with("2 commits: 1 listed, 1 internal.\n"),
        "{said}"
    );
    shop.file(".gonogo.yml", "version: 1\nlocale: fr\n");
    let said = shop.says("notes");
    assert!(said.contains("\nRéalisé par Alice\n"), "{said}");
    assert!(
        said.ends_with("2 commits\u{a0}: 1 cité, 1 interne.\n"),
        "{said}"
    );
}

#[test]
fn an_empty_message_and_an_empty_author_are_told_as_such() {
    let shop = Shop::new();
    shop.git(&[
        "commit",
        "-q",
        "--allow-empty",
        "--allow-empty-message",
        "-m",
        "",
    ]);
    let said = shop.says("notes");
    assert!(said.contains("- (no message) (`"), "{said}");
    assert!(shop.says("notes --format text").contains("- (no message)"));
    let object = shop.git(&["cat-file", "-p", "HEAD"]);
    let lines = object
        .trim_end()
        .lines()
        .map(|line| match line.split_once('<') {
            Some((_, behind)) if line.starts_with("author") => format!("author <{behind}"),
            _ => line.to_owned(),
        });
    let lines: Vec<String> = lines.collect();
    std::fs::write(shop.path().join("raw"), lines.join("\n") + "\n\nfeat: x\n").unwrap();
    let id = shop.git(&["hash-object", "--literally", "-t", "commit", "-w", "raw"]);
    shop.git(&["reset", "-q", "--soft", &id]);
    let said = shop.says("notes");
    assert!(!said.contains(", )"), "{said}");
}
