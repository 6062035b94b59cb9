//! What a comment says, once it is understood, and why a line of it is not.

use std::fmt;
use std::str::FromStr;

use crate::ids::{InvalidId, Login};
use crate::text::Untrusted;

/// The fewest characters of a reason.
pub(crate) const SHORTEST_REASON: usize = 10;

/// One line of a comment that was meant for gonogo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Command {
    /// 1-based line in the comment.
    pub(crate) line: usize,
    /// What the line begins with. A faulty line has one too: a veto that was misspelt is no sign-off.
    pub(crate) verb: Verb,
    /// What it says, or why that is not clear.
    pub(crate) word: Result<Word, Slip>,
}

/// What a command begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Verb {
    /// `/go`, `/signoff`
    Go,
    /// `/nogo`, `/no-go`
    NoGo,
    /// `/withdraw`
    Withdraw,
    /// `/emergency`
    Emergency,
    /// `/gonogo`
    Gonogo,
}

/// A command that is understood. Roles are as the policy spells them, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// Signs off for each of the roles; none of them if the role was left out.
    Go {
        /// In the order of the comment.
        roles: Vec<RoleName>,
        /// The commit that is named, if one is.
        commit: Option<Prefix>,
        /// What stands behind `--`.
        note: Option<Untrusted>,
    },
    /// A veto.
    NoGo {
        /// None if the role was left out.
        role: Option<RoleName>,
        /// Why; never empty.
        reason: Untrusted,
    },
    /// Takes back one's own sign-off or veto.
    Withdraw {
        /// In the order of the comment; empty if the role was left out.
        roles: Vec<RoleName>,
        /// What stands behind `--`.
        note: Option<Untrusted>,
    },
    /// Breaks the glass.
    Emergency {
        /// What happened, by the name it has elsewhere.
        incident: Incident,
        /// The commit that is named, if one is.
        commit: Option<Prefix>,
        /// Why; never empty.
        reason: Untrusted,
    },
    /// Asks gonogo for something. Never changes a decision.
    Gonogo(Ask),
}

/// What `/gonogo` is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// How things stand.
    Status,
    /// Why somebody's word counts or not: the named person's, or the own one.
    Why(Option<Login>),
    /// To look again.
    Refresh,
    /// What is understood.
    Help,
}

/// Why a line that was meant for gonogo is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// The policy has no such role.
    UnknownRole {
        /// What stands there.
        given: Untrusted,
        /// The role that was probably meant.
        nearest: Option<RoleName>,
    },
    /// A veto is for one role.
    SeveralRoles,
    /// A veto or an emergency without a reason.
    MissingReason,
    /// A reason of fewer than [`SHORTEST_REASON`] characters.
    ReasonTooShort,
    /// `@…` that is not 7 to 40 hexadecimal digits.
    BadCommit(Untrusted),
    /// An emergency without an incident.
    MissingIncident,
    /// What stands in the incident's place cannot be the name of one.
    BadIncident(Untrusted),
    /// `/gonogo` and something it does not know, or nothing.
    UnknownAsk(Option<Untrusted>),
    /// An argument that is not understood; a whole token.
    Extra(Untrusted),
    /// It looks like a command, and is written with other letters or signs, or something invisible.
    LookAlike(Untrusted),
    /// The line is a command, but stands where none is taken.
    Misplaced(Within),
    /// From here on nothing was taken.
    TooMany {
        /// How many are.
        limit: usize,
    },
}

/// Where a line stands that would be a command in a paragraph of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// A line above `---` or `===` is a heading.
    Heading,
    /// A line directly below a table is a row of it.
    Table,
    /// A line directly below a tag such as `</details>` is HTML.
    Html,
    /// A line that belongs to a footnote may not be shown at all.
    Footnote,
    /// Emphasis, strike-through or a tag begins on an earlier line and covers this one.
    Formatting,
    /// An earlier `<!--` was not closed, so that readers may see nothing of this line.
    Comment,
    /// An earlier code fence was not closed, so that this line is code.
    Fence,
    /// A bullet, the sign of a style, too many blanks or something invisible stands before it on its line.
    Marked,
    /// Behind HTML of which nobody can say where GitHub ends it, so that it may be shown otherwise.
    Doubtful,
}

/// A role of the policy, spelt as there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RoleName(String);

impl RoleName {
    /// The policy has checked the name: it is not empty and holds neither blanks nor commas.
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoleName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The beginning of a commit's name: 7 to 40 hexadecimal digits, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prefix(String);

impl Prefix {
    /// The digits.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Prefix {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = (7..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
        fine.then(|| Self(text.to_ascii_lowercase()))
            .ok_or(InvalidId {
                what: "beginning of a commit SHA",
                expected: "7 to 40 hexadecimal digits",
            })
    }
}

/// The name of an incident in whatever system keeps them: `INC-42`, `#17`, `2025/03/db`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incident(String);

impl Incident {
    /// The name as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Incident {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./#".contains(&byte);
        let fine = (1..=64).contains(&text.len())
            && text.bytes().all(allowed)
            && text.contains(|letter: char| letter.is_ascii_alphanumeric());
        fine.then(|| Self(text.to_owned())).ok_or(InvalidId {
            what: "incident",
            expected: "up to 64 letters, digits and `-_./#`",
        })
    }
}
