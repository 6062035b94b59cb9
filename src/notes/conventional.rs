//! What a message says of its change, by Conventional Commits 1.0.0, read so that nothing is lost: what
//! keeps to it only nearly is kept and told.

use std::borrow::Cow;
use std::sync::Arc;

use git_conventional::Commit as Conventional;

use super::entry::step_of;
use crate::text::Untrusted;
use crate::text::conventional::TYPES;
use crate::versioning::Step;

/// What a message says of its change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The type in small letters; `None` where the message is not conventional.
    pub(crate) kind: Option<Arc<str>>,
    /// What it is about.
    pub(crate) scope: Option<Untrusted>,
    /// The description, or the whole first line; without the number of its pull request.
    pub(crate) text: Untrusted,
    /// Whether it breaks something.
    pub(crate) breaking: bool,
    /// What breaks, by each footer that says so.
    pub(crate) breaks: Vec<Untrusted>,
    /// The whole first line, where its type is none that everybody knows: it may be mere words
    /// before a colon.
    pub(crate) line: Option<Untrusted>,
    /// The pull request that the first line names at its end: `(#12)`.
    pub(crate) pull_request: Option<u64>,
    /// Whether its type is that of a change in its list, and not its own.
    pub(crate) is_raised: bool,
    /// What keeps it from being conventional, or makes it mean less than was probably meant.
    pub(crate) oddity: Option<Oddity>,
}

impl Change {
    /// Takes in changes that are told with it, as one: it breaks what any of them breaks, and is a feature if any
    /// of them is, so that it is told under what it asks for.
    pub(super) fn take_in(&mut self, parts: Vec<Self>) {
        if let Some(feature) = parts.iter().find(|part| part.is_feature()) {
            self.raise_to(feature);
        }
        for part in parts.into_iter().filter(|part| part.breaking) {
            self.breaking = true;
            let new = part.breaks.into_iter();
            let new: Vec<_> = new.filter(|text| !self.breaks.contains(text)).collect();
            self.breaks.extend(new);
        }
    }

    /// Gives it the type of a feature, unless it has one. A type of its own that nobody knows is then text.
    pub(super) fn raise_to(&mut self, feature: &Self) {
        if self.is_feature() {
            return;
        }
        self.kind.clone_from(&feature.kind);
        self.is_raised = true;
        if let Some(line) = self.line.take() {
            (self.scope, self.text) = (None, line);
        }
    }

    /// The step from one version to the next that it asks for.
    pub(super) fn step(&self) -> Step {
        step_of(self.kind.as_deref(), self.breaking)
    }

    fn is_feature(&self) -> bool {
        step_of(self.kind.as_deref(), false) == Step::Minor
    }
}

/// What is nearly conventional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Oddity {
    /// No blank behind the colon: `feat:x`.
    NoBlank,
    /// Nothing between the brackets: `feat(): x`.
    EmptyScope,
    /// A footer `BREAKING CHANGE:` without a blank line before it, or in small letters.
    LooseFooter,
    /// It speaks of something that breaks in a way that nobody reads: `feat !: x`.
    Unread,
}

impl Oddity {
    /// The word for messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NoBlank => "no-blank",
            Self::EmptyScope => "empty-scope",
            Self::LooseFooter => "loose-footer",
            Self::Unread => "unread",
        }
    }
}

/// Reads a message.
pub(crate) fn read(message: &str) -> Change {
    let plain = match message.contains('\r') {
        true => Cow::Owned(message.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(message),
    };
    let message = plain.trim();
    let first = message.lines().next().unwrap_or_default().trim_end();
    let (subject, pull_request) = without_number(first);
    let loose =
        |breaking: bool| (!breaking && names_breakage(message)).then_some(Oddity::LooseFooter);
    // A squash has its footers anywhere, and often no type.
    let told = breakages(message);
    let plain = |oddity: Option<Oddity>| Change {
        kind: None,
        scope: None,
        text: Untrusted::new(subject),
        breaking: !told.is_empty(),
        breaks: told.iter().map(|text| Untrusted::from(*text)).collect(),
        line: None,
        pull_request,
        is_raised: false,
        oddity,
    };
    let breaks = !told.is_empty();
    if !may_be_conventional(first) {
        return plain(near_miss(subject).or_else(|| loose(breaks)));
    }
    // A body that is not parted from its first line spoils the whole message for the parser.
    let whole = Conventional::parse(message);
    let Ok(read) = whole.or_else(|_| Conventional::parse(first)) else {
        return plain(near_miss(subject).or_else(|| loose(breaks)));
    };
    let breaking = read.breaking() || breaks;
    let breaks = read.footers().iter().filter(|footer| footer.breaking());
    let breaks = breaks.map(|footer| {
        let sign = match footer.separator() {
            git_conventional::FooterSeparator::Ref => "#",
            _ => "",
        };
        format!("{sign}{}", footer.value().trim())
    });
    let kind = read.type_().as_str().to_ascii_lowercase();
    let is_known = TYPES.contains(&kind.as_str());
    Change {
        kind: Some(kind.into()),
        scope: read
            .scope()
            .map(|scope| Untrusted::new(scope.as_str().trim())),
        text: Untrusted::new(without_number(read.description()).0),
        breaking,
        breaks: match breaks.filter(|text| !text.is_empty()).collect::<Vec<_>>() {
            // What the parser takes for a part of the body.
            read if read.is_empty() => told.iter().map(|text| Untrusted::from(*text)).collect(),
            read => read.into_iter().map(Untrusted::new).collect(),
        },
        line: (!is_known).then(|| Untrusted::new(subject)),
        pull_request,
        is_raised: false,
        oddity: loose(breaking),
    }
}

/// A type, perhaps a scope, a colon and a blank: quicker to see than to parse, and stricter than
/// the parser, which does not ask for the blank.
fn may_be_conventional(first: &str) -> bool {
    parts(first).is_some_and(|(head, rest)| {
        let kind = head.split(['(', '!']).next().unwrap_or_default();
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !kind.is_empty() && kind.bytes().all(is_word) && rest.starts_with([' ', '\t'])
    })
}

/// What stands before and behind the colon; one in the scope's brackets is another.
fn parts(first: &str) -> Option<(&str, &str)> {
    let scope = match (first.find('('), first.find(':')) {
        (Some(bracket), Some(colon)) if bracket < colon => first.find(')')?,
        _ => 0,
    };
    let colon = scope + first.get(scope..)?.find(':')?;
    Some((first.get(..colon)?, first.get(colon + 1..)?))
}

fn near_miss(first: &str) -> Option<Oddity> {
    let (head, rest) = parts(first)?;
    let bare = head.trim_end_matches('!');
    let kind = bare.split('(').next().unwrap_or_default();
    let known = TYPES.iter().any(|known| known.eq_ignore_ascii_case(kind));
    match known {
        true if bare.ends_with("()") => Some(Oddity::EmptyScope),
        true if !rest.starts_with([' ', '\t']) && !rest.is_empty() => Some(Oddity::NoBlank),
        _ => None,
    }
}

/// What breaks, by each footer that stands behind an empty line or another footer; its first line.
fn breakages(message: &str) -> Vec<&str> {
    const TOKENS: [&str; 4] = [
        "BREAKING CHANGE: ",
        "BREAKING-CHANGE: ",
        "BREAKING CHANGE #",
        "BREAKING-CHANGE #",
    ];
    if !message.contains("BREAKING") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut may_begin = false;
    for line in message.lines().skip(1) {
        let told = TOKENS.iter().find_map(|token| line.strip_prefix(token));
        let told = told
            .map(str::trim)
            .filter(|text| may_begin && !text.is_empty());
        found.extend(told);
        may_begin = line.trim().is_empty() || told.is_some() || is_trailer(line);
    }
    found
}

/// Whether a line is a footer: `Token: value`.
fn is_trailer(line: &str) -> bool {
    let token = line.split_once(": ").map(|(token, _)| token);
    token.is_some_and(|token| {
        !token.is_empty()
            && token
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Whether any line looks like the footer of a breaking change.
fn names_breakage(message: &str) -> bool {
    crate::text::conventional::has_breaking_footer(message)
}

/// A first line without the `(#12)` that GitHub puts at its end, and that number.
fn without_number(first: &str) -> (&str, Option<u64>) {
    let found = || {
        let (text, number) = first.trim_end().strip_suffix(')')?.rsplit_once("(#")?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.then(|| number.parse().ok()).flatten()?;
        let text = text.trim_end();
        // A first line that is nothing but a number stays as it is.
        (!text.is_empty()).then_some((text, number))
    };
    found().map_or((first, None), |(text, number)| (text, Some(number)))
}

#[cfg(test)]
#[path = "conventional_tests.rs"]
mod tests;
