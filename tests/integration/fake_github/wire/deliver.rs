//! From an answer to bytes on the wire, in the manner that the script asks for.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use futures_util::stream;

use super::answer::{Answer, Payload};
use super::server::Control;

/// How an answer goes out.
pub(crate) enum Manner {
    Whole,
    Truncated,
    Drip(Duration),
    Reset,
}

/// An answer and the way it goes out.
pub(crate) struct Delivery {
    pub(crate) answer: Answer,
    pub(crate) manner: Manner,
}

pub(super) fn deliver(delivery: Delivery, control: &Control) -> Response {
    let Delivery { answer, manner } = delivery;
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    let (media_type, bytes) = match answer.payload {
        Payload::Empty => (None, Vec::new()),
        Payload::Json(body) => (
            Some("application/json; charset=utf-8"),
            body.to_string().into_bytes(),
        ),
        Payload::Raw { media_type, bytes } => (Some(media_type), bytes),
    };
    if let Some(media_type) = media_type {
        response = response.header("content-type", media_type);
    }
    let announced = bytes.len();
    let body = match manner {
        Manner::Whole => Body::from(bytes),
        Manner::Reset => {
            control.reset();
            Body::empty()
        }
        Manner::Truncated => {
            response = response.header("content-length", announced + 1);
            truncated(bytes)
        }
        Manner::Drip(pause) => {
            response = response.header("content-length", announced);
            dripping(bytes, pause)
        }
    };
    response
        .body(body)
        .expect("the headers of the fake are valid")
}

fn truncated(mut bytes: Vec<u8>) -> Body {
    bytes.truncate(bytes.len() / 2);
    let broken = std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    Body::from_stream(stream::iter([Ok(Bytes::from(bytes)), Err(broken)]))
}

/// In 64 pieces at most: slow enough for any patience, and soon done where the pause is short.
fn dripping(bytes: Vec<u8>, pause: Duration) -> Body {
    let size = bytes.len().div_ceil(64).max(1);
    let pieces: Vec<Bytes> = bytes.chunks(size).map(Bytes::copy_from_slice).collect();
    Body::from_stream(stream::unfold(
        pieces.into_iter(),
        move |mut left| async move {
            let piece = left.next()?;
            tokio::time::sleep(pause).await;
            Some((Ok::<_, std::io::Error>(piece), left))
        },
    ))
}
