//! "What if": a comment that nobody has written.

use super::reading::release_issue;
use crate::cli::SimulatedComment;
use crate::evidence::Inputs;
use crate::facts::{Answer, Edited, Fact, Facts, Failure, FailureKind, Need, Remark, remarks};
use crate::github::GitHub;
use crate::ids::Login;
use crate::subject::Person;
use crate::text::Untrusted;

/// The number of a comment that nobody has written: GitHub's own end well before it.
pub(super) const NUMBER: u64 = u64::MAX;

/// Adds the comment to the conversation, as if it had been written at the instant of the decision.
///
/// # Errors
/// Where nobody has that login, or GitHub does not tell.
pub(super) async fn say(
    comment: &SimulatedComment,
    github: &GitHub,
    inputs: &Inputs,
    facts: &mut Facts,
) -> Result<(), Failure> {
    // A tag is signed off on its release issue, a pull request in its own conversation.
    let own = inputs.subject.pull_request().map(|pull| pull.number);
    let own = own.or_else(|| release_issue(facts));
    let Some(number) = own.or_else(|| facts.numbers_heard().next()) else {
        return Ok(());
    };
    let need = Need::Comments { number };
    let Ok(Answer::Remarks {
        remarks,
        newest,
        emptied,
        total,
    }) = facts.get(&need).cloned()
    else {
        return Ok(());
    };
    if remarks.iter().any(|remark| remark.id == NUMBER) {
        return Ok(());
    }
    let author = speaker(&comment.by, &remarks, inputs, github).await?;
    let mut remarks = remarks;
    remarks.push(Remark {
        id: NUMBER,
        author: Some(author),
        through_app: false,
        body: comment.text.clone(),
        written: inputs.decided_at,
        edited: Edited::No,
        acknowledged: false,
        url: Untrusted::default(),
        review: None,
    });
    let value = Answer::Remarks {
        remarks,
        newest,
        emptied,
        total,
    };
    facts.insert(
        need,
        Fact::Known {
            value,
            source: Untrusted::from("simulated comment"),
            read_at: inputs.decided_at,
        },
    );
    Ok(())
}

async fn speaker(
    login: &Login,
    remarks: &[Remark],
    inputs: &Inputs,
    github: &GitHub,
) -> Result<Person, Failure> {
    let author = inputs.subject.pull_request();
    let author = author.and_then(|pull| pull.author.as_ref());
    let mut seen = remarks
        .iter()
        .filter_map(|remark| remark.author.as_ref())
        .chain(author);
    if let Some(person) = seen.find(|person| person.login == *login) {
        return Ok(person.clone());
    }
    let account = github.account(login).await?;
    let account = account
        .ok_or_else(|| Failure::new(FailureKind::NotFound, format!("GET /users/{login}")))?;
    Ok(remarks::of_account(&account))
}
