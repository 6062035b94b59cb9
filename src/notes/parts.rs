//! Several changes in one message: what replaces it, and the list that GitHub makes of the commits
//! that it squashes.

use super::conventional::{Change, read};

/// A list of more commits than this was not made by squashing them: it is not split.
const MOST: usize = 1_000;

/// The messages in a text, one after the other: each begins with a line that names a type. What
/// stands before the first of them is one, too. None is left out: the text has its own limit.
pub(super) fn blocks(text: &str) -> Vec<Change> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        match blocks.is_empty() || begins(line) {
            true => blocks.push(line.to_owned()),
            false => push(blocks.last_mut(), line),
        }
    }
    let blocks = blocks.iter().filter(|block| !block.trim().is_empty());
    blocks.map(|block| read(block)).collect()
}

fn push(block: Option<&mut String>, line: &str) {
    if let Some(block) = block {
        block.push('\n');
        block.push_str(line);
    }
}

/// The commits that a squash brings, by the list in its message: those that name a type, if there
/// are several, and not too many to be told one by one. Each begins with `* `, at the beginning of a
/// line.
pub(super) fn squashed(message: &str) -> Vec<Change> {
    let mut items: Vec<String> = Vec::new();
    let mut within = false;
    for line in message.lines().skip(1) {
        if let Some(item) = line.strip_prefix("* ") {
            within = begins(item);
            if within {
                items.push(item.to_owned());
            }
        } else if within && !line.starts_with("Co-authored-by:") && line != "---------" {
            push(items.last_mut(), line);
        }
    }
    match items.len() {
        2..=MOST => items.iter().map(|item| read(item)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a line begins with a type of Conventional Commits.
fn begins(line: &str) -> bool {
    let change = read(line);
    change.kind.is_some() && change.line.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(changes: &[Change]) -> Vec<(Option<&str>, &str, bool)> {
        let shown = changes
            .iter()
            .map(|it| (it.kind.as_deref(), it.text.for_parsing(), it.breaking));
        shown.collect()
    }

    #[test]
    fn rule_3_an_override_holds_one_message_or_several() {
        let found = blocks("feat: a\n\nBREAKING CHANGE: b\n\nfix: c\n\nwhy\ndocs: d");
        let expected = [
            (Some("feat"), "a", true),
            (Some("fix"), "c", false),
            (Some("docs"), "d", false),
        ];
        assert_eq!(shown(&found), expected);
        assert_eq!(
            shown(&blocks("Plain words")),
            [(None, "Plain words", false)]
        );
    }

    #[test]
    fn rule_3_a_squash_with_several_conventional_bullets_can_be_split() {
        let message = "Basket (#12)\n\n* feat: a\n\nBREAKING CHANGE: b\n\n* wip\n\n* fix(x): c\n\n---------\n\nCo-authored-by: A <a@example.com>";
        let expected = [(Some("feat"), "a", true), (Some("fix"), "c", false)];
        assert_eq!(shown(&squashed(message)), expected);
        for message in [
            "feat: a (#12)\n\n* feat: b",
            "feat: a (#12)\n\n* b\n* c",
            "feat: a (#12)",
            "feat: a (#12)\n\n  * feat: b\n  * fix: c",
        ] {
            assert_eq!(shown(&squashed(message)), [], "{message}");
        }
    }

    #[test]
    fn rule_3_no_part_is_lost_behind_the_hundredth() {
        let mut list: String = (0..100).map(|it| format!("* fix: {it}\n\n")).collect();
        list.push_str("* feat!: drop the API");
        let split = squashed(&format!("Train (#12)\n\n{list}"));
        let told = blocks(&list.replace("* ", ""));
        let breaks = |changes: &[Change]| changes.iter().any(|it| it.breaking);
        assert!(
            breaks(&split) && breaks(&told),
            "split {}, override {}",
            breaks(&split),
            breaks(&told)
        );
    }

    #[test]
    fn rule_3_a_list_of_too_many_is_not_split_and_an_override_is_told_whole() {
        let list = "* fix: a\n".repeat(MOST + 1);
        assert_eq!(squashed(&format!("Train (#12)\n\n{list}")), []);
        assert_eq!(blocks(&list.replace("* ", "")).len(), MOST + 1);
    }
}
