//! The socket: one thread with its own runtime, and connections that can be reset on demand.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderValue;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::call::Incoming;
use super::deliver::{self, Delivery};

/// More than anything the product may send.
const BODY_LIMIT: usize = 16 << 20;

/// What stands behind a socket.
pub(crate) trait Answering: Clone + Send + Sync + 'static {
    /// Takes a request and says what goes out for it.
    fn exchange(&self, incoming: Incoming) -> impl Future<Output = Delivery> + Send;
}

/// Serves until the sender of `stop` is used or dropped; open connections end with the thread.
pub(crate) fn start<Behind: Answering>(
    listener: std::net::TcpListener,
    behind: Behind,
    stop: oneshot::Receiver<()>,
) -> JoinHandle<()> {
    listener
        .set_nonblocking(true)
        .expect("a fresh socket takes options");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime can be made").block_on(async {
            let listener = TcpListener::from_std(listener).expect("the socket is non-blocking");
            let service = Router::new()
                .fallback(handle::<Behind>)
                .with_state(behind)
                .into_make_service_with_connect_info::<Control>();
            tokio::select! {
                _ = axum::serve(Resettable(listener), service).into_future() => {}
                _ = stop => {}
            }
        });
    })
}

async fn handle<Behind: Answering>(
    State(behind): State<Behind>,
    ConnectInfo(control): ConnectInfo<Control>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let query = head.uri.query().unwrap_or_default();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into();
    let headers = head.headers.iter();
    let incoming = Incoming {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect(),
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body: body.to_vec(),
    };
    deliver::deliver(behind.exchange(incoming).await, &control)
}

/// The hand on one connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Control(Arc<AtomicBool>);

impl Control {
    /// Instead of the answer the client sees the connection reset.
    pub(super) fn reset(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Connected<IncomingStream<'_, Resettable>> for Control {
    fn connect_info(stream: IncomingStream<'_, Resettable>) -> Self {
        stream.remote_addr().clone()
    }
}

struct Resettable(TcpListener);

impl Listener for Resettable {
    type Io = Connection;
    type Addr = Control;

    async fn accept(&mut self) -> (Connection, Control) {
        loop {
            if let Ok((stream, _)) = self.0.accept().await {
                let control = Control::default();
                return (
                    Connection {
                        stream,
                        control: control.clone(),
                    },
                    control,
                );
            }
        }
    }

    fn local_addr(&self) -> io::Result<Control> {
        Ok(Control::default())
    }
}

struct Connection {
    stream: TcpStream,
    control: Control,
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.control.0.load(Ordering::SeqCst) {
            self.stream.set_zero_linger()?;
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// A socket on this machine only; port 0 takes any that is free.
pub(crate) fn listen(port: u16) -> std::net::TcpListener {
    std::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port)))
        .expect("a local port can be bound")
}
