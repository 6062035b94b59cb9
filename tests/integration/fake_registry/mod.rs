//! A pretended npm registry on a local port: it knows advisories, keeps the rules of npm's bulk
//! question, writes down what it is asked and can go wrong on purpose. Socket, delivery and faults
//! are those of the pretended GitHub.
//!
//! ```text
//! let registry = FakeRegistry::start();
//! registry.advises(Advisory::about("minimist").below("1.2.6").severity("critical"));
//! registry.demands("s3cret");
//! registry.fails_first(1, Fault::status(503));
//! // … run the product with `allow-hosts: registry.host()` and `registry: registry.origin()` …
//! assert_eq!(registry.asked().len(), 1);
//! ```
//!
//! Whatever is asked in another way than npm does is a violation; whoever drops a [`FakeRegistry`]
//! with one fails.

pub(crate) mod advisory;
mod question;

use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Map, Value};

use crate::fake_github::wire::answer::Answer;
use crate::fake_github::wire::call::Incoming;
use crate::fake_github::wire::deliver::Delivery;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::server::Answering;
use crate::fake_github::wire::standing::{Pretended, Silence, Standing, deliver_with};
pub(crate) use advisory::Advisory;
pub(crate) use question::Question;

/// Where npm asks about everything that is installed.
pub(crate) const BULK: &str = "/-/npm/v1/security/advisories/bulk";

/// The running fake, at first with no advisory; it ends, and is held to npm's rules, when it is dropped.
pub(crate) type FakeRegistry = Standing<Registry>;

/// A hand on the fake that may be copied.
#[derive(Clone)]
pub(crate) struct Registry {
    origin: String,
    state: Arc<Mutex<State>>,
    silence: Silence,
}

/// A fault, and the questions that it meets: from the one with this number on, so many of them.
struct Trouble {
    from: usize,
    count: usize,
    fault: Fault,
}

#[derive(Default)]
struct State {
    advisories: Vec<Advisory>,
    token: Option<String>,
    troubles: Vec<Trouble>,
    asked: Vec<Question>,
    violations: Vec<String>,
}

impl Pretended for Registry {
    const BROKEN: &'static str = "npm asks in another way";

    fn at(origin: String) -> Self {
        Self {
            origin: format!("{origin}/"),
            state: Arc::default(),
            silence: Silence::default(),
        }
    }

    fn violations(&self) -> Vec<String> {
        self.take_violations()
    }
}

impl Registry {
    /// Its address, with the slash at its end that npm writes.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port: the value for `allow-hosts`.
    pub(crate) fn host(&self) -> String {
        let host = self.origin.strip_prefix("http://");
        host.unwrap_or_default().trim_end_matches('/').to_owned()
    }

    /// It knows one more advisory.
    pub(crate) fn advises(&self, advisory: Advisory) -> &Self {
        self.state().advisories.push(advisory);
        self
    }

    /// It takes an advisory back.
    pub(crate) fn forget(&self, ghsa: &str) {
        self.state().advisories.retain(|it| it.id() != ghsa);
    }

    /// It answers only who shows this token.
    pub(crate) fn demands(&self, token: &str) -> &Self {
        self.state().token = Some(token.to_owned());
        self
    }

    /// Every question is answered like this.
    pub(crate) fn fails(&self, fault: Fault) {
        self.fails_from(1, usize::MAX, fault);
    }

    /// The first so many questions are answered like this.
    pub(crate) fn fails_first(&self, count: usize, fault: Fault) {
        self.fails_from(1, count, fault);
    }

    fn fails_from(&self, from: usize, count: usize, fault: Fault) {
        let trouble = Trouble { from, count, fault };
        self.state().troubles.push(trouble);
    }

    /// The questions so far, in the order of their arrival.
    pub(crate) fn asked(&self) -> Vec<Question> {
        self.state().asked.clone()
    }

    /// The only question so far.
    #[track_caller]
    pub(crate) fn the_question(&self) -> Question {
        let asked = self.asked();
        assert_eq!(asked.len(), 1, "{asked:#?}");
        asked[0].clone()
    }

    /// Forgets the questions so far, so that a second run is counted alone.
    pub(crate) fn forget_questions(&self) {
        self.state().asked.clear();
    }

    /// What tells that a question has come that gets no answer in any time.
    pub(crate) fn silence(&self) -> &Silence {
        &self.silence
    }

    /// What was asked in another way than npm does; taking it away means it was meant.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        std::mem::take(&mut self.state().violations)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic while locked")
    }

    fn fault(&self) -> Option<Fault> {
        let state = self.state();
        let turn = state.asked.len();
        let meant =
            |trouble: &&Trouble| turn >= trouble.from && turn - trouble.from < trouble.count;
        let trouble = state.troubles.iter().find(meant);
        trouble.map(|trouble| trouble.fault.clone())
    }

    fn answer(&self, question: &Question) -> Answer {
        let state = self.state();
        let shown = question.authorization.as_deref();
        match &state.token {
            Some(token) if shown != Some(&format!("Bearer {token}")) => {
                Answer::error(401, "authentication required")
            }
            _ => Answer::ok(Value::Object(about(&state.advisories, question))),
        }
    }
}

/// Every advisory that at least one of the versions has, by package; clean ones are left out.
fn about(advisories: &[Advisory], question: &Question) -> Map<String, Value> {
    let mut answer = Map::new();
    for (name, versions) in &question.versions {
        let of_package = advisories.iter().filter(|it| it.package == *name);
        let found: Vec<Value> = of_package
            .filter(|it| versions.iter().any(|version| it.concerns(version)))
            .map(Advisory::shown)
            .collect();
        if !found.is_empty() {
            answer.insert(name.clone(), Value::Array(found));
        }
    }
    answer
}

impl Answering for Registry {
    async fn exchange(&self, incoming: Incoming) -> Delivery {
        let (question, violations) = Question::read(&incoming);
        {
            let mut state = self.state();
            state.violations.extend(violations);
            state.asked.push(question.clone());
        }
        let answer = || match incoming.path.as_str() {
            BULK => self.answer(&question),
            _ => Answer::error(404, "Not Found"),
        };
        deliver_with(self.fault(), &self.silence, answer).await
    }
}
