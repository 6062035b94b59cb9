//! Several subjects in one run: each is judged and delivered, and the gravest ending counts.

use serde_json::json;

use super::super::deliver::Told;
use super::super::{Problem, failed, on_runner};
use super::Job;
use crate::cli::{Caller, Format};
use crate::decision::Outcome;
use crate::event::Target;
use crate::exit::Exit;
use crate::facts::Failure;
use crate::ids::PrNumber;
use crate::locale::{Message, Value, Words};

/// How many open pull requests one scheduled run looks at; the rest is said, and is unknown.
const MOST_SUBJECTS: usize = 50;

impl Job<'_> {
    /// Every open pull request, each with a decision of its own; the gravest ending counts.
    pub(super) async fn all_open(&self) -> Result<Exit, Problem> {
        let failed = |error| Problem::Failed(Failure::from(error), Exit::Unreadable);
        let mut open = self
            .github
            .open_pull_requests(&self.event.repository)
            .await
            .map_err(failed)?;
        open.sort_by_key(|pull_request| std::cmp::Reverse(pull_request.updated_at));
        let words = Words::new(self.options.language);
        if open.is_empty() {
            return self.nothing("app-nothing-open");
        }
        let mut endings = Vec::new();
        let mut left_out = Vec::new();
        if open.len() > MOST_SUBJECTS {
            let message =
                Message::new("app-too-many-open").with("left", open.len() - MOST_SUBJECTS);
            self.outside
                .console
                .log(&format!("{}\n", words.plain(&message)));
            endings.push(Exit::Unknown);
            left_out.push(unreadable(None, words.plain(&message)));
        }
        if open.len() > 1 {
            *self.together.borrow_mut() = Some(left_out);
        }
        for pull_request in open.iter().take(MOST_SUBJECTS) {
            let target = Target::PullRequest {
                number: pull_request.number,
                hint: None,
            };
            endings.push(match self.subject(&target).await {
                Ok(exit) => exit,
                Err(problem) => self.one_failed(pull_request.number, &problem)?,
            });
        }
        self.hand_over_together()?;
        Ok(gravest(&endings))
    }

    /// One of several subjects could not be judged: said, and unknown.
    fn one_failed(&self, number: PrNumber, problem: &Problem) -> Result<Exit, Problem> {
        let words = Words::new(self.options.language);
        let message = Message::new("app-subject").with("number", Value::Own(number.to_string()));
        let log = &self.outside.console;
        log.log(&format!("{}\n", words.plain(&message)));
        let (lines, _) = failed::sentences(problem, &words);
        // What several come to is one document.
        let format = match self.together.borrow().is_some() {
            true => Format::Text,
            false => self.options.format,
        };
        if let Some(told) = &mut *self.together.borrow_mut() {
            told.push(unreadable(Some(number), lines.join(" ")));
            if self.caller == Caller::Action {
                on_runner::say_one_failed(self.outside, &words.plain(&message), &lines)?;
            }
        } else if self.caller == Caller::Action {
            on_runner::say_failed(self.outside, problem, "app-failed-title");
        }
        Ok(failed::tell(self.outside, format, problem))
    }

    /// What several subjects came to, where it is one text for all: outputs and JSON.
    fn hand_over_together(&self) -> Result<(), Problem> {
        let Some(all) = self.together.take() else {
            return Ok(());
        };
        if self.options.format == Format::Json {
            let documents: Vec<_> = all.iter().map(|told| &told.document).collect();
            self.outside.console.json(&json!(documents))?;
        }
        if self.caller == Caller::Action {
            on_runner::say_together(self.outside, &all)?;
        }
        Ok(())
    }
}

/// A subject of which nothing is known but what went wrong.
fn unreadable(number: Option<PrNumber>, problem: String) -> Told {
    let decision = Outcome::Unknown;
    Told {
        outcome: decision,
        reasons: json!([]),
        evidence: None,
        document: json!({
            "decision": decision.word(),
            "pull_request": number,
            "problem": problem,
        }),
    }
}

/// The ending that most needs attention.
fn gravest(endings: &[Exit]) -> Exit {
    let order = [
        Exit::Internal,
        Exit::Usage,
        Exit::InvalidPolicy,
        Exit::Unreadable,
        Exit::NotPublished,
        Exit::NoGo,
        Exit::Unknown,
        Exit::Hold,
    ];
    order
        .into_iter()
        .find(|exit| endings.contains(exit))
        .unwrap_or(Exit::Go)
}
