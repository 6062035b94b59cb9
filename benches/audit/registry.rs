//! Projects of any size, and a registry that knows them.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

/// A project: every package needs the next three, every tenth is vulnerable.
pub(crate) fn project(size: usize) -> (String, String) {
    let needs = |index: usize| -> String {
        let next = (index + 1..index + 4).filter(|next| *next < size);
        next.map(|next| format!("\"package-{next}\":\"^1.0.0\""))
            .collect::<Vec<_>>()
            .join(",")
    };
    let roots = (0..10).map(|index| format!("\"package-{index}\":\"^1.0.0\""));
    let roots = roots.collect::<Vec<_>>().join(",");
    let mut packages =
        format!("\"\":{{\"name\":\"bench\",\"version\":\"1.0.0\",\"dependencies\":{{{roots}}}}}");
    for index in 0..size {
        let _ = write!(
            packages,
            ",\"node_modules/package-{index}\":{{\"version\":\"1.0.{}\",\"resolved\":\"https://registry.npmjs.org/package-{index}/-/package-{index}-1.0.{}.tgz\",\"dependencies\":{{{}}}}}",
            index % 7,
            index % 7,
            needs(index)
        );
    }
    let manifest =
        format!("{{\"name\":\"bench\",\"version\":\"1.0.0\",\"dependencies\":{{{roots}}}}}");
    let lockfile = format!(
        "{{\"name\":\"bench\",\"version\":\"1.0.0\",\"lockfileVersion\":3,\"requires\":true,\"packages\":{{{packages}}}}}"
    );
    (manifest, lockfile)
}

/// A registry that tells of the same advisories whoever asks, and describes every package.
pub(crate) fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    format!("http://127.0.0.1:{port}/")
}

/// Answers one connection until it is closed.
fn answer(stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).ok()? == 0 {
            return None;
        }
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let path = first.split(' ').nth(1)?.trim_start_matches('/');
        let (size, path) = path.split_once('/')?;
        let body = match first.starts_with("POST") {
            true => advisories(size.parse().ok()?),
            false => packument(path),
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        // In one piece: two would wait for each other on the wire.
        stream.write_all((head + &body).as_bytes()).ok()?;
    }
}

fn advisories(size: usize) -> String {
    let one = |index: usize| {
        format!(
            "\"package-{index}\":[{{\"id\":{index},\"url\":\"https://github.com/advisories/GHSA-{index:04}-aaaa-bbbb\",\"title\":\"Something\",\"severity\":\"high\",\"vulnerable_versions\":\"<1.1.0\",\"cwe\":[],\"cvss\":{{\"score\":7.5,\"vectorString\":null}}}}]"
        )
    };
    let all = (0..size).step_by(10).map(one).collect::<Vec<_>>().join(",");
    format!("{{{all}}}")
}

/// Forty versions, of which the last two need what is mended.
fn packument(name: &str) -> String {
    let index: usize = name.trim_start_matches("package-").parse().unwrap_or(0);
    let needs = |range: &str| {
        let next = (index + 1..index + 4).map(|next| format!("\"package-{next}\":\"{range}\""));
        next.collect::<Vec<_>>().join(",")
    };
    let versions = (0..40).map(|patch| {
        let (version, range) = match patch {
            38.. => (format!("1.{}.0", patch - 37), "^1.1.0"),
            _ => (format!("1.0.{patch}"), "^1.0.0"),
        };
        format!("\"{version}\":{{\"name\":\"{name}\",\"version\":\"{version}\",\"dependencies\":{{{}}}}}", needs(range))
    });
    let versions = versions.collect::<Vec<_>>().join(",");
    format!(
        "{{\"name\":\"{name}\",\"dist-tags\":{{\"latest\":\"1.2.0\"}},\"versions\":{{{versions}}}}}"
    )
}
