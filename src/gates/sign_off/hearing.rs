//! What was said, by whom and when: comments and reviews become words, in the order of time.

use super::binding::Naming;
use super::command::{Ask, Command, Incident, RoleName, Slip, Verb, Word, parse};
use super::config::Config;
use super::section::Reviews;
use super::thread::Thread;
use crate::facts::{Answer, Edited, Facts, Failure, FailureKind, Need, Remark, ReviewVerdict};
use crate::subject::Person;
use crate::text::Untrusted;

/// One word that a person said for the release or against it.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    /// Which of the threads.
    pub(super) thread: usize,
    /// Where it stands.
    pub(super) remark: &'a Remark,
    /// Who said it: a person, and no app in their name.
    pub(super) by: &'a Person,
    /// What.
    pub(super) voice: Voice,
    /// Whether it is the verdict of a review, whose text does not matter.
    pub(super) verdict: bool,
}

/// What was said.
#[derive(Clone, Debug)]
pub(super) enum Voice {
    /// Go; no roles: the one that fits.
    Go {
        roles: Vec<RoleName>,
        commit: Option<String>,
    },
    /// No-go.
    NoGo {
        role: Option<RoleName>,
        reason: Untrusted,
    },
    /// Taken back.
    Withdraw { roles: Vec<RoleName> },
    /// Break the glass.
    Emergency {
        incident: Incident,
        commit: Option<String>,
        reason: Untrusted,
    },
}

/// Something that was meant for gonogo and is no word for or against.
#[derive(Clone, Debug)]
pub(super) enum Aside {
    /// A question.
    Asked(Ask),
    /// Not understood.
    Slipped(Verb, Slip),
    /// Longer or deeper than is read.
    TooLarge,
    /// Not by a person.
    NotHuman,
}

/// Everything that was heard.
#[derive(Default)]
pub(super) struct Heard<'a> {
    /// Words, in the order of time.
    pub(super) said: Vec<Said<'a>>,
    /// The rest.
    pub(super) asides: Vec<(usize, &'a Remark, Aside)>,
}

/// Hears every thread.
///
/// # Errors
/// Where a thread could not be read: half a conversation is none.
pub(super) fn hear<'a>(
    config: &Config,
    threads: &[Thread<'a>],
    facts: &'a Facts,
) -> Result<Heard<'a>, Failure> {
    let mut remarks = Vec::new();
    for (index, thread) in threads.iter().enumerate() {
        let said = thread.remarks(facts)?;
        remarks.extend(said.into_iter().map(|remark| (index, remark)));
    }
    Ok(Heard::from(config, remarks))
}

/// Hears as much as has been read, to find out what else must be.
pub(super) fn hear_so_far<'a>(
    config: &Config,
    threads: &[Thread<'a>],
    facts: &'a Facts,
) -> Heard<'a> {
    let remarks = threads.iter().enumerate().flat_map(|(index, thread)| {
        let said = thread.remarks_so_far(facts);
        said.into_iter().map(move |remark| (index, remark))
    });
    Heard::from(config, remarks.collect())
}

impl<'a> Heard<'a> {
    fn from(config: &Config, mut remarks: Vec<(usize, &'a Remark)>) -> Self {
        remarks.sort_by_key(|(_, remark)| (remark.written, remark.id));
        let mut heard = Self::default();
        for (thread, remark) in remarks {
            heard.take(config, thread, remark);
        }
        heard
    }

    fn take(&mut self, config: &Config, thread: usize, remark: &'a Remark) {
        let commands = parse(remark.body.for_parsing(), &config.vocabulary);
        let verdict = verdict(config, remark);
        let Some(by) = remark
            .author
            .as_ref()
            .filter(|author| author.human && !remark.through_app)
        else {
            let spoke = verdict.is_some() || commands.as_ref().is_ok_and(|found| !found.is_empty());
            if spoke {
                self.asides.push((thread, remark, Aside::NotHuman));
            }
            return;
        };
        // Who writes a command into a review says it by that. A change request stands beside whatever says
        // nothing, such as a question, or a command that is not understood.
        let says = |command: &Command| !matches!(command.word, Err(_) | Ok(Word::Gonogo(_)));
        let is_replaced = |voice: &Voice| {
            commands.as_ref().is_ok_and(|found| match voice {
                Voice::NoGo { .. } => found.iter().any(says),
                _ => !found.is_empty(),
            })
        };
        if let Some(voice) = verdict.filter(|voice| !is_replaced(voice)) {
            self.said.push(Said {
                thread,
                remark,
                by,
                voice,
                verdict: true,
            });
        }
        match commands {
            Err(_) => self.asides.push((thread, remark, Aside::TooLarge)),
            Ok(commands) => {
                for command in commands {
                    self.command(thread, remark, by, command);
                }
            }
        }
    }

    fn command(&mut self, thread: usize, remark: &'a Remark, by: &'a Person, command: Command) {
        let digits = |commit: Option<super::command::Prefix>| {
            commit.map(|prefix| prefix.as_str().to_owned())
        };
        let voice = match command.word {
            Err(slip) => {
                let aside = Aside::Slipped(command.verb, slip);
                return self.asides.push((thread, remark, aside));
            }
            Ok(Word::Gonogo(ask)) => {
                return self.asides.push((thread, remark, Aside::Asked(ask)));
            }
            Ok(Word::Go { roles, commit, .. }) => Voice::Go {
                roles,
                commit: digits(commit),
            },
            Ok(Word::NoGo { role, reason }) => Voice::NoGo { role, reason },
            Ok(Word::Withdraw { roles, .. }) => Voice::Withdraw { roles },
            Ok(Word::Emergency {
                incident,
                commit,
                reason,
            }) => Voice::Emergency {
                incident,
                commit: digits(commit),
                reason,
            },
        };
        self.said.push(Said {
            thread,
            remark,
            by,
            voice,
            verdict: false,
        });
    }
}

/// What a review says without a word, where the policy counts that.
fn verdict(config: &Config, remark: &Remark) -> Option<Voice> {
    let review = remark.review.as_ref()?;
    match (config.reviews, review.verdict) {
        (Reviews::Ignore, _) | (Reviews::Count, ReviewVerdict::None) => None,
        (Reviews::Count, ReviewVerdict::Approved) => Some(Voice::Go {
            roles: Vec::new(),
            commit: None,
        }),
        (Reviews::Count, ReviewVerdict::ChangesRequested) => Some(Voice::NoGo {
            role: None,
            reason: remark.body.clone(),
        }),
    }
}

/// Whether what somebody said was changed afterwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Integrity {
    /// It stands as it was said.
    Whole,
    /// It was edited.
    Edited,
    /// It could not be found out.
    Unknown(Failure),
}

impl Said<'_> {
    /// How the word names its commit.
    pub(super) fn naming(&self) -> Naming<'_> {
        let named = match &self.voice {
            Voice::Go { commit, .. } | Voice::Emergency { commit, .. } => commit.as_deref(),
            Voice::NoGo { .. } | Voice::Withdraw { .. } => None,
        };
        match (named, &self.remark.review) {
            (Some(prefix), _) => Naming::Prefix(prefix),
            (None, Some(review)) => Naming::Review(review.commit.as_ref()),
            (None, None) => Naming::Moment,
        }
    }

    /// Whether it was changed afterwards. The verdict of a review cannot be.
    pub(super) fn integrity(&self, facts: &Facts) -> Integrity {
        if self.verdict {
            return Integrity::Whole;
        }
        match &self.remark.edited {
            Edited::No => Integrity::Whole,
            Edited::Unless(id) => match edited(id, facts) {
                // Where there is no GraphQL, the times are all that can be known.
                Integrity::Unknown(failure) if has_no_graphql(&failure) => Integrity::Whole,
                known => known,
            },
            Edited::Yes => Integrity::Edited,
            Edited::Ask(id) => edited(id, facts),
        }
    }

    /// What must be read to tell whether it was changed.
    pub(super) fn integrity_need(&self) -> Option<Need> {
        match &self.remark.edited {
            Edited::Ask(id) | Edited::Unless(id) if !self.verdict => Some(edits_need(id)),
            _ => None,
        }
    }
}

fn edited(id: &Untrusted, facts: &Facts) -> Integrity {
    let need = edits_need(id);
    match facts.get(&need) {
        Err(failure) => Integrity::Unknown(failure),
        Ok(Answer::Edited { at: None }) => Integrity::Whole,
        Ok(Answer::Edited { at: Some(_) }) => Integrity::Edited,
        Ok(_) => Integrity::Unknown(super::people::unreadable(&need)),
    }
}

fn has_no_graphql(failure: &Failure) -> bool {
    failure.kind == FailureKind::NotFound
}

fn edits_need(id: &Untrusted) -> Need {
    Need::Edits { id: id.clone() }
}
