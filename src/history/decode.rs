//! An object's bytes as a commit.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{Encoding, ISO_2022_JP};
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
        let read = CommitRef::from_bytes(bytes, id.0.kind());
        let read = read.map_err(|error| Fault::broken(&error))?;
        let encoding = read.encoding.and_then(|label| encoding(label));
        Ok(Commit {
            id,
            parents: read.parents().map(CommitId).collect(),
            author: self.person(read.author, encoding),
            // A date that nobody can read is the oldest there is: the walk then waits for it.
            time: read.time().map_or(i64::MIN, |time| time.seconds),
            said: (self.read)(&text(read.message, encoding)),
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
