//! GitHub's `CODEOWNERS`: who owns which files.
//!
//! By GitHub's documentation ("About code owners"): the last pattern that matches decides, a line that is not valid is
//! skipped. What is skipped is known here, since it may be the line that somebody relies on.

#[cfg(test)]
mod tests;

use crate::ids::{Login, TeamSlug};
use crate::text::PathPattern;

/// Somebody who owns files, as the file names them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// `@user`
    User(Login),
    /// `@organization/team`.
    Team(TeamSlug),
    /// The address of an account. Whose it is, only GitHub knows.
    Email(String),
}

/// A `CODEOWNERS` file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Owners {
    rules: Vec<Rule>,
    invalid: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Rule {
    pattern: PathPattern,
    owners: Vec<Owner>,
}

/// Reads a file; its size is for the caller to limit.
pub(crate) fn parse(text: &str) -> Owners {
    let mut owners = Owners::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_matches(is_blank);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match rule(line) {
            Some(rule) => owners.rules.push(rule),
            None => owners.invalid.push(index + 1),
        }
    }
    owners
}

impl Owners {
    /// Who owns a file; nobody if no pattern matches, or the last one that does names nobody. The path is relative to
    /// the top of the repository.
    pub(crate) fn of(&self, path: &str) -> &[Owner] {
        let segments: Vec<&str> = path.split('/').collect();
        self.rules
            .iter()
            .rev()
            .find(|rule| rule.pattern.matches(&segments))
            .map_or(&[], |rule| rule.owners.as_slice())
    }

    /// Everybody whom any pattern names.
    pub(crate) fn everyone(&self) -> impl Iterator<Item = &Owner> {
        self.rules.iter().flat_map(|rule| &rule.owners)
    }

    /// The 1-based lines that GitHub skips.
    pub(crate) fn invalid(&self) -> &[usize] {
        &self.invalid
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r')
}

fn rule(line: &str) -> Option<Rule> {
    let (pattern, owners) = line.split_at_checked(pattern_length(line))?;
    let tokens = owners.split(is_blank).filter(|token| !token.is_empty());
    Some(Rule {
        pattern: PathPattern::parse(pattern)?,
        owners: tokens
            .take_while(|token| !token.starts_with('#'))
            .map(owner)
            .collect::<Option<_>>()?,
    })
}

/// A pattern ends with the first blank that no backslash stands before.
fn pattern_length(line: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in line.char_indices() {
        if is_blank(character) && !is_escaped {
            return at;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    line.len()
}

fn owner(token: &str) -> Option<Owner> {
    let Some(name) = token.strip_prefix('@') else {
        return is_address(token).then(|| Owner::Email(token.to_owned()));
    };
    match name.split_once('/') {
        None => name.parse().ok().map(Owner::User),
        Some(_) => name.parse().ok().map(Owner::Team),
    }
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains(['@', '#', '/'])
            && !host.ends_with('.')
    })
}
