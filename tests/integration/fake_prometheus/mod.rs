//! A pretended Prometheus on a local port: it knows what each query finds, keeps the rules of the
//! HTTP API, can demand credentials, writes down what it is asked and can go wrong on purpose. It
//! also has JSON documents, as other servers of figures do. Socket, delivery and faults are those
//! of the pretended GitHub.
//!
//! ```text
//! let prometheus = FakePrometheus::start();
//! prometheus.at(1_795_168_409.913);
//! prometheus.finds("sum(errors)", &[Sample::of("12")]);
//! prometheus.finds("up", &[Sample::of("1").label("job", "shop")]);
//! prometheus.demands("authorization", "Bearer s3cret");
//! prometheus.fails_for("sum(errors)", Fault::status(503));
//! // … run the product with `allow-hosts: prometheus.host()` and `url: prometheus.origin()` …
//! assert_eq!(prometheus.asked().len(), 2);
//! ```
//!
//! A query that nobody told it about finds nothing, as in the real one. Of the language it knows one
//! thing: parts that carry a label each, joined by `or`, find what each of them finds. Whatever is asked in another
//! way than the API has it, or with a time of the asker's own, is a violation; whoever drops a
//! [`FakePrometheus`] with one fails.

mod joined;
mod question;
mod sample;
mod state;

use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::fake_github::wire::call::Incoming;
use crate::fake_github::wire::deliver::Delivery;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::server::Answering;
use crate::fake_github::wire::standing::{Pretended, Silence, Standing, deliver_with};
pub(crate) use question::{Asked, QUERY};
pub(crate) use sample::Sample;
use state::{About, State, Trouble};

/// The running fake, which at first knows nothing; it ends, and is held to the API's rules, when it is dropped.
pub(crate) type FakePrometheus = Standing<Prometheus>;

/// A hand on the fake that may be copied.
#[derive(Clone)]
pub(crate) struct Prometheus {
    origin: String,
    state: Arc<Mutex<State>>,
    silence: Silence,
}

impl Pretended for Prometheus {
    const BROKEN: &'static str = "Prometheus is asked in another way";

    fn at(origin: String) -> Self {
        Self {
            origin,
            state: Arc::default(),
            silence: Silence::default(),
        }
    }

    fn violations(&self) -> Vec<String> {
        self.take_violations()
    }
}

impl Prometheus {
    /// Its base address; any path behind it is taken for a prefix.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port: the value for `allow-hosts`.
    pub(crate) fn host(&self) -> String {
        let host = self.origin.strip_prefix("http://");
        host.unwrap_or_default().to_owned()
    }

    /// It is this late, in seconds since 1970, by its own clock.
    pub(crate) fn at(&self, seconds: f64) -> &Self {
        self.state().now = seconds;
        self
    }

    /// A query finds these series.
    pub(crate) fn finds(&self, query: &str, series: &[Sample]) -> &Self {
        let result: Vec<Value> = series.iter().map(Sample::shown).collect();
        self.answers(query, "vector", json!(result))
    }

    /// A query is worked out to one number without labels.
    pub(crate) fn scalar(&self, query: &str, value: &str) -> &Self {
        self.answers(query, "scalar", json!([null, value]))
    }

    /// A query is answered by a result of this type; `null` stands for the server's own time.
    pub(crate) fn answers(&self, query: &str, kind: &str, result: Value) -> &Self {
        let data = json!({ "resultType": kind, "result": result });
        self.state().found.insert(query.to_owned(), data);
        self
    }

    /// The newest sample of a selector is from then, in seconds since 1970: what a query about its
    /// `timestamp()` finds.
    pub(crate) fn newest(&self, selector: &str, seconds: f64) -> &Self {
        self.state().newest.insert(selector.to_owned(), seconds);
        self
    }

    /// Nobody has written anything to a selector.
    pub(crate) fn forgets(&self, selector: &str) -> &Self {
        self.state().newest.remove(selector);
        self
    }

    /// Every answer says this about itself.
    pub(crate) fn warns(&self, warning: &str) -> &Self {
        self.state().warnings.push(warning.to_owned());
        self
    }

    /// A JSON document at a path, to be got.
    pub(crate) fn has(&self, path: &str, document: &str) -> &Self {
        let mut state = self.state();
        state.documents.insert(path.to_owned(), document.to_owned());
        drop(state);
        self
    }

    /// It answers only who shows this header.
    pub(crate) fn demands(&self, header: &str, value: &str) -> &Self {
        self.state().credential = Some((header.to_owned(), value.to_owned()));
        self
    }

    /// It is behind a proxy that lets no POST through.
    pub(crate) fn only_get(&self) -> &Self {
        self.state().only_get = true;
        self
    }

    /// Every question is answered like this.
    pub(crate) fn fails(&self, fault: Fault) {
        self.trouble(About::Everything, usize::MAX, fault);
    }

    /// The next so many questions are answered like this.
    pub(crate) fn fails_first(&self, count: usize, fault: Fault) {
        self.trouble(About::Everything, count, fault);
    }

    /// Every question with this query, or for this document, is answered like this.
    pub(crate) fn fails_for(&self, query: &str, fault: Fault) {
        self.trouble(About::One(query.to_owned()), usize::MAX, fault);
    }

    /// Every question that asks several things at once is answered like this.
    pub(crate) fn fails_for_joined(&self, fault: Fault) {
        self.trouble(About::Joined, usize::MAX, fault);
    }

    fn trouble(&self, about: About, left: usize, fault: Fault) {
        let trouble = Trouble { about, left, fault };
        self.state().troubles.push(trouble);
    }

    /// The questions so far, in the order of their arrival.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.state().asked.clone()
    }

    /// What tells that a question has come that gets no answer in any time.
    pub(crate) fn silence(&self) -> &Silence {
        &self.silence
    }

    /// What was asked in another way than the API has it; taking it away means it was meant.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        std::mem::take(&mut self.state().violations)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic while locked")
    }

    fn fault(&self, asked: &Asked) -> Option<Fault> {
        let mut state = self.state();
        let meant = |trouble: &&mut Trouble| trouble.left > 0 && trouble.about.is(asked);
        let trouble = state.troubles.iter_mut().find(meant)?;
        trouble.left -= 1;
        Some(trouble.fault.clone())
    }
}

impl Answering for Prometheus {
    async fn exchange(&self, incoming: Incoming) -> Delivery {
        let (asked, violations) = Asked::read(&incoming);
        {
            let mut state = self.state();
            state.violations.extend(violations);
            state.asked.push(asked.clone());
        }
        let answer = || self.state().answer(&asked);
        deliver_with(self.fault(&asked), &self.silence, answer).await
    }
}
