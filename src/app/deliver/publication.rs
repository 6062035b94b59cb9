//! What GitHub is told: a success last, and not at all where anything else failed.

use super::{Written, withhold};
use crate::app::job::Job;
use crate::decision::Outcome;
use crate::facts::Failure;
use crate::locale::{Message, Value, Words};
use crate::publish::{self, Seen, Wishes, Writer};
use crate::render::Run;
use crate::render::comment::Marker;

/// Carries out what would have to change there. Whether a success may stand now.
pub(super) async fn publish(
    job: &Job<'_>,
    run: &Run,
    words: &Words,
    seen: &Seen,
    written: &mut Written,
) -> bool {
    let was_go = run.decision.outcome() == Outcome::Go;
    let mut success_set = false;
    let mut withheld = run.clone();
    let wishes = job.wishes();
    written.remarks.extend(foreign(run, seen));
    let plan = publish::plan(run, words, seen, wishes);
    let unlinked = Writer {
        github: &job.github,
        repository: &run.subject.repository,
        identity: seen.author(),
        details_url: None,
    };
    // The issue first: by our status on the commit, which links to it, it is found again.
    let opened = unlinked.execute(plan.openings).await;
    // The status leads to the comment once there is one, and to the run's page before that.
    let standing = plan.comment_url.as_ref().or(opened.comment_url.as_ref());
    let link = standing
        .and_then(|url| url::Url::parse(url.for_parsing()).ok())
        .filter(|url| url.scheme() == "https")
        .or_else(|| run.report_url.clone());
    let writer = Writer {
        details_url: link.as_ref().map(url::Url::as_str),
        ..unlinked
    };
    // A success is written last, when nothing else that was wanted can still fail.
    let (last, first) = plan
        .effects
        .into_iter()
        .partition(|effect| was_go && effect.on_commit());
    let published = writer.execute(first).await;
    let url = published.comment_url.or(plan.comment_url);
    written.comment_url = url.map(|url| url.for_parsing().to_owned());
    let failures = plan.impossible.iter().chain(&opened.failed);
    let failures = failures.chain(&published.failed);
    written.missing.extend(failures.map(not_published));
    if written.missing.is_empty() {
        let published = writer.execute(last).await;
        written
            .missing
            .extend(published.failed.iter().map(not_published));
        // Also where an answer was lost, or one of status and check run failed: a success may stand.
        success_set = was_go;
    } else if was_go {
        withhold(&mut withheld, written);
        let effects = publish::plan(&withheld, words, seen, wishes).effects;
        let effects = effects
            .into_iter()
            .filter(publish::Effect::on_commit)
            .collect();
        let published = writer.execute(effects).await;
        written
            .missing
            .extend(published.failed.iter().map(not_published));
    }
    // Acknowledgements are courtesy: that one fails is said, and changes nothing.
    // A sign stands only behind its answer, so that the next run gives what is missing.
    let polite = writer.execute_until_failure(plan.courtesies).await;
    written
        .remarks
        .extend(polite.failed.iter().map(not_published));
    success_set
}

/// Sets the status once more, without the success that was set before something else failed.
pub(super) async fn take_back(job: &Job<'_>, run: &Run, words: &Words, seen: &Seen) {
    let wishes = Wishes {
        comment: false,
        ..job.wishes()
    };
    let writer = Writer {
        github: &job.github,
        repository: &run.subject.repository,
        identity: seen.author(),
        details_url: run.report_url.as_ref().map(url::Url::as_str),
    };
    let nothing_seen = Seen {
        comments: Ok(Vec::new()),
        statuses: Ok(Vec::new()),
        check_runs: seen.check_runs.clone(),
        identity: seen.identity.clone(),
    };
    // That this fails too changes nothing: the run has failed already, and says so.
    let _ = writer
        .execute(publish::plan(run, words, &nothing_seen, wishes).effects)
        .await;
}

/// What others have left where our comment and status stand: said, never used.
fn foreign(run: &Run, seen: &Seen) -> Vec<Message> {
    let mut remarks = Vec::new();
    let marker = Marker::new(&run.environment);
    if let (Ok(comments), Some(author)) = (&seen.comments, seen.author())
        && publish::foreign_markers(comments, &marker, Some(author)) > 0
    {
        remarks.push(Message::new("app-foreign-marker"));
    }
    if publish::foreign_status(seen, &run.environment.status_name()) {
        let context = run.environment.status_name();
        remarks.push(Message::new("app-foreign-status").with("context", Value::code(context)));
    }
    remarks
}

fn not_published(failure: &Failure) -> Message {
    Message::new("app-not-published")
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}
