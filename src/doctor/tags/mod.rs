//! Whether a tag that was judged can still be moved to another commit. What several rulesets hold for is
//! put together: by what they forbid, and by the digit that a version begins with.

mod patterns;

pub(super) use patterns::name_may_match;

use super::{Asks, Check, Seen, TagRules, Verdict, code};
use crate::locale::{Message, Value};
use patterns::{Holds, holds};

const ID: &str = "tags/protected";

/// What is to be said of tags, where a gate judges them.
pub(super) fn checks(seen: &Seen<'_>, asks: Option<&Asks>) -> Option<Check> {
    let asks = asks.filter(|asks| asks.tags)?;
    let prefix = asks.prefix();
    let shown = code(&format!("{prefix}*"));
    let rules = match seen.tags? {
        Ok(rules) => rules,
        Err(failure) => {
            let subject = Message::new("doctor-subject-tags");
            let check = Check::unread(ID, Verdict::NotKnown, subject, failure);
            return Some(check);
        }
    };
    let covered = |forbids: fn(&TagRules) -> bool| Covered::by(rules, prefix, forbids);
    let update = covered(|rule| rule.no_update);
    let deletion = covered(|rule| rule.no_deletion);
    let creation = covered(|rule| rule.no_creation);
    let said = |id: &'static str| Message::new(id).with("tags", shown.clone());
    if update.is_whole() && deletion.is_whole() {
        return Some(Check::ok(ID, said("doctor-tags-protected")));
    }
    // Who may not make a tag cannot make a deleted one again.
    let remade = deletion.or(&creation);
    if update.is_whole() && remade.is_whole() {
        return Some(Check::ok(ID, said("doctor-tags-not-remade")));
    }
    let missing = match (update.is_nothing(), remade.is_nothing()) {
        (true, true) => "both",
        (true, false) => "update",
        (false, true) => "deletion",
        (false, false) => {
            let left = update.and(&remade).left_out(prefix);
            return Some(match left.is_empty() {
                true => Check::bad(ID, Verdict::NotKnown, said("doctor-tags-unknown")),
                false => {
                    let what = said("doctor-tags-part").with("left", left);
                    Check::bad(ID, Verdict::NotKnown, what)
                }
            });
        }
    };
    let what = said("doctor-tags-unprotected").with("missing", missing);
    Some(Check::bad(ID, Verdict::Warning, what))
}

/// The rulesets that hold for any of the tags, and forbid anything that matters here.
pub(super) fn rulesets<'a>(rules: &'a [TagRules], prefix: &str) -> Vec<&'a TagRules> {
    let matters = |rule: &&TagRules| {
        let forbids = rule.no_update || rule.no_deletion || rule.no_creation;
        let mut digits = DIGITS.iter();
        forbids && digits.any(|digit| holds(rule, prefix, *digit) != Holds::ForNone)
    };
    rules.iter().filter(matters).collect()
}

/// What a version begins with.
const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// For which tags of a prefix something is forbidden, by the first digit of their versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Covered([Holds; 10]);

impl Covered {
    /// What rulesets that forbid something hold for together.
    fn by(rules: &[TagRules], prefix: &str, forbids: fn(&TagRules) -> bool) -> Self {
        Self(DIGITS.map(|digit| {
            let forbidding = rules.iter().filter(|rule| forbids(rule));
            let each = forbidding.map(|rule| holds(rule, prefix, digit));
            each.max().unwrap_or(Holds::ForNone)
        }))
    }

    /// Where either holds.
    fn or(mut self, other: &Self) -> Self {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = (*own).max(other);
        }
        self
    }

    /// Where both hold.
    fn and(mut self, other: &Self) -> Self {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = (*own).min(other);
        }
        self
    }

    fn is_whole(&self) -> bool {
        self.0.iter().all(|holds| *holds == Holds::ForAll)
    }

    fn is_nothing(&self) -> bool {
        self.0.iter().all(|holds| *holds == Holds::ForNone)
    }

    /// The beginnings of tags that nothing holds for.
    fn left_out(&self, prefix: &str) -> Vec<Value> {
        let all = DIGITS.iter().zip(self.0);
        let left = all.filter(|(_, holds)| *holds == Holds::ForNone);
        left.map(|(digit, _)| code(&format!("{prefix}{digit}*")))
            .collect()
    }
}
