//! A pretended GitHub on a local port: it has a state, keeps GitHub's rules and can go wrong on
//! purpose. Tests tell it a story, run the product against [`Github::origin`], and look at what
//! has become of the state and at what has been asked.
//!
//! ```text
//! let github = FakeGithub::start();
//! let shop = github.repository("acme/shop");
//! shop.file_on("main", ".github/gonogo.yml", "version: 1");
//! shop.open_pull_request(7).by("bob").described("- [ ] tested");
//! github.on("POST", "/repos/*/*/issues/7/comments").nth(1).fails(Fault::AnswerLost);
//! github.on_operation("pulls/get").nth(2).before(|github| {
//!     github.repository("acme/shop").push_to_pull_request(7, &[("late.txt", "x")]);
//! });
//! // … run the product with `github.origin()` and `github.job_token()` …
//! assert_eq!(shop.comments(7).len(), 1);
//! assert!(github.requests().len() <= 15);
//! ```
//!
//! Every request and every answer is held against GitHub's own description (see `contract`);
//! whoever drops a [`FakeGithub`] with a violation fails. Other test targets include the module
//! with `#[path = "../integration/fake_github/mod.rs"] mod fake_github;`.

pub(crate) mod api;
pub(crate) mod contract;
pub(crate) mod model;
pub(crate) mod story;
pub(crate) mod wire;

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::Timestamp;

use model::State;
use wire::call::Incoming;
use wire::log::{Log, Logged, longest_chain};
use wire::pace::{Pace, Pacemaker};
use wire::script::{Line, Script};
use wire::standing::{Pretended, Silence, Standing};

/// The running fake; it ends, and is held to the contract, when it is dropped.
pub(crate) type FakeGithub = Standing<Github>;

/// A hand on the fake that may be copied into hooks and threads.
#[derive(Clone)]
pub(crate) struct Github {
    inner: Arc<Inner>,
}

struct Inner {
    origin: String,
    state: Mutex<State>,
    log: Mutex<Log>,
    scripts: Mutex<Vec<Script>>,
    violations: Mutex<Vec<String>>,
    pacemaker: Pacemaker,
    silence: Silence,
}

impl Pretended for Github {
    const BROKEN: &'static str = "against GitHub's contract";

    /// At 14:00 UTC on Friday 20 November 2026.
    fn at(origin: String) -> Self {
        let now: Timestamp = "2026-11-20T14:00:00Z".parse().expect("an instant");
        Self {
            inner: Arc::new(Inner {
                origin,
                state: Mutex::new(State::new(now)),
                log: Mutex::default(),
                scripts: Mutex::default(),
                violations: Mutex::default(),
                pacemaker: Pacemaker::default(),
                silence: Silence::default(),
            }),
        }
    }

    fn violations(&self) -> Vec<String> {
        let sound = !self.inner.state.is_poisoned();
        assert!(sound, "the fake GitHub itself has panicked");
        self.take_violations()
    }
}

/// What a test asks afterwards.
impl Github {
    /// Scheme, host and port: the value for `GITHUB_API_URL`.
    pub(crate) fn origin(&self) -> &str {
        &self.inner.origin
    }

    /// Whether GraphQL tells of several files in one answer. It does, until this is said.
    pub(crate) fn tells_files_together(&self, together: bool) {
        self.state().no_files_in_graphql = !together;
    }

    /// Lists no more of a commit's paths at once, instead of 100,000.
    pub(crate) fn cuts_trees_after(&self, paths: usize) {
        self.state().longest_tree = paths;
    }

    /// All requests so far, in the order of their arrival.
    pub(crate) fn requests(&self) -> Vec<Logged> {
        self.log().requests().to_vec()
    }

    /// The requests that ask for a change, whether or not they were granted; questions in GraphQL
    /// are none.
    pub(crate) fn writes(&self) -> Vec<Logged> {
        let mut requests = self.requests();
        requests.retain(|request| {
            request.method != "GET" && request.operation.as_deref() != Some("graphql")
        });
        requests
    }

    /// How often the client waited for an answer before it went on: the longest chain of requests
    /// in which each began after the one before it was answered. Only exact with
    /// [`Github::answer_in_rounds`].
    pub(crate) fn round_trips(&self) -> usize {
        longest_chain(&self.requests())
    }

    /// Forgets the requests so far, so that a second run is counted alone.
    pub(crate) fn forget_requests(&self) {
        self.log().clear();
    }

    /// What broke the contract so far; taking it away means it was meant.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        std::mem::take(&mut *self.inner.violations.lock().expect("no panic while locked"))
    }
}

/// What a test arranges beforehand, beside the story itself.
impl Github {
    /// Sets the clock of the state: when the next event happens.
    pub(crate) fn at(&self, instant: &str) {
        self.state().clock = instant.parse().expect("the test gives an RFC 3339 instant");
    }

    /// Sets what the `Date` header says; otherwise it is the real time.
    pub(crate) fn date_header_says(&self, instant: &str) {
        let instant = instant.parse().expect("the test gives an RFC 3339 instant");
        self.state().date_header = Some(instant);
    }

    /// Leaves this many requests until the primary rate limit is used up.
    pub(crate) fn requests_left(&self, left: u64) {
        let mut state = self.state();
        state.rate.used = state.rate.limit.saturating_sub(left);
    }

    /// Holds answers until nothing has arrived for 40 ms, so that requests sent together are
    /// answered together and round trips can be counted.
    pub(crate) fn answer_in_rounds(&self) {
        let quiet = Duration::from_millis(40);
        self.inner.pacemaker.set(Pace::WhenQuietFor(quiet));
    }

    /// Lets every answer take so long, as over a slow network: for measurements.
    pub(crate) fn answer_after(&self, delay: Duration) {
        self.inner.pacemaker.set(Pace::After(delay));
    }

    /// What tells that a request has come that gets no answer in any time.
    pub(crate) fn silence(&self) -> &Silence {
        &self.inner.silence
    }

    /// Begins a line of the script for a method and a path: `*` is one piece, `**` any number.
    pub(crate) fn on(&self, method: &str, path: &str) -> Line<'_> {
        Line::on_path(self, method, path)
    }

    /// Forgets the script: from now on nothing goes wrong.
    pub(crate) fn recover(&self) {
        self.scripts().clear();
    }

    /// Begins a line of the script for one of GitHub's operations, such as `pulls/get`.
    pub(crate) fn on_operation(&self, operation: &str) -> Line<'_> {
        Line::on_operation(self, operation)
    }
}

/// What the parts of the fake share.
impl Github {
    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().expect("no panic while locked")
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.inner.log.lock().expect("no panic while locked")
    }

    fn scripts(&self) -> MutexGuard<'_, Vec<Script>> {
        self.inner.scripts.lock().expect("no panic while locked")
    }

    fn pacemaker(&self) -> &Pacemaker {
        &self.inner.pacemaker
    }

    fn add_script(&self, script: Script) {
        self.scripts().push(script);
    }

    fn violated(&self, violation: String) {
        self.inner
            .violations
            .lock()
            .expect("no panic while locked")
            .push(violation);
    }

    fn note_arrival(&self, incoming: &Incoming, operation: Option<String>) -> usize {
        let state = self.state();
        let token = incoming
            .secret()
            .and_then(|secret| state.tokens.get(secret));
        let login = token.map(|token| token.identity.login());
        self.pacemaker().arrived();
        self.log().arrived(incoming, operation, login)
    }

    fn note_answer(&self, number: usize, status: u16) {
        self.log().answered(number, status);
    }
}
