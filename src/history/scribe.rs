//! What commits say of themselves, read beside the walk that finds them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use encoding_rs::{Encoding, ISO_2022_JP};
use gix::bstr::ByteSlice;

use super::decode::Parts;
use super::{Person, Reader};
use crate::beside::{Beside, Work};
use crate::text::Untrusted;

/// So many commits are handed over at once, or so many bytes of theirs.
const MOST_COMMITS: usize = 512;
const MOST_BYTES: usize = 256 * 1024;

/// What a commit says.
pub(super) struct Said<T> {
    /// Who wrote the change.
    pub(super) author: Arc<Person>,
    /// What was wanted of the message.
    pub(super) message: T,
}

/// Reads what commits say, in the order in which they come; each person is kept once.
pub(super) struct Scribe<T: Send + 'static> {
    batch: Batch,
    desk: Beside<Desk<T>>,
}

impl<T: Send + 'static> Scribe<T> {
    /// Keeps what this makes of each message. What an encoding cannot say is U+FFFD in it.
    pub(super) fn new(read: Reader<T>) -> Self {
        Self {
            batch: Batch::default(),
            desk: Beside::new(Desk {
                read,
                people: HashMap::new(),
                said: Vec::new(),
            }),
        }
    }

    /// Reads what the next commit says, now or soon.
    pub(super) fn read(&mut self, parts: &Parts<'_>) {
        self.batch.add(parts);
        if self.batch.is_full() {
            self.desk.give(std::mem::take(&mut self.batch));
        }
    }

    /// What each commit said.
    pub(super) fn done(mut self) -> Vec<Said<T>> {
        self.desk.give(self.batch);
        self.desk.done().said
    }
}

/// Commits that wait to be read: their bytes, one behind the other.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    commits: Vec<Piece>,
}

/// Where the parts of a commit stand in its batch.
struct Piece {
    author: Range<usize>,
    message: Range<usize>,
    encoding: Option<&'static Encoding>,
}

impl Batch {
    fn add(&mut self, parts: &Parts<'_>) {
        let mut keep = |part: &[u8]| {
            let begin = self.bytes.len();
            self.bytes.extend_from_slice(part);
            begin..self.bytes.len()
        };
        self.commits.push(Piece {
            author: keep(who(parts.author)),
            message: keep(parts.message),
            encoding: parts.encoding.and_then(encoding),
        });
    }

    fn is_full(&self) -> bool {
        self.commits.len() >= MOST_COMMITS || self.bytes.len() >= MOST_BYTES
    }
}

/// A line without what stands behind the address: the time.
fn who(line: &[u8]) -> &[u8] {
    line.rfind_byte(b'>').map_or(line, |end| &line[..=end])
}

/// Where batches are read.
struct Desk<T> {
    read: Reader<T>,
    people: HashMap<Vec<u8>, Arc<Person>>,
    said: Vec<Said<T>>,
}

impl<T: Send + 'static> Work for Desk<T> {
    type Thing = Batch;

    const TOGETHER: usize = 1;

    fn take(&mut self, batch: Batch) {
        for piece in batch.commits {
            let said = Said {
                author: self.person(&batch.bytes[piece.author], piece.encoding),
                message: (self.read)(&text(&batch.bytes[piece.message], piece.encoding)),
            };
            self.said.push(said);
        }
    }
}

impl<T> Desk<T> {
    fn person(&mut self, who: &[u8], encoding: Option<&'static Encoding>) -> Arc<Person> {
        if let Some(known) = self.people.get(who) {
            return Arc::clone(known);
        }
        let (name, email) = match who.find_byte(b'<') {
            Some(begin) => (
                &who[..begin],
                who[begin + 1..].trim_end_with(|letter| letter == '>'),
            ),
            None => (who, &b""[..]),
        };
        let person = Arc::new(Person {
            name: Untrusted::new(text(name.trim(), encoding)),
            email: Untrusted::new(text(email.trim(), encoding)),
        });
        self.people.insert(who.to_vec(), Arc::clone(&person));
        person
    }
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
