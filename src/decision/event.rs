//! Something on the release's way: it happened, or it is to come.

use jiff::Timestamp;

use crate::locale::{Message, Tone};

/// Something that happened, or that is to come as far as is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    /// When.
    pub(crate) at: Timestamp,
    /// What it means for the release.
    pub(crate) tone: Tone,
    /// What.
    pub(crate) what: Message,
}

impl Event {
    /// An event.
    pub(crate) fn new(at: Timestamp, tone: Tone, what: Message) -> Self {
        Self { at, tone, what }
    }
}
