//! From a path to the operation it means.

use std::collections::BTreeMap;

/// One piece of a path template.
pub(crate) enum Segment {
    Literal(String),
    /// Exactly one piece of the path.
    One(String),
    /// One or more pieces: branches, tags and file paths contain slashes.
    Many(String),
}

/// Parameters that GitHub lets span several pieces of the path.
const SPANNING: [&str; 5] = ["path", "ref", "basehead", "branch", "tag"];

pub(super) fn parse(template: &str) -> Vec<Segment> {
    template
        .split('/')
        .skip(1)
        .map(|piece| {
            match piece
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
            {
                None => Segment::Literal(piece.to_owned()),
                Some(name) if SPANNING.contains(&name) => Segment::Many(name.to_owned()),
                Some(name) => Segment::One(name.to_owned()),
            }
        })
        .collect()
}

pub(super) fn literal_segments(template: &[Segment]) -> usize {
    template
        .iter()
        .filter(|segment| matches!(segment, Segment::Literal(_)))
        .count()
}

/// The decoded parameters if the path fits the template.
pub(super) fn matches(template: &[Segment], path: &str) -> Option<BTreeMap<String, String>> {
    let pieces: Vec<&str> = path.split('/').skip(1).collect();
    let mut found = BTreeMap::new();
    fits(template, &pieces, &mut found).then_some(found)
}

fn fits(template: &[Segment], pieces: &[&str], found: &mut BTreeMap<String, String>) -> bool {
    let Some((segment, later)) = template.split_first() else {
        return pieces.is_empty();
    };
    // The uppermost folder has an empty path.
    if let Segment::Many(name) = segment
        && name == "path"
        && later.is_empty()
        && (pieces.is_empty() || pieces == [""])
    {
        found.insert(name.clone(), String::new());
        return true;
    }
    let Some((piece, rest)) = pieces.split_first() else {
        return false;
    };
    match segment {
        Segment::Literal(text) => piece == text && fits(later, rest, found),
        Segment::One(name) => {
            found.insert(name.clone(), decode_percent(piece));
            !piece.is_empty() && fits(later, rest, found)
        }
        Segment::Many(name) => (1..=pieces.len()).rev().any(|count| {
            let (taken, rest) = pieces.split_at(count);
            let value = decode_percent(&taken.join("/"));
            !value.is_empty() && fits(later, rest, found) && {
                found.insert(name.clone(), value);
                true
            }
        }),
    }
}

/// Undoes percent-encoding; what is not valid stays as it is.
fn decode_percent(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let mut digit = || ahead.next().and_then(|next| char::from(next).to_digit(16));
        match (byte, byte == b'%') {
            (_, true) => match (digit(), digit()) {
                (Some(high), Some(low)) => {
                    decoded.push(u8::try_from(high * 16 + low).expect("two hex digits"));
                    bytes = ahead;
                }
                _ => decoded.push(byte),
            },
            _ => decoded.push(byte),
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
