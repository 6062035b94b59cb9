//! What may ship in which tier, for every kind of change.

use crate::budget::Tier;
use crate::change::{Classified, Reason, Verdict};
use crate::facts::{Failure, FailureKind};
use crate::gates::error_budget::judge::{May, fits};

fn verdict(letter: char) -> Verdict {
    match letter {
        'y' => Verdict::Yes(Reason::Said),
        'n' => Verdict::No,
        _ => Verdict::Unknown(Failure::new(FailureKind::TagContents, "v1.0.0")),
    }
}

/// A change by three letters: security, bug fix, risky; `?` is not known.
fn change(letters: &str) -> Classified {
    let mut letters = letters.chars().map(verdict);
    let mut class = Classified::said(crate::change::ChangeClass::Other);
    class.security = letters.next().unwrap();
    class.bugfix = letters.next().unwrap();
    class.risky = letters.next().unwrap();
    class
}

fn may(tier: Tier, letters: &str) -> &'static str {
    match fits(tier, &change(letters)) {
        May::Anything | May::For(..) => "go",
        May::Not { .. } => "no-go",
        May::Unknown(_) => "unknown",
    }
}

const ALL: [&str; 27] = [
    "nnn", "nny", "nn?", "nyn", "nyy", "ny?", "n?n", "n?y", "n??", "ynn", "yny", "yn?", "yyn",
    "yyy", "yy?", "y?n", "y?y", "y??", "?nn", "?ny", "?n?", "?yn", "?yy", "?y?", "??n", "??y",
    "???",
];

#[test]
fn with_enough_left_anything_may_ship() {
    for letters in ALL {
        assert_eq!(may(Tier::Normal, letters), "go", "{letters}");
    }
}

#[test]
fn a_security_fix_may_always_ship() {
    for letters in ALL.iter().filter(|letters| letters.starts_with('y')) {
        for tier in Tier::ALL {
            assert_eq!(may(tier, letters), "go", "{letters} {tier:?}");
        }
    }
}

/// Security, bug fix and risky, and what that comes to in the tiers below `normal`: `g`o, `n`o-go or
/// not known.
const TABLE: [(&str, &str); 27] = [
    ("nnn", "gnn"),
    ("nny", "nnn"),
    ("nn?", "?nn"),
    ("nyn", "ggn"),
    ("nyy", "nnn"),
    ("ny?", "??n"),
    ("n?n", "g?n"),
    ("n?y", "nnn"),
    ("n??", "??n"),
    ("ynn", "ggg"),
    ("yny", "ggg"),
    ("yn?", "ggg"),
    ("yyn", "ggg"),
    ("yyy", "ggg"),
    ("yy?", "ggg"),
    ("y?n", "ggg"),
    ("y?y", "ggg"),
    ("y??", "ggg"),
    ("?nn", "g??"),
    ("?ny", "???"),
    ("?n?", "???"),
    ("?yn", "gg?"),
    ("?yy", "???"),
    ("?y?", "???"),
    ("??n", "g??"),
    ("??y", "???"),
    ("???", "???"),
];

#[test]
fn each_change_has_its_answer_in_each_tier() {
    assert_eq!(TABLE.map(|(letters, _)| letters), ALL);
    for (letters, expected) in TABLE {
        let tiers = Tier::ALL.into_iter().skip(1);
        let found: String = tiers
            .map(|tier| match may(tier, letters) {
                "go" => 'g',
                "no-go" => 'n',
                _ => '?',
            })
            .collect();
        assert_eq!(found, expected, "{letters}");
    }
}

/// All that a change may turn out to be.
fn completions(letters: &str) -> Vec<String> {
    match letters.contains('?') {
        false => vec![letters.to_owned()],
        true => ["y", "n"]
            .iter()
            .flat_map(|known| completions(&letters.replacen('?', known, 1)))
            .collect(),
    }
}

#[test]
fn it_is_unknown_just_where_what_is_missing_would_change_the_answer() {
    for letters in ALL {
        for tier in Tier::ALL {
            let all = completions(letters).into_iter();
            let mut all: Vec<&str> = all.map(|letters| may(tier, &letters)).collect();
            all.dedup();
            let expected = match all.as_slice() {
                [one] => one,
                _ => "unknown",
            };
            assert_eq!(may(tier, letters), expected, "{letters} {tier:?}");
        }
    }
}

#[test]
fn a_stricter_tier_never_lets_more_through() {
    // How far from GO: an unknown may turn out to be either.
    let strictness = |outcome: &str| match outcome {
        "go" => 0,
        "unknown" => 1,
        _ => 2,
    };
    for letters in ALL {
        for pair in Tier::ALL.windows(2) {
            let (mild, strict) = (may(pair[0], letters), may(pair[1], letters));
            let both_known = mild != "unknown" && strict != "unknown";
            if both_known {
                assert!(strictness(mild) <= strictness(strict), "{letters} {pair:?}");
            }
            assert!(!(mild == "no-go" && strict == "go"), "{letters} {pair:?}");
            assert!(!(mild == "unknown" && strict == "go"), "{letters} {pair:?}");
        }
    }
}
