//! French as it is set (`CONTRIBUTING.md`, "French"): in every sentence of the words files.

use super::{Locale, catalogue};

/// A code span, a value or an address in a sentence.
const HELD: char = '\u{e000}';

/// What stands between two signs, given the first, replaced by [`HELD`].
fn held(text: &str, open: char, close: char) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        let Some((_, after)) = behind.split_once(close) else {
            break;
        };
        shown.push_str(before);
        shown.push(HELD);
        rest = after;
    }
    shown + rest
}

/// The prose of a line: neither its name or variant, nor values, code and addresses. Literal texts
/// such as `{" "}` are what they say.
fn prose(line: &str) -> String {
    let mut text = line.trim().to_owned();
    if text.starts_with('#') {
        return String::new();
    }
    if let Some((name, pattern)) = text.split_once('=') {
        let named = |letter: char| letter.is_ascii_alphanumeric() || "-. ".contains(letter);
        if name.chars().all(named) {
            text = pattern.trim_start_matches(' ').to_owned();
        }
    }
    if let Some((variant, pattern)) = text.split_once("] ")
        && variant.trim_start_matches('*').starts_with('[')
    {
        text = pattern.to_owned();
    }
    for (written, said) in [
        ("{\" \"}", " "),
        ("{\"\u{a0}\"}", "\u{a0}"),
        ("{\"\"}", ""),
        ("{\"{\"}", "("),
        ("{\"}\"}", ")"),
    ] {
        text = text.replace(written, said);
    }
    let text = held(&held(&text, '{', '}'), '`', '`');
    let words = text.split(' ').map(|word| match word.contains("://") {
        true => HELD.to_string(),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What is wrong in a piece of French prose.
fn faults(prose: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if prose.contains('\'') {
        faults.push("a straight apostrophe");
    }
    if prose.contains("« ") || prose.contains('“') || prose.contains('"') {
        faults.push("a plain space in quotation marks, or others than « »");
    }
    if prose.contains("n° ") {
        faults.push("a plain space before a number");
    }
    let letters: Vec<char> = prose.chars().collect();
    for pair in letters.windows(2) {
        let [before, sign] = pair else { continue };
        if *before == ' ' && ":;!?%»×".contains(*sign) {
            faults.push("a plain space before a sign");
        }
        if ";!?»".contains(*sign) && (before.is_alphanumeric() || *before == HELD) {
            faults.push("no space before a sign");
        }
    }
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| letters.get(at));
        let behind = letters.get(index + 1..index + 4).unwrap_or_default();
        let grouped = behind.len() == 3 && behind.iter().all(char::is_ascii_digit);
        let parted = matches!(letter, ' ' | '\u{a0}') && grouped;
        if parted && before.is_some_and(char::is_ascii_digit) {
            faults.push("digits are parted by U+202F");
        }
    }
    faults
}

#[test]
fn french_is_set_as_french() {
    let mut found = Vec::new();
    let mut lines = 0;
    for source in catalogue::sources(Locale::French) {
        for line in source.lines() {
            lines += 1;
            for fault in faults(&prose(line)) {
                found.push(format!("{fault}: {line}"));
            }
        }
    }
    assert!(lines > 2_500, "only {lines} lines");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn english_has_no_spaces_of_french() {
    for source in catalogue::sources(Locale::English) {
        for line in source.lines() {
            let prose = prose(line);
            assert!(!prose.contains(" :") && !prose.contains(" ;"), "{line}");
            assert!(!prose.contains(['\u{a0}', '\u{202f}', '«']), "{line}");
        }
    }
}

#[test]
fn code_and_commands_have_plain_signs_only() {
    for source in catalogue::sources(Locale::French) {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            for code in line.split('`').skip(1).step_by(2) {
                let unusual = ['\u{a0}', '\u{202f}', '’', '«'];
                assert!(!code.contains(unusual), "{code} in {line}");
            }
        }
    }
}

#[test]
fn each_fault_is_found() {
    for (line, fault) in [
        ("a = l'un", "a straight apostrophe"),
        ("a = non : oui", "a plain space before a sign"),
        ("a = { $left } % de reste", "a plain space before a sign"),
        ("    [yes] {\" \"}; oui", "a plain space before a sign"),
        ("} ; et puis", "a plain space before a sign"),
        ("a = quoi?", "no space before a sign"),
        (
            "a = « oui\u{a0}»",
            "a plain space in quotation marks, or others than « »",
        ),
        ("a = la pull request n° 42", "a plain space before a number"),
        ("a = 10 000 points", "digits are parted by U+202F"),
    ] {
        assert_eq!(faults(&prose(line)), [fault], "{line}");
    }
    for line in [
        "a = oui\u{a0}: `a : b ; c'est` et https://a.example/?b\u{a0}!",
        "# l'un : un commentaire",
        "    [yes] {\"\u{a0}\"}: { $detail }",
        "a = 10\u{202f}000 points, { $limit }",
    ] {
        assert_eq!(faults(&prose(line)), [""; 0], "{line}");
    }
}
