//! What the judgement says: typed, so that every surface finds its own words.

use crate::gates::checklist::document::{Document, Item, Lint, LintKind, ProofSlip};

use super::rules::SourceDocument;

/// The verdict on all documents together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Every item that was looked at, in document order.
    pub(crate) items: Vec<JudgedItem>,
    /// Why it is not a pass; empty if it is one.
    pub(crate) reasons: Vec<Reason>,
    /// What does not decide.
    pub(crate) warnings: Vec<Warning>,
}

/// Where an item is: the document, and the item in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemRef {
    pub(crate) document: usize,
    pub(crate) item: usize,
}

impl ItemRef {
    pub(crate) fn find<'a>(self, documents: &[SourceDocument<'a>]) -> Option<&'a Item> {
        documents.get(self.document)?.document.items.get(self.item)
    }
}

/// One item and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JudgedItem {
    pub(crate) item: ItemRef,
    pub(crate) status: Status,
    /// The heading by which it counts or does not, of its document.
    pub(crate) heading: Option<usize>,
    /// Which of the required texts it holds.
    pub(crate) required: Vec<usize>,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done because somebody ticked it.
    Ticked,
    /// Done because these gates or checks are go.
    Proved(Vec<String>),
    Open(OpenWhy),
    /// Taken off the list; the reason if one is given.
    NotApplicable(Option<String>),
    /// The gate or check that would prove it is not known.
    Unknown(String),
    /// To be done after the deploy: reported only.
    PostDeploy {
        checked: bool,
    },
    /// Outside the named sections.
    Outside {
        checked: bool,
    },
}

/// Why an item is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OpenWhy {
    Unticked,
    /// ☒ is not taken for done.
    Crossed,
    /// It begins with a word for "not applicable", but no reason follows, ticked or not.
    NaWithoutReason,
    /// Ticked, but it begins with such a word, which the policy lets nobody use.
    NaNotAllowed,
    /// Ticked, but a link, picture or commit is asked for.
    NoEvidence,
    /// This gate or check is not go, whoever ticked the item.
    ProofNotGo(String),
}

/// The outcome as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Pass,
    Fail,
    /// Nothing is wrong but something could not be found out.
    Unknown,
}

/// Why the list does not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    SectionMissing(String),
    SectionEmpty(String),
    /// No item counts that applies.
    NoItems {
        /// How many would count and do not apply.
        not_applicable: usize,
        /// How many do not count: in other sections, for later, or in quotes.
        elsewhere: usize,
    },
    TooFewItems {
        found: usize,
        minimum: usize,
    },
    OpenItems {
        count: usize,
    },
    NotApplicableUnexplained {
        item: ItemRef,
        text: String,
    },
    /// Ticked, and said not to apply by a word that the policy does not know for that.
    NotApplicableRefused {
        item: ItemRef,
        text: String,
    },
    EvidenceMissing {
        item: ItemRef,
        text: String,
    },
    ProofUnknown {
        item: ItemRef,
        reference: String,
    },
    RequiredMissing(String),
    RequiredNotApplicable(String),
    /// Open, and outside what is judged; an open item within is among the open items.
    RequiredOpen(String),
    TemplateMissing(String),
    /// The template holds no item, and so asks for nothing.
    TemplateEmpty,
    /// Something keeps the template from asking for all that its owner believes it asks for.
    TemplateLint {
        kind: LintKind,
        line: usize,
    },
    /// The template has what looks like the proof of an item, and is none.
    ProofUnreadable(ProofSlip),
    Lint {
        document: usize,
        kind: LintKind,
        line: usize,
    },
}

/// What people should know although it does not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Warning {
    TooManyItems {
        found: usize,
        maximum: usize,
    },
    Lint {
        document: usize,
        kind: LintKind,
        line: usize,
    },
    /// Something in the template looks like an item, and asks for nothing.
    TemplateLint {
        kind: LintKind,
        line: usize,
    },
    /// The template has not been changed or confirmed for so many days; found out by the caller.
    TemplateStale {
        days: u32,
    },
}

/// Numbers of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) done: usize,
    /// All that apply: done, open or unknown.
    pub(crate) total: usize,
    pub(crate) not_applicable: usize,
}

impl Verdict {
    /// What looks wrong in a list that no policy judges, and what cannot be known of it.
    pub(crate) fn of_lints(document: &Document) -> Self {
        let is_doubtful = |lint: &&Lint| lint.kind == LintKind::Doubtful;
        let (doubtful, others): (Vec<&Lint>, _) = document.lints.iter().partition(is_doubtful);
        let reason = |lint: &Lint| Reason::Lint {
            document: 0,
            kind: lint.kind,
            line: lint.line,
        };
        let warning = |lint: &Lint| Warning::Lint {
            document: 0,
            kind: lint.kind,
            line: lint.line,
        };
        Self {
            items: Vec::new(),
            reasons: doubtful.into_iter().map(reason).collect(),
            warnings: others.into_iter().map(warning).collect(),
        }
    }

    /// Derived from the reasons; what is wrong outweighs what is not known.
    pub(crate) fn outcome(&self) -> Outcome {
        match self.reasons.iter().all(Reason::is_unknown) {
            true if self.reasons.is_empty() => Outcome::Pass,
            true => Outcome::Unknown,
            false => Outcome::Fail,
        }
    }

    /// The items that count.
    pub(crate) fn judged(&self) -> impl Iterator<Item = &JudgedItem> {
        self.items.iter().filter(|judged| {
            !matches!(
                judged.status,
                Status::PostDeploy { .. } | Status::Outside { .. }
            )
        })
    }

    /// The items that are open.
    pub(crate) fn open(&self) -> impl Iterator<Item = &JudgedItem> {
        self.items
            .iter()
            .filter(|judged| matches!(judged.status, Status::Open(_)))
    }

    /// Number of items that are done.
    pub(crate) fn done(&self) -> usize {
        self.tally().done
    }

    /// Number of items that were taken off the list.
    pub(crate) fn not_applicable(&self) -> usize {
        self.tally().not_applicable
    }

    /// The numbers over all items that count.
    pub(crate) fn tally(&self) -> Tally {
        tally(self.judged())
    }

    /// The numbers by section, in order of appearance: document, heading (`None` before the first), numbers.
    pub(crate) fn by_section(&self) -> Vec<(usize, Option<usize>, Tally)> {
        let mut sections: Vec<(usize, Option<usize>, Vec<&JudgedItem>)> = Vec::new();
        for judged in self.judged() {
            match sections.last_mut() {
                Some((document, heading, items))
                    if (*document, *heading) == (judged.item.document, judged.heading) =>
                {
                    items.push(judged);
                }
                _ => sections.push((judged.item.document, judged.heading, vec![judged])),
            }
        }
        let numbers = |(document, heading, items): (_, _, Vec<&JudgedItem>)| {
            (document, heading, tally(items.into_iter()))
        };
        sections.into_iter().map(numbers).collect()
    }
}

fn tally<'a>(items: impl Iterator<Item = &'a JudgedItem>) -> Tally {
    let mut tally = Tally::default();
    for judged in items {
        match &judged.status {
            Status::NotApplicable(_) => tally.not_applicable += 1,
            Status::Ticked | Status::Proved(_) => {
                tally.done += 1;
                tally.total += 1;
            }
            _ => tally.total += 1,
        }
    }
    tally
}
