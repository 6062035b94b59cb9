//! Tests of the parser, from a comment to its commands.

mod arguments;
mod doubtful;
mod markdown;
mod properties;
mod rules;

use super::*;

/// A policy with four roles and a word of its own for each of two commands.
fn vocabulary() -> Vocabulary {
    let roles = ["qa", "ops", "tech-lead", "database"];
    let aliases = [
        ("feu-vert", Verb::Go),
        ("refusé", Verb::NoGo),
        ("a.c", Verb::Go),
    ];
    Vocabulary::new(
        roles.map(RoleName::new).to_vec(),
        aliases
            .map(|(alias, verb)| (alias.to_owned(), verb))
            .to_vec(),
    )
}

fn read(body: &str) -> Vec<Command> {
    parse(body, &vocabulary()).unwrap()
}

/// A command in few words, as tests compare it.
fn said(word: &Result<Word, Slip>) -> String {
    let names = |roles: &[RoleName]| -> Vec<String> { roles.iter().map(short).collect() };
    let commit = |commit: &Option<Prefix>| {
        commit
            .as_ref()
            .map(|prefix| format!("@{}", prefix.as_str()))
    };
    let note = |note: &Option<crate::text::Untrusted>| {
        note.as_ref()
            .map(|note| format!("-- {}", note.for_parsing()))
    };
    let mut parts = match word {
        Ok(Word::Go { .. }) => vec!["go".to_owned()],
        Ok(Word::NoGo { .. }) => vec!["nogo".to_owned()],
        Ok(Word::Withdraw { .. }) => vec!["withdraw".to_owned()],
        Ok(Word::Emergency { .. }) => vec!["emergency".to_owned()],
        Ok(Word::Gonogo(ask)) => vec![format!("{ask:?}").to_lowercase()],
        Err(slip) => return format!("{slip:?}"),
    };
    match word {
        Ok(Word::Go {
            roles,
            commit: sha,
            note: text,
        }) => {
            parts.extend(names(roles));
            parts.extend(commit(sha));
            parts.extend(note(text));
        }
        Ok(Word::NoGo { role, reason }) => {
            parts.extend(role.as_ref().map(short));
            parts.push(format!("({})", reason.for_parsing()));
        }
        Ok(Word::Withdraw { roles, note: text }) => {
            parts.extend(names(roles));
            parts.extend(note(text));
        }
        Ok(Word::Emergency {
            incident,
            commit: sha,
            reason,
        }) => {
            parts.push(incident.as_str().to_owned());
            parts.extend(commit(sha));
            parts.push(format!("({})", reason.for_parsing()));
        }
        Ok(Word::Gonogo(_)) | Err(_) => {}
    }
    parts.join(" ")
}

fn short(role: &RoleName) -> String {
    role.as_str().to_owned()
}

/// Each command as `LINE: WORD`.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let found: Vec<String> = read(body)
        .iter()
        .map(|command| format!("{}: {}", command.line, said(&command.word)))
        .collect();
    assert_eq!(found, expected, "{body:?}");
}

/// A text without anything for gonogo.
#[track_caller]
fn nothing(body: &str) {
    check(body, &[]);
}
