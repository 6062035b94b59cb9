//! Which events start gonogo, and which it misses.

use super::super::rules::Both;
use super::super::{Asks, Check, Seen, Verdict, code, tags};
use super::filters::{self, Reach};
use super::model::Trigger;
use super::{Shop, Step, Workflow};
use crate::locale::{Message, Value};

const ID: &str = "workflow/trigger";

/// Everything about a pull request that can change a decision.
const KINDS: [&str; 8] = [
    "opened",
    "synchronize",
    "reopened",
    "edited",
    "labeled",
    "unlabeled",
    "ready_for_review",
    "converted_to_draft",
];

/// What GitHub takes where a workflow names no kinds (GitHub docs, "Events that trigger workflows").
const BY_ITSELF: [&str; 3] = ["opened", "synchronize", "reopened"];

/// What a comment can do; a veto that is deleted stands, a go that is edited ends.
const COMMENT_KINDS: [&str; 3] = ["created", "edited", "deleted"];

/// The events that start gonogo, or one of its workflows.
pub(super) struct Events(Vec<Trigger>);

impl Events {
    /// Those of the workflows that decide, and of those that call them.
    pub(super) fn of(shop: &Shop) -> Self {
        let mut events = Self(Vec::new());
        for (workflow, _, _) in shop.deciding() {
            events.0.extend(Self::of_workflow(shop, workflow).0);
        }
        events
    }

    /// Those of one workflow, and of those that call it.
    pub(super) fn of_workflow(shop: &Shop, workflow: &Workflow) -> Self {
        let starters = shop.starters(workflow).into_iter();
        let triggers = starters.flat_map(|starter| &starter.triggers);
        let events = triggers.filter(|trigger| trigger.event != "workflow_call");
        Self(events.cloned().collect())
    }

    /// Whether any of them is there.
    pub(super) fn any(&self, events: &[&str]) -> bool {
        self.0.iter().any(|it| events.contains(&it.event.as_str()))
    }

    /// How much of an event starts gonogo at best; `None` where it is not there.
    fn reach(&self, event: &str, branch: &str) -> Option<Reach> {
        let triggers = self.0.iter().filter(|trigger| trigger.event == event);
        triggers
            .map(|trigger| filters::reach(trigger, branch))
            .max()
    }

    /// Whether anything here starts on tags of this prefix (GitHub docs, "Workflow syntax for GitHub
    /// Actions": a push that only names branches is none of a tag).
    fn on_tags(&self, prefix: &str) -> bool {
        self.0.iter().any(|trigger| match trigger.event.as_str() {
            "release" => true,
            "push" => match trigger.filter("tags") {
                Some(patterns) => patterns.iter().any(|it| tags::name_may_match(it, prefix)),
                None => ["branches", "branches-ignore"]
                    .iter()
                    .all(|name| trigger.filter(name).is_none()),
            },
            _ => false,
        })
    }

    /// The kinds that are missing where an event reaches furthest; `by_itself` is what GitHub takes
    /// where none is named.
    fn missing(
        &self,
        event: &str,
        branch: &str,
        wanted: &[&'static str],
        by_itself: &[&str],
    ) -> Vec<Value> {
        let Some(best) = self.reach(event, branch) else {
            return Vec::new();
        };
        let known = self.0.iter().filter(|trigger| trigger.event == event);
        let known: Vec<&Trigger> = known
            .filter(|trigger| filters::reach(trigger, branch) == best)
            .collect();
        let has = |kind: &str| {
            known.iter().any(|trigger| match &trigger.types {
                Some(kinds) => kinds.iter().any(|known| known == kind),
                None => by_itself.contains(&kind),
            })
        };
        let missing = wanted.iter().filter(|kind| !has(kind));
        missing.map(|kind| code(kind)).collect()
    }
}

/// What is missing.
pub(super) fn checks(seen: &Seen<'_>, shop: &Shop, asks: &Asks) -> Vec<Check> {
    let events = Events::of(shop);
    let branch = seen.branch.as_str();
    let both = Both::of(seen.rules, seen.protection);
    let required = !both.sources_of(&seen.environment.status_name()).is_empty();
    let on_pull_requests = events.any(&["pull_request", "pull_request_target"]);
    let mut checks = Vec::new();
    let mut bad = |verdict, what: Message| checks.push(Check::bad(ID, verdict, what));
    if events.0.is_empty() {
        bad(Verdict::NotKnown, Message::new("doctor-trigger-none"));
        return checks;
    }
    if required && !on_pull_requests {
        bad(
            Verdict::Problem,
            Message::new("doctor-trigger-no-pull-request"),
        );
    }
    if events.any(&["pull_request"]) && !events.any(&["pull_request_target"]) {
        bad(Verdict::Warning, Message::new("doctor-trigger-read-only"));
    }
    for event in ["pull_request_target", "pull_request"] {
        let missing = events.missing(event, branch, &KINDS, &BY_ITSELF);
        // One of the two that has them all is enough.
        let other = event == "pull_request" && events.any(&["pull_request_target"]);
        if let Some(check) = narrowed(&events, event, branch).filter(|_| !other) {
            checks.push(check);
        }
        if !missing.is_empty() && !other {
            let what = Message::new("doctor-trigger-types")
                .with("event", code(event))
                .with("types", missing);
            checks.push(Check::bad(ID, Verdict::Warning, what));
        }
    }
    checks.extend(narrowed(&events, "merge_group", branch));
    let mut bad = |verdict, what: Message| checks.push(Check::bad(ID, verdict, what));
    match both.merge_queue() {
        Some(true) if !events.any(&["merge_group"]) => {
            bad(Verdict::Problem, Message::new("doctor-trigger-merge-group"));
        }
        None if !events.any(&["merge_group"]) => {
            bad(
                Verdict::NotKnown,
                Message::new("doctor-trigger-queue-unknown"),
            );
        }
        _ => {}
    }
    let scheduled = events.any(&["schedule"]);
    if asks.sign_off && !events.any(&["issue_comment"]) {
        // Without either nobody ever hears what people write.
        let verdict = if scheduled {
            Verdict::Warning
        } else {
            Verdict::Problem
        };
        bad(verdict, Message::new("doctor-trigger-comment"));
    }
    let missing = events.missing("issue_comment", branch, &COMMENT_KINDS, &COMMENT_KINDS);
    if asks.sign_off && !missing.is_empty() {
        let what = Message::new("doctor-trigger-types")
            .with("event", code("issue_comment"))
            .with("types", missing);
        bad(Verdict::Warning, what);
    }
    if asks.reviews && on_pull_requests && !events.any(&["pull_request_review"]) {
        bad(Verdict::Warning, Message::new("doctor-trigger-review"));
    }
    if asks.timed && on_pull_requests && !scheduled {
        bad(Verdict::Warning, Message::new("doctor-trigger-schedule"));
    }
    let prefix = asks.prefix();
    let names_tag = |step: &Step| step.input("tag").is_some_and(|tag| !tag.is_empty());
    let named = shop.deciding().any(|(_, _, step)| names_tag(step));
    if asks.tags && !named && !events.on_tags(prefix) {
        let tags = code(&format!("{prefix}*"));
        let what = Message::new("doctor-trigger-tags").with("tags", tags);
        bad(Verdict::Warning, what);
    }
    checks
}

/// What is left out of an event by `branches`, `paths` and their opposites.
fn narrowed(events: &Events, event: &str, branch: &str) -> Option<Check> {
    let said = |id: &'static str| {
        Message::new(id)
            .with("event", code(event))
            .with("branch", code(branch))
    };
    match events.reach(event, branch)? {
        Reach::All => None,
        Reach::Unsure => {
            let what = said("doctor-trigger-filter-unsure");
            Some(Check::bad(ID, Verdict::Warning, what))
        }
        Reach::Part => {
            let what = said("doctor-trigger-filter");
            Some(Check::bad(ID, Verdict::Problem, what))
        }
    }
}
