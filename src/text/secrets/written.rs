//! How one letter may be written where texts are escaped: for JSON, HTML, Markdown, addresses and
//! logs, and for one inside the other.

/// What stands between two letters in Markdown so that nobody is pinged; see `markdown_text`.
const BREAK: &str = "<!-- -->";

/// How often a text is escaped that was escaped before: JSON in JSON, `&amp;lt;`, `%252F`.
const DEEPEST: usize = 3;

/// More backslashes than this before a letter are no escape of ours or of anybody we talk to.
const MOST_BACKSLASHES: usize = 7;

/// The longest name or number of a letter, with its semicolon.
const LONGEST_ENTITY: usize = 12;

/// The bytes with which a letter may begin that is not written as itself.
pub(super) const STARTS: [u8; 3] = [b'\\', b'%', b'&'];

/// Every place behind this letter, if it stands at `at` in any of its forms.
pub(super) fn behind(letter: char, text: &str, at: usize, ends: &mut Vec<usize>) {
    let Some(rest) = text.get(at..) else { return };
    here(letter, rest, at, ends);
    if let Some(inner) = rest.strip_prefix(BREAK) {
        here(letter, inner, at + BREAK.len(), ends);
    }
}

fn here(letter: char, rest: &str, at: usize, ends: &mut Vec<usize>) {
    simply(letter, rest, &mut |length| ends.push(at + length));
    if rest.starts_with(['\\', '&', '%']) {
        backslashes(letter, rest, &mut |length| ends.push(at + length));
    }
}

/// All forms but those with a backslash before it.
fn simply(letter: char, rest: &str, found: &mut impl FnMut(usize)) {
    if rest.starts_with(letter) {
        found(letter.len_utf8());
    }
    match rest.as_bytes().first() {
        Some(b'%') => percents(letter, rest, found),
        Some(b'&') => entities(letter, rest, found),
        Some(b'+') if letter == ' ' => found(1),
        _ => {}
    }
}

/// So many letters of a text: whoever sends a long one pays nothing for what is behind.
fn beginning(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// `\"`, `\n`, `\u00e9` (JSON, RFC 8259, 7), `\*` (Markdown) and `\u{e9}` (ours, for logs). The
/// backslashes may be escaped themselves, as in an address that has JSON in it.
fn backslashes(letter: char, rest: &str, found: &mut impl FnMut(usize)) {
    let (count, length) = run(rest, |count, length| {
        // Each time a text is escaped, a backslash becomes two.
        if letter == '\\' && matches!(count, 2 | 4 | 8) {
            found(length);
        }
    });
    if count == 0 || count > MOST_BACKSLASHES {
        return;
    }
    let tail = rest.get(length..).unwrap_or_default();
    let short = match letter {
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        sign if sign.is_ascii_punctuation() && sign != '\\' => Some(sign),
        _ => None,
    };
    if let Some(short) = short {
        simply(short, tail, &mut |behind| found(length + behind));
    }
    if let Some(behind) = braced(letter, tail).or_else(|| by_units(letter, tail)) {
        found(length + behind);
    }
}

/// How many backslashes a text begins with, in whatever form, and how long they are; tells of each.
fn run(rest: &str, mut each: impl FnMut(usize, usize)) -> (usize, usize) {
    let (mut count, mut length) = (0, 0);
    while count <= MOST_BACKSLASHES {
        let tail = rest.get(length..).unwrap_or_default();
        let mut one = 0;
        simply('\\', tail, &mut |length| one = one.max(length));
        if one == 0 {
            break;
        }
        (count, length) = (count + 1, length + one);
        each(count, length);
    }
    (count, length)
}

/// `u{e9}`.
fn braced(letter: char, tail: &str) -> Option<usize> {
    let (digits, _) = beginning(tail.strip_prefix("u{")?, 7).split_once('}')?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (code == u32::from(letter)).then_some(digits.len() + 3)
}

/// `u00e9`, or two of these with backslashes in between.
fn by_units(letter: char, tail: &str) -> Option<usize> {
    let mut units = [0; 2];
    let mut rest = tail;
    for (index, unit) in letter.encode_utf16(&mut units).iter().enumerate() {
        if index > 0 {
            let (_, length) = run(rest, |_, _| {});
            rest = rest.get(length..)?;
        }
        let digits = rest.strip_prefix('u')?.get(..4)?;
        if u16::from_str_radix(digits, 16).ok()? != *unit {
            return None;
        }
        rest = rest.get(5..)?;
    }
    Some(tail.len() - rest.len())
}

/// `%C3%A9` (RFC 3986, 2.1), also encoded again as `%25C3%25A9`.
fn percents(letter: char, rest: &str, found: &mut impl FnMut(usize)) {
    let mut bytes = [0; 4];
    let bytes = letter.encode_utf8(&mut bytes).as_bytes();
    for depth in 0..DEEPEST {
        let sign = format!("%{}", "25".repeat(depth));
        let mut tail = rest;
        let is_it = bytes.iter().all(|byte| {
            let digits = tail.strip_prefix(sign.as_str()).and_then(|it| it.get(..2));
            let is_it = digits.is_some_and(|digits| u8::from_str_radix(digits, 16) == Ok(*byte));
            tail = tail.get(sign.len() + 2..).unwrap_or_default();
            is_it
        });
        if is_it {
            found(rest.len() - tail.len());
        }
    }
}

/// `&amp;`, `&#38;` and `&#x26;`, also escaped again.
fn entities(letter: char, rest: &str, found: &mut impl FnMut(usize)) {
    let mut tail = rest.get(1..).unwrap_or_default();
    for _ in 0..DEEPEST {
        let name = beginning(tail, LONGEST_ENTITY).split_once(';');
        if let Some((name, _)) = name
            && entity(name) == Some(letter)
        {
            found(rest.len() - tail.len() + name.len() + 1);
        }
        match tail.strip_prefix("amp;") {
            Some(inner) => tail = inner,
            None => return,
        }
    }
}

/// What an entity means, of those that escapers write.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}
