//! Characters that readers take for others.

use super::visible::is_invisible;

/// Whether a character is a slash, or looks like one.
pub(crate) fn is_slash(character: char) -> bool {
    matches!(
        character,
        '/' | '／' | '⁄' | '∕' | '⧸' | '╱' | '⟋' | '\u{3033}'
    )
}

/// What a reader sees in a word, in plain letters and signs: without what is invisible. It is for comparing only.
pub(crate) fn plain_letters(word: &str) -> String {
    let visible = word.chars().filter(|character| !is_invisible(*character));
    visible.map(plain_letter).collect()
}

/// The letter of the Latin alphabet, or the sign of ASCII, that a character looks like.
///
/// Source: Unicode Technical Standard 39, "Unicode Security Mechanisms", confusables, as far as they look like small
/// and capital letters of ASCII in usual typefaces.
fn plain_letter(character: char) -> char {
    match character {
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => shifted(character, 0xff01, '!'),
        // Mathematical letters: alphabets of capitals and small letters one after the other.
        '\u{1d400}'..='\u{1d6a3}' => {
            let at = (u32::from(character) - 0x1d400) % 52;
            let (first, at) = if at < 26 { ('A', at) } else { ('a', at - 26) };
            char::from_u32(u32::from(first) + at).unwrap_or(character)
        }
        'а' | 'α' | 'ɑ' => 'a',
        'ь' => 'b',
        'с' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' => 'd',
        'е' | 'ҽ' => 'e',
        'ɡ' | 'ց' | 'ġ' => 'g',
        'һ' | 'հ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' | 'ϳ' => 'j',
        'ӏ' => 'l',
        'ո' | 'ṇ' => 'n',
        'о' | 'ο' | 'օ' | 'σ' | 'ᴏ' | 'ഠ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ѡ' => 'w',
        'х' => 'x',
        'у' | 'ү' | 'γ' => 'y',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Ԍ' => 'G',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' | 'Օ' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' | 'Տ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => '-',
        other => other,
    }
}

fn shifted(character: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(character) - from + u32::from(to)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_readers_see() {
        for word in [
            "go",
            "gо",
            "ｇｏ",
            "𝗴𝗼",
            "𝑔𝑜",
            "g\u{200b}o",
            "go\u{ad}",
            "ɡο",
        ] {
            assert_eq!(plain_letters(word), "go", "{word:?}");
        }
        assert_eq!(plain_letters("ＮＯ‑ＧＯ"), "NO-GO");
        assert_eq!(plain_letters("nо–gо"), "no-go");
        assert_eq!(plain_letters("refusé"), "refusé");
    }
}
