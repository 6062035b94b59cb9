//! What people write: checklists, comments, owners of files.

use crate::gates::checklist::document::ParseOptions;
use crate::gates::checklist::judge::{Outcome, ProofState, Rules, SourceDocument, judge};
use crate::gates::checklist::parse::parse;
use crate::gates::sign_off::codeowners;
use crate::gates::sign_off::command::{self, RoleName, Vocabulary};
use crate::text::{first_slash, may_hold_commands};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// As an editor shows them.
fn lines(text: &str) -> Vec<String> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.split('\n').map(str::to_owned).collect()
}

/// Every item stands on a line of the text; only a list without a reason against it passes, and only
/// with every item that counts done; a document lacks nothing of itself.
pub(super) fn checklist(bytes: &[u8]) {
    let text = text(bytes);
    let Ok(document) = parse(&text, &ParseOptions::default()) else {
        return;
    };
    let all = lines(&text).len();
    let numbers = document.items.iter().map(|item| item.line);
    let numbers = numbers.chain(document.lints.iter().map(|lint| lint.line));
    assert!(numbers.into_iter().all(|line| (1..=all).contains(&line)));
    let source = SourceDocument {
        name: "body",
        document: &document,
    };
    let verdict = judge(&[source], &Rules::default(), Some(&document), &|_| {
        ProofState::Unknown
    });
    let passes = verdict.outcome() == Outcome::Pass;
    assert_eq!(passes, verdict.reasons.is_empty());
    assert!(!passes || document.items.iter().any(|item| item.is_checked()));
}

/// Every command stands on a line of its own that begins with a slash, in order, and what only looks like that is
/// not followed; what is left out unread holds none; nothing in a quote is one.
pub(super) fn commands(bytes: &[u8]) {
    let text = text(bytes);
    let roles = ["qa", "tech-lead", "release manager"].map(RoleName::new);
    let vocabulary = Vocabulary::new(roles.to_vec(), Vec::new());
    let Ok(commands) = command::parse(&text, &vocabulary) else {
        return;
    };
    assert!(may_hold_commands(&text) || commands.is_empty());
    assert!(commands.windows(2).all(|pair| match pair {
        [one, other] => one.line < other.line,
        _ => true,
    }));
    let lines = lines(text.strip_prefix('\u{feff}').unwrap_or(&text));
    for command in &commands {
        let line = lines.get(command.line.wrapping_sub(1));
        let slash = first_slash(line.expect("a line of the text"));
        assert!(slash.is_some_and(|slash| slash.is_first || command.word.is_err()));
    }
    let quoted: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
    let quoted = command::parse(&quoted.join("\n"), &vocabulary);
    assert!(quoted.is_ok_and(|commands| commands.is_empty()));
}

/// Whoever owns a file is one of those whom the text names.
pub(super) fn codeowners(bytes: &[u8]) {
    let text = text(bytes);
    let owners = codeowners::parse(&text);
    let everyone: Vec<_> = owners.everyone().collect();
    for path in text
        .split_whitespace()
        .take(20)
        .chain(["src/a.rs", "", "/"])
    {
        assert!(
            owners
                .of(path)
                .iter()
                .all(|owner| everyone.contains(&owner))
        );
    }
    let all = lines(&text).len();
    assert!(owners.invalid().iter().all(|line| (1..=all).contains(line)));
}
