//! One line that begins with a verb, token by token.

use crate::ids::Login;
use crate::text::{Untrusted, is_invisible, is_slash};

use super::{
    vocabulary::Vocabulary,
    word::{Ask, Incident, Prefix, RoleName, SHORTEST_REASON, Slip, Verb, Word},
};

/// How many names of a list are looked at where a veto should have one.
const MAX_NAMES: usize = 16;

/// What separates tokens: the blanks that a keyboard or an editor puts there.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

/// The verb of a line and what stands behind it; none if the line is prose. The line begins with its slash.
pub(super) fn split_verb<'a>(line: &'a str, vocabulary: &Vocabulary) -> Option<(Verb, Rest<'a>)> {
    let mut rest = Rest(line);
    let verb = vocabulary.verb(rest.next()?.strip_prefix('/')?)?;
    Some((verb, rest))
}

/// The verb that readers see at the beginning of a line, and the word that is none; none if the line is prose.
pub(super) fn seen_verb<'a>(line: &'a str, vocabulary: &Vocabulary) -> Option<(Verb, &'a str)> {
    let word = Rest(line).next()?;
    let verb = vocabulary.verb_seen_in(word.strip_prefix(is_slash)?)?;
    Some((verb, word))
}

/// Reads what stands behind a verb.
pub(super) fn read(verb: Verb, rest: Rest<'_>, vocabulary: &Vocabulary) -> Result<Word, Slip> {
    match verb {
        Verb::Go => go(rest, vocabulary),
        Verb::NoGo => no_go(rest, vocabulary),
        Verb::Withdraw => withdraw(rest, vocabulary),
        Verb::Emergency => emergency(rest),
        Verb::Gonogo => ask(rest).map(Word::Gonogo),
    }
}

/// The part of a line that has not been read yet.
#[derive(Clone, Copy)]
pub(super) struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Takes the next token.
    fn next(&mut self) -> Option<&'a str> {
        let bare = self.0.trim_start_matches(is_blank);
        let end = bare.find(is_blank).unwrap_or(bare.len());
        let (token, rest) = bare.split_at_checked(end)?;
        self.0 = rest;
        (!token.is_empty()).then_some(token)
    }

    /// The next token, which stays.
    fn peek(mut self) -> Option<&'a str> {
        self.next()
    }

    /// Takes the next token if it is a dash that begins free text. Phones write `—` or `–` for `--`.
    fn takes_dash(&mut self) -> bool {
        let found = self.peek().is_some_and(is_dash);
        if found {
            self.next();
        }
        found
    }

    /// Takes everything that is left.
    fn text(self) -> Option<&'a str> {
        let text = self.0.trim_matches(is_blank);
        (!text.is_empty()).then_some(text)
    }

    /// Refuses what is left.
    fn end(mut self) -> Result<(), Slip> {
        match self.next() {
            Some(token) => Err(Slip::Extra(token.into())),
            None => Ok(()),
        }
    }
}

fn is_dash(token: &str) -> bool {
    matches!(token, "--" | "—" | "–")
}

fn go(mut rest: Rest<'_>, vocabulary: &Vocabulary) -> Result<Word, Slip> {
    Ok(Word::Go {
        roles: roles(&mut rest, vocabulary)?,
        commit: commit(&mut rest)?,
        note: note(rest)?,
    })
}

fn withdraw(mut rest: Rest<'_>, vocabulary: &Vocabulary) -> Result<Word, Slip> {
    Ok(Word::Withdraw {
        roles: roles(&mut rest, vocabulary)?,
        note: note(rest)?,
    })
}

/// Reads `ROLE,ROLE, ROLE`, or nothing where a commit, a note or the end follows.
fn roles(rest: &mut Rest<'_>, vocabulary: &Vocabulary) -> Result<Vec<RoleName>, Slip> {
    let mut roles: Vec<RoleName> = Vec::new();
    let left_out = |token: &str| token.starts_with('@') || is_dash(token);
    if rest.peek().is_none_or(left_out) {
        return Ok(roles);
    }
    loop {
        // Only a comma leads here a second time, and something has to follow it.
        let token = rest.next().ok_or_else(|| Slip::Extra(",".into()))?;
        let (names, goes_on) = match token.strip_suffix(',') {
            Some(names) => (names, true),
            None => (token, false),
        };
        for name in names.split(',') {
            let role = vocabulary
                .role(name)
                .ok_or_else(|| unknown_role(name, vocabulary))?;
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
        if !goes_on {
            return Ok(roles);
        }
    }
}

fn unknown_role(name: &str, vocabulary: &Vocabulary) -> Slip {
    Slip::UnknownRole {
        given: name.into(),
        nearest: vocabulary.nearest(name).cloned(),
    }
}

/// Reads `@SHA` if a token begins with `@`.
fn commit(rest: &mut Rest<'_>) -> Result<Option<Prefix>, Slip> {
    let Some(digits) = rest.peek().and_then(|token| token.strip_prefix('@')) else {
        return Ok(None);
    };
    rest.next();
    match digits.parse() {
        Ok(prefix) => Ok(Some(prefix)),
        Err(_) => Err(Slip::BadCommit(format!("@{digits}").as_str().into())),
    }
}

/// Reads `-- note`. Nothing else may follow.
fn note(mut rest: Rest<'_>) -> Result<Option<Untrusted>, Slip> {
    if rest.takes_dash() {
        return Ok(rest.text().map(Untrusted::from));
    }
    rest.end().map(|()| None)
}

fn no_go(mut rest: Rest<'_>, vocabulary: &Vocabulary) -> Result<Word, Slip> {
    let role = vetoing_role(&mut rest, vocabulary)?;
    // A veto is for the change, not for one commit of it.
    if let Ok(Some(_)) = commit(&mut { rest }) {
        rest.next();
    }
    Ok(Word::NoGo {
        role,
        reason: reason(rest)?,
    })
}

/// Reads the role of a veto. Where the first word is no role, and is not likely to be meant as one, the role was left out
/// and the reason begins with that word.
fn vetoing_role(rest: &mut Rest<'_>, vocabulary: &Vocabulary) -> Result<Option<RoleName>, Slip> {
    let Some(token) = rest.peek() else {
        return Ok(None);
    };
    if let Some(role) = vocabulary.role(token) {
        rest.next();
        return Ok(Some(role.clone()));
    }
    if vocabulary.nearest(token).is_some() {
        return Err(unknown_role(token, vocabulary));
    }
    let mut names = token.split(',').take(MAX_NAMES);
    let meant = names.find_map(|name| vocabulary.role(name).or_else(|| vocabulary.nearest(name)));
    match meant {
        Some(_) if token.trim_end_matches(',').contains(',') => Err(Slip::SeveralRoles),
        Some(role) => Err(Slip::UnknownRole {
            given: token.into(),
            nearest: Some(role.clone()),
        }),
        None => Ok(None),
    }
}

/// Reads a reason, which may be set off by `--`.
fn reason(mut rest: Rest<'_>) -> Result<Untrusted, Slip> {
    rest.takes_dash();
    let text = rest.text().ok_or(Slip::MissingReason)?;
    let shown = text
        .trim()
        .chars()
        .filter(|character| !is_invisible(*character));
    if shown.count() < SHORTEST_REASON {
        return Err(Slip::ReasonTooShort);
    }
    Ok(text.into())
}

fn emergency(mut rest: Rest<'_>) -> Result<Word, Slip> {
    let token = rest.next().ok_or(Slip::MissingIncident)?;
    if is_dash(token) {
        return Err(Slip::MissingIncident);
    }
    Ok(Word::Emergency {
        incident: token
            .parse::<Incident>()
            .map_err(|_| Slip::BadIncident(token.into()))?,
        commit: commit(&mut rest)?,
        reason: reason(rest)?,
    })
}

fn ask(mut rest: Rest<'_>) -> Result<Ask, Slip> {
    let word = rest.next().ok_or(Slip::UnknownAsk(None))?;
    let known = |other: &str| word.eq_ignore_ascii_case(other);
    let ask = if known("status") {
        Ask::Status
    } else if known("refresh") {
        Ask::Refresh
    } else if known("help") {
        Ask::Help
    } else if known("why") {
        Ask::Why(person(&mut rest)?)
    } else {
        return Err(Slip::UnknownAsk(Some(word.into())));
    };
    rest.end().map(|()| ask)
}

/// Reads `@user`, if there is something to read.
fn person(rest: &mut Rest<'_>) -> Result<Option<Login>, Slip> {
    let Some(token) = rest.next() else {
        return Ok(None);
    };
    let login = token.strip_prefix('@').and_then(|name| name.parse().ok());
    login
        .map(Some)
        .ok_or_else(|| Slip::Extra(Untrusted::from(token)))
}
