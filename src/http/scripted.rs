//! A server for tests that answers as a script says, faults included, and remembers what it was
//! asked; and a pause that only writes down how long it would have been.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use super::options::{HttpOptions, Limits, Pause};
use super::{HttpClient, Request, Trust};

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// Names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given == name)?;
        Some(&found.1)
    }

    /// Method and target in one line.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// A whole answer.
    Reply {
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    },
    /// These bytes, then the end.
    Raw(Vec<u8>),
    /// Another answer, so much later.
    Late(Duration, Box<Answer>),
    /// Nothing, for ever.
    Hang,
    /// The head and half of the body, then nothing, for ever.
    Stall,
    /// The connection is torn down (RST).
    Reset,
    /// The connection is closed without a word.
    Close,
}

impl Answer {
    pub(crate) fn status(status: u16) -> Self {
        Self::with(status, &[], "")
    }

    pub(crate) fn json(body: impl Into<String>) -> Self {
        Self::with(200, &[("content-type", "application/json")], &body.into())
    }

    pub(crate) fn with(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self::Reply {
            status,
            headers: headers.iter().map(owned).collect(),
            body: body.as_bytes().to_vec(),
        }
    }

    /// How long a test waits for it: briefly for what never comes.
    pub(crate) fn patience(&self) -> Duration {
        match self {
            Self::Hang | Self::Stall => Duration::from_millis(40),
            _ => Duration::from_secs(10),
        }
    }

    /// The start of an answer that promises more than comes.
    pub(crate) fn truncated() -> Self {
        Self::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"id\":1".to_vec())
    }
}

type Script = Arc<dyn Fn(&Received, usize) -> Answer + Send + Sync>;

/// A server on a loopback port. It ends with the test's runtime.
pub(crate) struct Server {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// Answers the first request with the first answer and so on; the last one is repeated.
    pub(crate) async fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers: Vec<Answer> = answers.into_iter().collect();
        Self::start(move |_, index| {
            let last = answers.len().saturating_sub(1);
            answers[index.min(last)].clone()
        })
        .await
    }

    /// Answers each request by a function of it and of how many came before.
    pub(crate) async fn start(
        script: impl Fn(&Received, usize) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let (script, log): (Script, _) = (Arc::new(script), Arc::clone(&received));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&script), Arc::clone(&log)));
            }
        });
        Self { port, received }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://127.0.0.1:{}{path}", self.port)).unwrap()
    }

    pub(crate) fn get(&self, path: &str) -> Request {
        Request::get(self.url(path), Trust::Configured)
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.received().iter().map(Received::line).collect()
    }
}

async fn serve(mut stream: TcpStream, script: Script, log: Arc<Mutex<Vec<Received>>>) {
    let Some(received) = read_request(&mut stream).await else {
        return;
    };
    let answer = {
        let mut log = log.lock().unwrap();
        log.push(received.clone());
        script(&received, log.len() - 1)
    };
    let answer = match answer {
        Answer::Late(after, answer) => {
            tokio::time::sleep(after).await;
            *answer
        }
        answer => answer,
    };
    match answer {
        Answer::Reply {
            status,
            headers,
            body,
        } => {
            let mut head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\n");
            if status != 204 && status != 304 {
                head.push_str(&format!("content-length: {}\r\n", body.len()));
            }
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            head.push_str("\r\n");
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&body).await;
            let _ = stream.shutdown().await;
        }
        Answer::Raw(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Answer::Hang | Answer::Late(..) => std::future::pending().await,
        Answer::Stall => {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345")
                .await;
            std::future::pending().await
        }
        Answer::Reset => {
            let _ = stream.set_zero_linger();
        }
        Answer::Close => {}
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(bytes.get(..head_end)?).into_owned();
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(0);
    let mut body = bytes.split_off(head_end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some(Received {
        method,
        target,
        headers,
        body,
    })
}

/// Writes down pauses instead of making them.
#[derive(Clone, Default)]
pub(crate) struct RecordedPause(Arc<Mutex<Vec<Duration>>>);

impl RecordedPause {
    pub(crate) fn seconds(&self) -> Vec<f64> {
        let lengths = self.0.lock().unwrap();
        lengths.iter().map(Duration::as_secs_f64).collect()
    }
}

impl Pause for RecordedPause {
    fn pause(&self, length: Duration) -> BoxFuture<'_, ()> {
        self.0.lock().unwrap().push(length);
        Box::pin(std::future::ready(()))
    }
}

/// Options with short limits, no real waiting, and the pauses that would have been made.
pub(crate) fn options() -> (HttpOptions, RecordedPause) {
    let pause = RecordedPause::default();
    let options = HttpOptions {
        limits: Limits {
            request: Duration::from_secs(10),
            body: 64 * 1024,
            ..Limits::default()
        },
        pause: Arc::new(pause.clone()),
        ..HttpOptions::default()
    };
    (options, pause)
}

/// A client with those options.
pub(crate) fn client() -> (HttpClient, RecordedPause) {
    let (options, pause) = options();
    (HttpClient::new(&options).unwrap(), pause)
}
