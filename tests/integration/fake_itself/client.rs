//! A client that hides nothing: one connection per request, and the answer as it came.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::fake_github::Github;

/// Asks the fake on behalf of a token.
#[derive(Clone)]
pub(crate) struct Client {
    address: String,
    headers: Vec<(String, String)>,
    patience: Duration,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Client {
    pub(crate) fn anonymous(github: &Github) -> Self {
        let address = github.origin().trim_start_matches("http://").to_owned();
        let client = Self {
            address,
            headers: Vec::new(),
            patience: Duration::from_secs(60),
        };
        client
            .with("user-agent", "test")
            .with("accept", "application/vnd.github+json")
            .with("x-github-api-version", "2022-11-28")
    }

    pub(crate) fn new(github: &Github, token: &str) -> Self {
        Self::anonymous(github).with("authorization", &format!("Bearer {token}"))
    }

    /// The same client with another value of a header; an empty one leaves it out.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The same client, giving up when nothing comes for that long.
    pub(crate) fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None)
    }

    pub(crate) fn send(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        self.try_send(method, path, body).expect("an answer comes")
    }

    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> io::Result<Reply> {
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let path = path
            .strip_prefix(&format!("http://{}", self.address))
            .unwrap_or(path);
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\r\n");
        }
        text += &format!(
            "connection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(self.patience))?;
        stream.write_all(text.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        read_reply(&answer)
    }
}

fn read_reply(answer: &[u8]) -> io::Result<Reply> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let status = status
        .and_then(|status| status.parse().ok())
        .ok_or(io::ErrorKind::InvalidData)?;
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let body = answer[end + 4..].to_vec();
    let reply = Reply {
        status,
        headers,
        body,
    };
    let announced = reply
        .header("content-length")
        .and_then(|length| length.parse().ok());
    if announced.is_some_and(|announced: usize| announced > reply.body.len()) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(reply)
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// The address of a relation in the `Link` header.
    pub(crate) fn link(&self, relation: &str) -> Option<String> {
        let wanted = format!("rel=\"{relation}\"");
        self.header("link")?.split(", ").find_map(|part| {
            let (address, said) = part.split_once("; ")?;
            (said == wanted).then(|| address.trim_matches(['<', '>']).to_owned())
        })
    }
}
