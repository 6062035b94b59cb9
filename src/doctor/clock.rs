//! Our clock against GitHub's.

use super::{Check, Seen, Verdict};
use crate::judge::{SKEW_REPORTED, SKEW_UNKNOWN};
use crate::locale::{Message, Value};

/// What is to be said of the clocks.
pub(super) fn check(seen: &Seen<'_>) -> Check {
    const ID: &str = "clock/github";
    let Some(theirs) = seen.theirs else {
        let what = Message::new("doctor-clock-unknown");
        return Check::bad(ID, Verdict::NotKnown, what);
    };
    let apart = theirs.duration_since(seen.ours).abs();
    let said = |id: &'static str| Message::new(id).with("apart", Value::Seconds(apart.as_secs()));
    if apart > SKEW_UNKNOWN {
        Check::bad(ID, Verdict::Problem, said("doctor-clock-off"))
    } else if apart > SKEW_REPORTED {
        Check::bad(ID, Verdict::Warning, said("doctor-clock-skew"))
    } else {
        Check::ok(ID, Message::new("doctor-clock-agrees"))
    }
}
