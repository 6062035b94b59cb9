//! What else a policy may name: a proxy that wants a token, a server that is slow, one that dies.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::client::Call;
use crate::service::Service;

/// A proxy before another server that lets through who shows the token.
pub(crate) fn bearer_proxy(upstream: u16, token: &str) -> Service {
    let expected: Arc<str> = format!("Bearer {token}").into();
    let router = Router::new()
        .fallback(through)
        .with_state((upstream, expected));
    Service::start(router)
}

async fn through(
    State((upstream, expected)): State<(u16, Arc<str>)>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    if text("authorization") != Some(&*expected) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut call = Call {
        method: head.method.to_string(),
        target: head.uri.to_string(),
        body: to_bytes(body, 1 << 20).await.unwrap().to_vec(),
        ..Call::default()
    };
    if let Some(media_type) = text("content-type") {
        call = call.header("content-type", media_type);
    }
    let patience = Duration::from_secs(10);
    let asked = tokio::task::spawn_blocking(move || call.send(upstream, patience));
    match asked.await.unwrap() {
        Ok(reply) => {
            let status = StatusCode::from_u16(reply.status).unwrap();
            (status, [("content-type", "application/json")], reply.body).into_response()
        }
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}

/// A server that answers `{}`, but not for this long.
pub(crate) fn slow(pause: Duration) -> Service {
    Service::start(Router::new().fallback(async move || {
        tokio::time::sleep(pause).await;
        "{}"
    }))
}

/// A server that promises an answer and breaks off in the middle, every time.
pub(crate) struct Dying {
    port: u16,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Dying {
    /// Starts it.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                break_off(stream.unwrap());
            }
        });
        Self {
            port,
            stopped,
            thread: Some(thread),
        }
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Dying {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // It waits for a connection; this is the last one.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn break_off(mut stream: TcpStream) {
    let half = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n\
                {\"status\":\"success\",\"data\":{\"resultTy";
    // Whoever has gone already does not see it break.
    let _ = stream.read(&mut [0; 4096]);
    let _ = stream.write_all(half.as_bytes());
}
