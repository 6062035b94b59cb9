//! What holds for every text.

use proptest::prelude::*;

use super::*;
use crate::gates::checklist::judge::rules::{Blockquotes, OnEmpty};

/// Pieces of which interesting texts are made.
fn fragment() -> impl Strategy<Value = String> {
    let pieces = [
        "- ",
        "[ ] ",
        "[x] ",
        "[X]",
        "[~] ",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "> ",
        "# ",
        "## A\n",
        "1. ",
        "* ",
        "+ ",
        "```\n",
        "~~",
        "~",
        "<!-- ",
        " -->",
        "<details>\n",
        "</details>\n",
        "|a|\n|-|\n",
        "[a](b)",
        "![",
        "[x]: u\n",
        "\r",
        "\r\n",
        "\u{a0}",
        "х",
        "é",
        "😀",
        "├── ",
        "☐ ",
        "`",
        "\\",
        "&nbsp;",
        "a",
        "QA",
        "N/A - b",
        "@ana ",
        "===\n",
        "[^1]: ",
        "\u{feff}",
        "\0",
        "gonogo: window",
    ];
    prop::sample::select(pieces.to_vec()).prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(fragment(), 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// A list whose lines cannot change the meaning of each other.
fn list() -> impl Strategy<Value = Vec<String>> {
    let line = (
        any::<bool>(),
        prop::sample::select(vec!["a", "QA: @ana", "~~b~~", "N/A - c", "N/A", "Backup"]),
    )
        .prop_map(|(checked, label)| format!("- [{}] {label}\n", if checked { 'x' } else { ' ' }));
    let heading = prop::sample::select(vec!["\n## A\n\n", "\n## B\n\n", "\n### A\n\n"])
        .prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![4 => line, 1 => heading], 0..12)
}

fn rules() -> impl Strategy<Value = Rules> {
    let subset = |words: Vec<&'static str>| {
        prop::sample::subsequence(words.clone(), 0..=words.len())
            .prop_map(|chosen| chosen.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    (
        subset(vec!["A", "B"]),
        subset(vec!["QA", "Backup"]),
        prop::sample::select(vec![NaMode::Off, NaMode::Strike, NaMode::StrikeAndWords]),
        prop::option::of(0_usize..5),
        any::<(bool, bool, bool)>(),
    )
        .prop_map(
            |(sections, required, na, min_items, (strict_markers, pass, ignore))| Rules {
                sections,
                required,
                na,
                min_items,
                strict_markers,
                on_empty: if pass { OnEmpty::Pass } else { OnEmpty::Fail },
                blockquotes: if ignore {
                    Blockquotes::Ignore
                } else {
                    Blockquotes::Count
                },
                ..Rules::default()
            },
        )
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_with_true_lines(text in text(), glyphs: bool, rules in rules()) {
        let options = ParseOptions { glyphs, ..ParseOptions::default() };
        let document = parse(&text, &options).unwrap();
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
        let numbers = document.items.iter().map(|item| item.line);
        for line in numbers.chain(document.lints.iter().map(|lint| lint.line)) {
            prop_assert!((1..=lines).contains(&line));
        }
        let source = SourceDocument { name: "body", document: &document };
        let verdict = judge(&[source], &rules, Some(&document), &|_| ProofState::Unknown);
        prop_assert_eq!(verdict.outcome() == Outcome::Pass, verdict.reasons.is_empty());
        // A document holds all items of itself.
        prop_assert!(!codes(&verdict).iter().any(|code| code.starts_with("template_missing")));
    }

    #[test]
    fn line_endings_do_not_change_what_is_read(text in text()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let options = ParseOptions::default();
        let expected = parse(&unix, &options);
        for ending in ["\r\n", "\r"] {
            prop_assert_eq!(&parse(&unix.replace('\n', ending), &options), &expected);
        }
    }

    #[test]
    fn an_unticked_item_more_never_turns_fail_into_pass(list in list(), rules in rules(), at in 0_usize..12) {
        let before = verdict(&list.concat(), &rules);
        for label in ["c", "QA", "Backup", "~~QA~~"] {
            // A struck item is none of the author's to add where the policy lets things be struck.
            if label.starts_with('~') && rules.na != NaMode::Off {
                continue;
            }
            let mut longer = list.clone();
            longer.insert(at.min(list.len()), format!("- [ ] {label}\n"));
            let after = verdict(&longer.concat(), &rules);
            prop_assert!(before.outcome() == Outcome::Pass || after.outcome() != Outcome::Pass);
        }
    }

    #[test]
    fn ticking_never_turns_pass_into_fail(list in list(), rules in rules(), at in 0_usize..12) {
        let mut ticked = list.clone();
        if let Some(line) = ticked.get_mut(at) {
            *line = line.replace("[ ]", "[x]");
        }
        let (before, after) = (verdict(&list.concat(), &rules), verdict(&ticked.concat(), &rules));
        prop_assert!(before.outcome() != Outcome::Pass || after.outcome() == Outcome::Pass);
        prop_assert!(after.done() >= before.done());
    }
}
