//! One reason, and what a gate reports.

use jiff::{Timestamp, Zoned};

use super::{Block, Conversation, Enforcement, Event, Outcome, Table};
use crate::locale::{Arguments, Message, Value};
use crate::text::Untrusted;

/// What a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Why the gate does not apply.
    NotApplicable,
    /// What was looked at and found good.
    Pass,
    /// Should be looked at; weighs nothing by itself.
    Warning,
    /// Somebody or something is awaited.
    Hold,
    /// It could not be found out.
    Unknown,
    /// Wrong.
    NoGo,
}

impl Level {
    /// The machine's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Pass => "pass",
            Self::Warning => "warning",
            Self::Hold => "hold",
            Self::Unknown => "unknown",
            Self::NoGo => "no-go",
        }
    }
}

/// Where in a file the reason lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Path inside the repository.
    pub(crate) path: Untrusted,
    /// Line, from 1.
    pub(crate) line: Option<u32>,
}

/// One reason. Its sentence, what lifts it and its explanation are found in the words files by its
/// code: `window/closed` has the message `window-closed` with the attributes `lift` and `explain`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    /// Stable code, `area/what`.
    pub(crate) code: &'static str,
    /// What it weighs.
    pub(crate) level: Level,
    /// The values in its sentences.
    pub(crate) arguments: Arguments,
    /// When time alone lifts it.
    pub(crate) lifted_at: Option<Zoned>,
    /// Where it lies.
    pub(crate) place: Option<Place>,
    /// Whether everybody must read it first, whatever the decision is.
    pub(crate) foremost: bool,
}

impl Finding {
    /// A finding with nothing but its code yet.
    pub(crate) fn new(code: &'static str, level: Level) -> Self {
        Self {
            code,
            level,
            arguments: Arguments::default(),
            lifted_at: None,
            place: None,
            foremost: false,
        }
    }

    /// Adds a value for its sentences.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push(name, value);
        self
    }

    /// Says when time lifts it.
    pub(crate) fn lifted_at(mut self, instant: Option<Zoned>) -> Self {
        self.lifted_at = instant;
        self
    }

    /// Says where it lies.
    pub(crate) fn at(mut self, path: impl Into<String>, line: Option<u32>) -> Self {
        self.place = Some(Place {
            path: Untrusted::new(path.into()),
            line,
        });
        self
    }

    /// Says that it is to be read first, everywhere.
    pub(crate) fn foremost(mut self) -> Self {
        self.foremost = true;
        self
    }

    /// What it makes of the gate's outcome. A note or a warning says nothing about go or not: a
    /// report of notes alone is not GO.
    pub(crate) fn outcome(&self) -> Outcome {
        match self.level {
            Level::NotApplicable | Level::Warning => Outcome::NotApplicable,
            Level::Pass => Outcome::Go,
            Level::Hold => Outcome::Hold,
            Level::Unknown => Outcome::Unknown,
            Level::NoGo => Outcome::NoGo,
        }
    }

    /// The sentence.
    pub(crate) fn message(&self) -> Message {
        Message::named(message_id(self.code), self.arguments.clone())
    }

    /// Who lifts it and how.
    pub(crate) fn lift(&self) -> Message {
        Message::named(
            format!("{}.lift", message_id(self.code)),
            self.arguments.clone(),
        )
    }
}

/// The name of a code's message in the words files.
pub(crate) fn message_id(code: &str) -> String {
    code.replace('/', "-")
}

/// Who reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// A gate, by its name in the policy.
    Gate(&'static str),
    /// The run itself: its policy, subject or clock.
    Run,
}

impl Area {
    /// The name for people and JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Gate(name) => name,
            Self::Run => "gonogo",
        }
    }
}

/// Something that holds for a while only, such as a sign-off.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lapse {
    /// The code of the warning, should it lapse too early.
    pub(crate) code: &'static str,
    /// What lapses.
    pub(crate) what: Value,
    /// When.
    pub(crate) at: Timestamp,
}

/// What one gate (or the run itself) found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    /// Who reports.
    pub(crate) area: Area,
    /// Whether its outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// Its reasons, in the order they should be read.
    pub(crate) findings: Vec<Finding>,
    /// Outcomes of its parts, which other gates may refer to, such as a role's.
    pub(crate) parts: Vec<(String, Outcome)>,
    /// Until when this holds, as far as it is known.
    pub(crate) valid_until: Option<Timestamp>,
    /// The long report.
    pub(crate) blocks: Vec<Block>,
    /// Its numbers for JSON.
    pub(crate) data: serde_json::Value,
    /// The table that the comment shows besides the reasons.
    pub(crate) table: Option<Table>,
    /// What holds for a while only.
    pub(crate) lapses: Vec<Lapse>,
    /// What happened and what is to come, in any order.
    pub(crate) events: Vec<Event>,
    /// What it says to people.
    pub(crate) conversation: Conversation,
    /// Whether an emergency overrules it.
    pub(crate) overruled: bool,
}

impl Report {
    /// An empty report; without findings it is not applicable.
    pub(crate) fn new(area: Area, enforcement: Enforcement) -> Self {
        Self {
            area,
            enforcement,
            findings: Vec::new(),
            parts: Vec::new(),
            valid_until: None,
            blocks: Vec::new(),
            data: serde_json::Value::Null,
            table: None,
            lapses: Vec::new(),
            events: Vec::new(),
            conversation: Conversation::default(),
            overruled: false,
        }
    }

    /// Whether a gate reports, and not the run about itself.
    pub(crate) fn is_gate(&self) -> bool {
        matches!(self.area, Area::Gate(_))
    }

    /// The strongest finding decides.
    pub(crate) fn outcome(&self) -> Outcome {
        self.findings
            .iter()
            .map(Finding::outcome)
            .max()
            .unwrap_or(Outcome::NotApplicable)
    }

    /// What it counts as in the decision: `enforcement: warn` lets the outcome stand in the report
    /// and counts as GO, and so does an emergency that overrules it.
    pub(crate) fn counted_outcome(&self) -> Outcome {
        let outcome = self.outcome();
        if outcome > Outcome::Go && (self.overruled || self.enforcement == Enforcement::Warn) {
            Outcome::Go
        } else {
            outcome
        }
    }
}
