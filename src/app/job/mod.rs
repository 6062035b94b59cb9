//! The command `check`: which subjects, each judged and delivered, and how it all ended.

mod several;

use std::cell::RefCell;

use super::Problem;
use super::check::{Check, Checked};
use super::deliver::{Delivery, Told, Turn, deliver};
use super::opening::Wanted;
use super::outside::Outside;
use super::waiting::Waiting;
use super::{clients, on_runner, simulated, started};
use crate::cli::{Caller, CheckOptions, Options, PolicyFrom};
use crate::decision::Outcome;
use crate::event::{EventContext, Target, Trigger};
use crate::exit::{Exit, Surroundings};
use crate::facts::Failure;
use crate::github::GitHub;
use crate::ids::PrNumber;
use crate::locale::{Message, Value, Words};
use crate::render::issue;
use crate::text::Untrusted;

/// Decides and publishes.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    check: CheckOptions,
    caller: Caller,
) -> Result<Exit, Problem> {
    let on_the_runner = outside.variables.on_the_runner();
    let access = &check.github;
    for token in [&access.token, &access.members_token].into_iter().flatten() {
        outside.console.mask(token, on_the_runner)?;
    }
    let event = started::by(
        outside,
        check.repository.as_ref(),
        check.target.as_ref(),
        caller,
    )?;
    let description = simulated::description(outside, check.simulated.as_ref())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Problem::Output)?;
    runtime.block_on(async {
        let http = outside.http(&options.network).map_err(usage)?;
        let github = clients::github(&check.github, &http)?;
        let members = clients::members(&check.github, &http)?;
        let job = Job {
            outside,
            options,
            check: &check,
            caller,
            event: &event,
            description,
            github,
            members,
            http,
            together: RefCell::default(),
        };
        job.subjects().await
    })
}

fn usage(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::Usage)
}

/// Everything that stays the same while subjects are checked one after the other.
pub(in crate::app) struct Job<'a> {
    pub(in crate::app) outside: &'a Outside,
    pub(in crate::app) options: &'a Options,
    pub(in crate::app) check: &'a CheckOptions,
    pub(in crate::app) caller: Caller,
    pub(in crate::app) event: &'a EventContext,
    /// The description that the pull request would have, in a simulation.
    pub(in crate::app) description: Option<Untrusted>,
    pub(in crate::app) github: GitHub,
    /// GitHub with the token that may see teams, where one was given.
    pub(in crate::app) members: Option<GitHub>,
    pub(in crate::app) http: std::sync::Arc<crate::http::HttpClient>,
    /// What the subjects came to, where there are several: handed over together at the end.
    pub(in crate::app) together: RefCell<Option<Vec<Told>>>,
}

impl Job<'_> {
    async fn subjects(&self) -> Result<Exit, Problem> {
        match &self.event.target {
            Target::Nothing { why } => self.nothing(why.message_id()),
            Target::ReleaseIssue { number } => self.release_issue(*number).await,
            Target::AllOpen => self.all_open().await,
            target => self.subject(target).await,
        }
    }

    /// A comment on an issue: the tag that the issue says it is for is judged. Whether its words
    /// count there is not said by the issue, but by our first status on the tag's commit.
    async fn release_issue(&self, number: PrNumber) -> Result<Exit, Problem> {
        let repository = &self.event.repository;
        let issue = self.github.issue(repository, number).await;
        let issue =
            issue.map_err(|error| Problem::Failed(Failure::from(error), Exit::Unreadable))?;
        let environment = &self.options.environment;
        match issue::release_of(issue.body.for_parsing(), environment) {
            None => self.nothing("app-release-issue"),
            Some(name) => self.subject(&Target::Tag { name, hint: None }).await,
        }
    }

    /// There is nothing to decide, and nothing is no GO.
    fn nothing(&self, why: &'static str) -> Result<Exit, Problem> {
        let words = Words::new(self.options.language);
        self.outside.console.log(&format!("{}\n", words.text(why)));
        if self.caller == Caller::Action {
            on_runner::say_nothing(self.outside, &words.text(why))?;
        }
        // A comment on a closed pull request or on a bug report needs no red job: the decision is
        // said to be unknown, and whoever deploys on such events looks at that. Where the step
        // itself is looked at (tags, releases, dispatches), nothing is no GO.
        match surroundings(self.event.trigger) {
            Surroundings::PullRequestEvent => Ok(Exit::Go),
            Surroundings::ReleaseEvent | Surroundings::CommandLine => {
                Ok(self.exit(Outcome::NotApplicable))
            }
        }
    }

    async fn subject(&self, target: &Target) -> Result<Exit, Problem> {
        let mut checked = self.judged(target).await?;
        if let Some(wait) = self.check.wait {
            let patience = Waiting::new(wait);
            checked = self.awaited(target, checked, patience).await?;
        }
        let invalid = checked.judged.invalid_policy;
        let outcome = checked.judged.run.decision.outcome();
        let delivery = deliver(self, checked, Turn::Last).await?;
        if self
            .check
            .simulated
            .as_ref()
            .is_some_and(|it| it.answer_only)
        {
            // A question was answered; nothing was decided.
            return Ok(if invalid {
                Exit::InvalidPolicy
            } else {
                Exit::Go
            });
        }
        Ok(match (invalid, delivery) {
            (true, _) => Exit::InvalidPolicy,
            (false, Delivery::Incomplete) => Exit::NotPublished,
            (false, Delivery::Complete) => self.exit(outcome),
        })
    }

    async fn judged(&self, target: &Target) -> Result<Checked, Problem> {
        let check = Check { job: self, target };
        let patience = self.outside.patience.run;
        match tokio::time::timeout(patience, check.run()).await {
            Ok(checked) => checked,
            Err(_) => check.given_up().await,
        }
        .map_err(|failure| Problem::Failed(failure, Exit::Unreadable))
    }

    /// Judges again and again, in long intervals, while people are awaited.
    async fn awaited(
        &self,
        target: &Target,
        mut checked: Checked,
        mut waiting: Waiting,
    ) -> Result<Checked, Problem> {
        let words = Words::new(self.options.language);
        let mut told = false;
        while checked.judged.run.decision.outcome() == Outcome::Hold {
            let Some(pause) = waiting.next() else { break };
            if !told {
                let message = Message::new("app-waiting")
                    .with("wait", Value::Seconds(waiting.most().as_secs()));
                let log = &self.outside.console;
                log.log(&format!("{}\n", words.plain(&message)));
                told = true;
            }
            // People must see what is asked of them.
            deliver(self, checked, Turn::Provisional).await?;
            self.outside.pause(pause).await;
            checked = self.judged(target).await?;
        }
        Ok(checked)
    }

    /// What is to be read of a subject.
    pub(in crate::app) fn wanted<'a>(&'a self, target: &'a Target) -> Wanted<'a> {
        let (path, reference) = match &self.check.policy {
            PolicyFrom::Repository { path, reference } => (path.as_ref(), reference.as_ref()),
            PolicyFrom::WorkingTree { .. } => (None, None),
        };
        Wanted {
            github: &self.github,
            event: self.event,
            target,
            path,
            reference,
        }
    }

    /// The page of this workflow run.
    pub(in crate::app) fn report_url(&self) -> Option<url::Url> {
        self.outside.report_url(&self.check.github.server)
    }

    /// Whether the token is one of an app's installation, such as the job's own.
    pub(in crate::app) fn installation_token(&self) -> bool {
        self.check.github.is_installation_token()
    }

    fn exit(&self, outcome: Outcome) -> Exit {
        crate::exit::for_outcome(
            outcome,
            self.check.fail_on,
            surroundings(self.event.trigger),
        )
    }
}

fn surroundings(trigger: Trigger) -> Surroundings {
    match trigger {
        Trigger::PullRequest
        | Trigger::PullRequestTarget
        | Trigger::PullRequestReview
        | Trigger::PullRequestReviewComment
        | Trigger::IssueComment
        | Trigger::Issues
        | Trigger::MergeGroup => Surroundings::PullRequestEvent,
        Trigger::Push | Trigger::Release | Trigger::WorkflowDispatch | Trigger::Schedule => {
            Surroundings::ReleaseEvent
        }
        Trigger::CommandLine => Surroundings::CommandLine,
    }
}
