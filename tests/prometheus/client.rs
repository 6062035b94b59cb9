//! The smallest client: one request, one connection, the answer as it came.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Status and body.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
    /// Whether the body is as long as announced.
    pub(crate) whole: bool,
}

impl Call {
    /// A GET.
    pub(crate) fn get(target: impl Into<String>) -> Self {
        Self {
            method: "GET".to_owned(),
            target: target.into(),
            ..Self::default()
        }
    }

    /// The same with one header more.
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Sends it to a port of this machine.
    ///
    /// # Errors
    /// Where nobody listens, or nothing comes for that long.
    pub(crate) fn send(&self, port: u16, patience: Duration) -> io::Result<Reply> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(patience))?;
        // With this version the answer ends with the connection.
        let mut head = format!("{} {} HTTP/1.0\r\n", self.method, self.target);
        head += &format!(
            "host: 127.0.0.1:{port}\r\ncontent-length: {}\r\n",
            self.body.len()
        );
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        stream.write_all(&self.body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        read(&String::from_utf8_lossy(&bytes)).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

fn read(text: &str) -> Option<Reply> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let announced = lines.find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length.then(|| value.parse::<usize>().ok()).flatten()
    });
    Some(Reply {
        status,
        body: body.to_owned(),
        whole: announced.is_none_or(|length| length == body.len()),
    })
}
