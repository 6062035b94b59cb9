//! An object's bytes as a commit.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{Encoding, ISO_2022_JP};
use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use gix::objs::CommitRef;

use super::{Commit, CommitId, Fault, Person};
use crate::text::Untrusted;

/// Makes commits of bytes; each person is kept once.
pub(super) struct Decoder<T> {
    read: Box<dyn Fn(&str) -> T>,
    people: HashMap<Vec<u8>, Rc<Person>>,
}

impl<T> Decoder<T> {
    /// Keeps what this makes of each message. What an encoding cannot say is U+FFFD in it.
    pub(super) fn new(read: Box<dyn Fn(&str) -> T>) -> Self {
        Self {
            read,
            people: HashMap::new(),
        }
    }

    /// Reads a commit.
    pub(super) fn commit(&mut self, id: CommitId, bytes: &[u8]) -> Result<Commit<T>, Fault> {
        let parts = match Parts::usual(bytes) {
            Some(parts) => parts,
            None => Parts::any(id, bytes)?,
        };
        let encoding = parts.encoding.and_then(encoding);
        Ok(Commit {
            id,
            parents: parts.parents,
            author: self.person(parts.author, encoding),
            time: parts.time,
            said: (self.read)(&text(parts.message, encoding)),
        })
    }

    fn person(&mut self, raw: &BStr, encoding: Option<&'static Encoding>) -> Rc<Person> {
        // The time stands behind the address.
        let who = raw
            .rfind_byte(b'>')
            .map_or(raw, |end| raw[..=end].as_bstr());
        if let Some(known) = self.people.get(who.as_bytes()) {
            return Rc::clone(known);
        }
        let (name, email) = match who.find_byte(b'<') {
            Some(begin) => (
                &who[..begin],
                who[begin + 1..].trim_end_with(|letter| letter == '>'),
            ),
            None => (who, &b""[..]),
        };
        let person = Rc::new(Person {
            name: Untrusted::new(text(name.trim(), encoding)),
            email: Untrusted::new(text(email.trim(), encoding)),
        });
        self.people.insert(who.to_vec(), Rc::clone(&person));
        person
    }
}

/// What is wanted of a commit, as it stands in its bytes.
struct Parts<'a> {
    parents: Box<[CommitId]>,
    author: &'a BStr,
    time: i64,
    encoding: Option<&'a [u8]>,
    message: &'a [u8],
}

impl<'a> Parts<'a> {
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

/// The encoding with this name. Where plain letters would not stay what they are (UTF-16, or what is
/// no longer decoded at all), the name must be wrong: git itself keeps no such messages.
fn encoding(label: &[u8]) -> Option<&'static Encoding> {
    let found = Encoding::for_label(label)?;
    (found.is_ascii_compatible() || found == ISO_2022_JP).then_some(found)
}

/// Text as its encoding says, UTF-8 where none is named or known.
fn text<'a>(bytes: &'a [u8], encoding: Option<&'static Encoding>) -> Cow<'a, str> {
    match encoding {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}
