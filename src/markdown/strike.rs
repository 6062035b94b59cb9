//! Tags that strike out what they hold, as GitHub shows them: `<del>`, `<s>` and `<strike>`.

/// The names of the tags.
const NAMES: [&str; 3] = ["del", "s", "strike"];

/// Number of the names.
pub(crate) const KINDS: usize = NAMES.len();

/// One such tag; the number is that of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StrikeTag {
    Opens(usize),
    Closes(usize),
}

/// Reads a tag that begins with its `<`. `<del/>` opens: browsers pass over the slash.
pub(crate) fn strike_tag(tag: &str) -> Option<StrikeTag> {
    let inner = tag.strip_prefix('<')?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .unwrap_or(inner.len());
    let name = inner.get(..end)?;
    let kind = NAMES
        .iter()
        .position(|known| name.eq_ignore_ascii_case(known))?;
    Some(match closes {
        true => StrikeTag::Closes(kind),
        false => StrikeTag::Opens(kind),
    })
}

/// What such tags leave open: one that is not closed goes on in the blocks behind it.
#[derive(Debug, Default)]
pub(crate) struct Strikes {
    open: [usize; KINDS],
}

impl Strikes {
    /// Whether what comes next is struck out.
    pub(crate) fn is_open(&self) -> bool {
        self.open.iter().any(|open| *open > 0)
    }

    /// Goes on behind raw HTML of any length, without its comments.
    pub(crate) fn read(&mut self, html: &str) {
        for (at, _) in html.match_indices('<') {
            match html.get(at..).and_then(strike_tag) {
                Some(StrikeTag::Opens(kind)) => {
                    if let Some(open) = self.open.get_mut(kind) {
                        *open += 1;
                    }
                }
                Some(StrikeTag::Closes(kind)) => {
                    if let Some(open) = self.open.get_mut(kind) {
                        *open = open.saturating_sub(1);
                    }
                }
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_however_they_are_written() {
        for tag in ["<del>", "<DEL class=\"x\">", "<del/>", "<del\n>"] {
            assert_eq!(strike_tag(tag), Some(StrikeTag::Opens(0)), "{tag:?}");
        }
        assert_eq!(strike_tag("</S >"), Some(StrikeTag::Closes(1)));
        for tag in ["<details>", "<span>", "<small>", "<strong>", "del>", "<"] {
            assert_eq!(strike_tag(tag), None, "{tag:?}");
        }
    }

    #[test]
    fn what_is_not_closed_goes_on() {
        let check = |pieces: &[&str], open: bool| {
            let mut strikes = Strikes::default();
            for piece in pieces {
                strikes.read(piece);
            }
            assert_eq!(strikes.is_open(), open, "{pieces:?}");
        };
        check(&["<div><del>", "x"], true);
        check(&["<del>", "</del></div>"], false);
        check(&["<s><s>", "</s>"], true);
        check(&["<s>", "</del>"], true);
        check(&["</s>", "<b>"], false);
    }
}
