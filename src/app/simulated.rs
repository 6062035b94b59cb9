//! "What if": comments that nobody has written, and a pull request that is not as it stands.

use super::Problem;
use super::lint::unreadable;
use super::outside::Outside;
use super::reading::release_issue;
use crate::cli::{SimulatedComment, SimulatedWords, Source, WhatIf};
use crate::evidence::Inputs;
use crate::exit::Exit;
use crate::facts::{Answer, Edited, Fact, Facts, Failure, FailureKind, Need, Remark, remarks};
use crate::github::GitHub;
use crate::ids::{Login, PrNumber};
use crate::locale::{Message, Value};
use crate::subject::{Person, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;
use crate::world::FileError;

/// The number of the last comment that nobody has written: GitHub's own end well before it.
pub(super) const NUMBER: u64 = u64::MAX;

/// The largest description that is read, in bytes; GitHub's own limit is a quarter of it.
const LARGEST: u64 = 1024 * 1024;

/// The description that the pull request would have.
///
/// # Errors
/// Where it cannot be read, or a label would be both there and not.
pub(super) fn description(
    outside: &Outside,
    what_if: Option<&WhatIf>,
) -> Result<Option<Untrusted>, Problem> {
    what_if.map_or(Ok(()), at_odds)?;
    let Some(source) = what_if.and_then(|what_if| what_if.description.as_ref()) else {
        return Ok(None);
    };
    let (path, bytes) = match source {
        Source::File(path) => {
            let read = outside.files.read(path, LARGEST);
            (
                path.clone(),
                read.map_err(|error| unreadable(path, &error))?,
            )
        }
        Source::StandardInput => {
            let read = outside.standard_input(LARGEST);
            let read = read.map_err(|failure| Problem::Failed(failure, Exit::Unreadable))?;
            ("-".into(), read)
        }
    };
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| unreadable(&path, &FileError::NotText))?;
    Ok(Some(Untrusted::new(text)))
}

/// Sees that no label is both given and taken.
fn at_odds(what_if: &WhatIf) -> Result<(), Problem> {
    let mut labels = what_if.labels.iter();
    let both = labels.find(|label| what_if.without_labels.iter().any(|gone| is(gone, label)));
    both.map_or(Ok(()), |label| {
        let message = Message::new("app-simulate-both");
        let message = message.with("label", Value::code(label.for_parsing()));
        Err(Problem::Said(message, Exit::Usage))
    })
}

/// GitHub knows a label by its name in any case.
fn is(one: &Untrusted, other: &Untrusted) -> bool {
    one.for_parsing().to_lowercase() == other.for_parsing().to_lowercase()
}

/// Makes the pull request what it would be. `false`: there is none to change.
pub(super) fn change(
    subject: &mut Subject,
    what_if: &WhatIf,
    description: Option<&Untrusted>,
) -> bool {
    if !what_if.changes_pull_request() {
        return true;
    }
    let pull: &mut PullRequestFacts = match &mut subject.kind {
        SubjectKind::PullRequest(pull) => pull,
        SubjectKind::MergeGroup {
            pull_request: Some(pull),
            ..
        } => pull,
        _ => return false,
    };
    pull.labels
        .retain(|label| !what_if.without_labels.iter().any(|gone| is(gone, label)));
    for label in &what_if.labels {
        if !pull.labels.iter().any(|other| is(other, label)) {
            pull.labels.push(label.clone());
        }
    }
    if let Some(title) = &what_if.title {
        pull.title = title.clone();
    }
    if let Some(description) = description {
        pull.body = description.clone();
    }
    true
}

/// Adds the comments to the conversation, as if they had been written at the instant of the decision.
///
/// # Errors
/// Where nobody has such a login, or GitHub does not tell.
pub(super) async fn say(
    what_if: &WhatIf,
    github: &GitHub,
    inputs: &Inputs,
    facts: &mut Facts,
) -> Result<(), Failure> {
    let Some(heard) = Conversation::of(inputs, facts) else {
        return Ok(());
    };
    let mut people = Vec::new();
    for comment in &what_if.said {
        people.push(match heard.speaker(&comment.by, inputs) {
            Some(person) => person,
            None => asked(&comment.by, github).await?,
        });
    }
    heard.with(&what_if.said, people, inputs, facts);
    Ok(())
}

/// The same from a record, where nobody can be asked who somebody is.
///
/// # Errors
/// Where the record has no conversation, or does not know who would speak.
pub(super) fn say_offline(what_if: &WhatIf, inputs: &mut Inputs) -> Result<(), Problem> {
    if what_if.said.is_empty() {
        return Ok(());
    }
    let said = |message| Problem::Said(message, Exit::Unreadable);
    let silent = || said(Message::new("app-simulate-silent"));
    let heard = Conversation::of(inputs, &inputs.facts).ok_or_else(silent)?;
    let mut people = Vec::new();
    for comment in &what_if.said {
        let person = heard.speaker(&comment.by, inputs);
        let person = person.or_else(|| known(&comment.by, inputs));
        let stranger = || {
            let message = Message::new("app-simulate-stranger");
            said(message.with("login", Value::code(comment.by.as_str())))
        };
        people.push(person.ok_or_else(stranger)?);
    }
    let mut facts = std::mem::take(&mut inputs.facts);
    heard.with(&what_if.said, people, inputs, &mut facts);
    inputs.facts = facts;
    Ok(())
}

/// Where somebody would speak, and what was said there.
struct Conversation {
    number: PrNumber,
    answer: Answer,
}

impl Conversation {
    /// The one that a sign-off would be written in; `None` where none is known, or where it was
    /// added to already.
    fn of(inputs: &Inputs, facts: &Facts) -> Option<Self> {
        // A tag is signed off on its release issue, a pull request in its own conversation.
        let own = inputs.subject.pull_request().map(|pull| pull.number);
        let own = own.or_else(|| release_issue(facts));
        let number = own.or_else(|| facts.numbers_heard().next())?;
        let answer = facts.get(&Need::Comments { number }).ok()?.clone();
        let Answer::Remarks { remarks, .. } = &answer else {
            return None;
        };
        let is_added = remarks.iter().any(|remark| remark.id == NUMBER);
        (!is_added).then_some(Self { number, answer })
    }

    fn remarks(&self) -> &[Remark] {
        match &self.answer {
            Answer::Remarks { remarks, .. } => remarks,
            _ => &[],
        }
    }

    /// Somebody who has spoken there, or opened the pull request.
    fn speaker(&self, login: &Login, inputs: &Inputs) -> Option<Person> {
        let author = inputs.subject.pull_request();
        let author = author.and_then(|pull| pull.author.as_ref());
        let mut seen = self
            .remarks()
            .iter()
            .filter_map(|remark| remark.author.as_ref())
            .chain(author);
        seen.find(|person| person.login == *login).cloned()
    }

    /// Puts the facts right: the conversation with what is said now at its end.
    fn with(
        mut self,
        said: &[SimulatedComment],
        people: Vec<Person>,
        inputs: &Inputs,
        facts: &mut Facts,
    ) {
        let Answer::Remarks { remarks, .. } = &mut self.answer else {
            return;
        };
        // The last one has the highest number.
        let numbers = (0..said.len() as u64).rev().map(|below| NUMBER - below);
        for ((comment, author), id) in said.iter().zip(people).zip(numbers) {
            remarks.push(Remark {
                id,
                author: Some(author),
                through_app: false,
                body: body(&comment.words, inputs),
                written: inputs.decided_at,
                edited: Edited::No,
                acknowledged: false,
                url: Untrusted::default(),
                review: None,
            });
        }
        let number = self.number;
        facts.insert(
            Need::Comments { number },
            Fact::Known {
                value: self.answer,
                source: Untrusted::from("simulated comment"),
                read_at: inputs.decided_at,
            },
        );
    }
}

/// What would be written. A sign-off names the whole commit: then no record of pushes is needed.
fn body(words: &SimulatedWords, inputs: &Inputs) -> Untrusted {
    match words {
        SimulatedWords::Text(text) => text.clone(),
        SimulatedWords::SignOff(role) => {
            let pull = inputs.subject.pull_request();
            let sha = pull.map_or(&inputs.subject.sha, |pull| &pull.head);
            Untrusted::new(format!("/go {} @{sha}", role.as_str()))
        }
    }
}

/// Somebody of whom a record knows who they are: those whom the policy names.
fn known(login: &Login, inputs: &Inputs) -> Option<Person> {
    match inputs.facts.get(&Need::Account {
        login: login.clone(),
    }) {
        Ok(Answer::Person { person }) => Some(person.clone()),
        _ => None,
    }
}

async fn asked(login: &Login, github: &GitHub) -> Result<Person, Failure> {
    let account = github.account(login).await?;
    let account = account
        .ok_or_else(|| Failure::new(FailureKind::NotFound, format!("GET /users/{login}")))?;
    Ok(remarks::of_account(&account))
}
