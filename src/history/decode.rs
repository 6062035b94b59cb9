//! An object's bytes as a commit.

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use gix::objs::CommitRef;

use super::{CommitId, Fault};

/// What is wanted of a commit, as it stands in its bytes.
pub(super) struct Parts<'a> {
    /// What it stands on.
    pub(super) parents: Box<[CommitId]>,
    /// The name and address of who wrote the change, and more behind them.
    pub(super) author: &'a BStr,
    /// When it was made, in seconds since 1970.
    pub(super) time: i64,
    /// The name of the encoding of names and message; UTF-8 where there is none.
    pub(super) encoding: Option<&'a [u8]>,
    /// The message.
    pub(super) message: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Of a commit.
    pub(super) fn of(id: CommitId, bytes: &'a [u8]) -> Result<Self, Fault> {
        match Self::usual(bytes) {
            Some(parts) => Ok(parts),
            None => Self::any(id, bytes),
        }
    }

    /// Of a commit as git itself writes them; `None` for others, which [`Parts::any`] reads. Nearly
    /// all are such, and reading what is not wanted costs as much as all the rest.
    fn usual(bytes: &'a [u8]) -> Option<Self> {
        let (head, message) = bytes.split_once_str("\n\n")?;
        let object = |digits| ObjectId::from_hex(digits).ok();
        let mut lines = head.split(|byte| *byte == b'\n');
        lines.next()?.strip_prefix(b"tree ").and_then(object)?;
        let mut line = lines.next()?;
        let mut parents = Vec::with_capacity(1);
        while let Some(parent) = line.strip_prefix(b"parent ") {
            parents.push(CommitId(object(parent)?));
            line = lines.next()?;
        }
        let author = line.strip_prefix(b"author ")?;
        is_person(author).then_some(())?;
        let committer = lines.next()?.strip_prefix(b"committer ")?;
        is_person(committer).then_some(())?;
        let encoding = lines
            .next()
            .and_then(|line| line.strip_prefix(b"encoding "));
        Some(Self {
            parents: parents.into(),
            author: author.as_bstr(),
            time: seconds(committer)?,
            encoding,
            message,
        })
    }

    /// Of any commit.
    fn any(id: CommitId, bytes: &'a [u8]) -> Result<Self, Fault> {
        let read = CommitRef::from_bytes(bytes, id.0.kind());
        let read = read.map_err(|error| Fault::broken(&error))?;
        Ok(Self {
            parents: read.parents().map(CommitId).collect(),
            author: read.author,
            // A date that nobody can read is the oldest there is: the walk then waits for it.
            time: read.time().map_or(i64::MIN, |time| time.seconds),
            encoding: read.encoding.map(|label| label.as_bytes()),
            message: read.message,
        })
    }
}

/// Whether a name, an address and something behind it stand there: `A <a@x> 1 +0000`.
fn is_person(line: &[u8]) -> bool {
    let begin = line.find_byte(b'<');
    begin
        .zip(line.rfind_byte(b'>'))
        .is_some_and(|(begin, end)| begin < end)
}

/// The seconds at the end of a line, as in `> 1500000000 +0200`.
fn seconds(line: &[u8]) -> Option<i64> {
    let (_, behind) = line.rsplit_once_str("> ")?;
    let (seconds, zone) = behind.split_once_str(" ")?;
    let is_zone = zone.len() == 5 && zone.iter().skip(1).all(u8::is_ascii_digit);
    let is_number = seconds.iter().all(u8::is_ascii_digit)
        && is_zone
        && matches!(zone.first(), Some(b'+' | b'-'));
    seconds.to_str().ok().filter(|_| is_number)?.parse().ok()
}
