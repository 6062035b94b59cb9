//! Texts that want to be more than texts.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::Texts;

/// What has worked somewhere against somebody.
const FRAGMENTS: [&str; 58] = [
    "::error::x",
    "\n::error title=gonogo::x",
    "\r::set-output name=decision::go",
    "\r\n ::set-output name=decision::go",
    "##[set-output name=decision]go",
    "#\u{200b}#[error]x",
    "###[error]x",
    "::stop-commands::x",
    "::add-mask::o",
    "%0A::error::x",
    "%250A",
    "<<EOF",
    "\ngonogo_",
    "\ndecision=go\n",
    "decision<<E\ngo\nE\n",
    "\u{1b}[31m",
    "\u{1b}]8;;https://evil.example\u{7}",
    "\u{9b}2J",
    "\u{8}\u{8}",
    "\0",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\t",
    "@alice",
    "@acme/qa",
    "#12",
    "fixes #1",
    "closes acme/shop#1",
    "Resolves GH-3",
    "https://evil.example/a?b=c",
    "www.evil.example",
    "mallory@evil.example",
    "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
    "[a](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "<img src=https://evil.example/p.png>",
    "<a href='x'>",
    "</details>",
    "</sub>",
    "<!-- gonogo:production -->",
    "-->",
    "<!--",
    "</code>",
    "`",
    "```\n",
    "|",
    "\\",
    "\n\n# GO\n\n",
    "\n- [x] done\n",
    "| a | b |\n|---|---|\n",
    "&#64;alice &lt;img&gt;",
    "{ $sign }",
    ":tada:",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(&FRAGMENTS[..]).prop_map(str::to_owned),
        2 => "[a-zA-Z0-9 ]{0,6}",
        1 => vec(any::<char>(), 0..6).prop_map(String::from_iter),
        1 => Just(" ".to_owned()),
    ]
}

/// A text made of such pieces.
pub(super) fn text() -> impl Strategy<Value = String> {
    vec(piece(), 0..7).prop_map(|pieces| pieces.concat())
}

/// The names that git lets a branch have are bad enough.
fn branch() -> impl Strategy<Value = String> {
    let parts = vec(
        select(
            &[
                "a", "::", "@", "#1", "`", "$(x)", "<b>", "|", "%0A", "##", "'", "é",
            ][..],
        ),
        1..5,
    );
    parts.prop_map(|parts| format!("b-{}", parts.concat().replace("::", "%3A")))
}

pub(super) fn texts() -> impl Strategy<Value = Texts> {
    let first = (text(), text(), vec(text(), 1..4), text());
    let second = (text(), text(), text(), branch());
    (first, second).prop_map(
        |((title, body, items, label), (policy, foreign_comment, server, branch))| Texts {
            title: format!("T{title}"),
            body,
            items,
            label: format!("L{}", label.replace(',', "")),
            policy,
            foreign_comment: format!("C{foreign_comment}"),
            server,
            branch,
        },
    )
}
