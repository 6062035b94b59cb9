//! What a service under watch exports: the text of `/metrics`, set by the test.

use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::service::Service;

/// A running exporter. Dropped, it is a service that is down.
pub(crate) struct Exporter {
    text: Arc<Mutex<String>>,
    service: Service,
}

impl Exporter {
    /// Starts with this text, in Prometheus' exposition format.
    pub(crate) fn start(text: &str) -> Self {
        let text = Arc::new(Mutex::new(text.to_owned()));
        let router = Router::new()
            .route("/metrics", get(shown))
            .with_state(Arc::clone(&text));
        Self {
            text,
            service: Service::start(router),
        }
    }

    /// Exports this from now on.
    pub(crate) fn set(&self, text: &str) {
        text.clone_into(&mut self.text.lock().unwrap());
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.service.port()
    }
}

/// Now, in seconds since 1970.
pub(crate) fn now() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.unwrap().as_secs()
}

/// A line of a sample that is already so many seconds old. Prometheus takes the time over.
pub(crate) fn aged(series: &str, value: &str, seconds: u64) -> String {
    format!("{series} {value} {}000\n", now() - seconds)
}

async fn shown(State(text): State<Arc<Mutex<String>>>) -> String {
    text.lock().unwrap().clone()
}
