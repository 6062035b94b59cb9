//! What arrived, in which order, and what had to wait for what.

use serde_json::Value;

use super::call::Incoming;

/// One request as a test wants to see it; the token is left out.
#[derive(Clone, Debug)]
pub(crate) struct Logged {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    /// Names in lower case, without `authorization`.
    pub(crate) headers: Vec<(String, String)>,
    /// Whether any credential came along.
    pub(crate) authorized: bool,
    /// The login that the token stands for, if the fake knows it.
    pub(crate) login: Option<String>,
    /// The body if it was JSON.
    pub(crate) body: Value,
    /// GitHub's name for the operation, if the contract knows it.
    pub(crate) operation: Option<String>,
    /// The tick of arrival: arrivals and answers share one row of ticks.
    pub(crate) started: u64,
    /// The tick of the answer; none while the client waits or when it never got one.
    pub(crate) ended: Option<u64>,
    /// The status that was answered.
    pub(crate) status: Option<u16>,
}

/// All requests, in the order of their arrival.
#[derive(Default)]
pub(crate) struct Log {
    requests: Vec<Logged>,
    ticks: u64,
}

impl Log {
    /// Notes an arrival; the number identifies the request from now on.
    pub(crate) fn arrived(
        &mut self,
        incoming: &Incoming,
        operation: Option<String>,
        login: Option<String>,
    ) -> usize {
        let headers = incoming
            .headers
            .iter()
            .filter(|(name, _)| name != "authorization");
        self.ticks += 1;
        self.requests.push(Logged {
            method: incoming.method.clone(),
            path: incoming.path.clone(),
            query: incoming.query.clone(),
            headers: headers.cloned().collect(),
            authorized: incoming.header("authorization").is_some(),
            login,
            body: serde_json::from_slice(&incoming.body).unwrap_or(Value::Null),
            operation,
            started: self.ticks,
            ended: None,
            status: None,
        });
        self.requests.len() - 1
    }

    /// Notes the answer.
    pub(crate) fn answered(&mut self, number: usize, status: u16) {
        self.ticks += 1;
        if let Some(request) = self.requests.get_mut(number) {
            request.ended = Some(self.ticks);
            request.status = Some(status);
        }
    }

    pub(crate) fn requests(&self) -> &[Logged] {
        &self.requests
    }

    /// Forgets what has been, so that the next run is counted alone.
    pub(crate) fn clear(&mut self) {
        self.requests.clear();
    }
}

/// The longest chain of requests in which each began after the one before it had been answered.
pub(crate) fn longest_chain(requests: &[Logged]) -> usize {
    let mut lengths: Vec<usize> = Vec::new();
    for request in requests {
        let before = requests
            .iter()
            .zip(&lengths)
            .filter(|(earlier, _)| earlier.ended.is_some_and(|ended| ended < request.started));
        lengths.push(1 + before.map(|(_, length)| *length).max().unwrap_or(0));
    }
    lengths.into_iter().max().unwrap_or(0)
}
