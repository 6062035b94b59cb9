//! A query in pieces: words, numbers, texts, brackets that have their partners, and other signs.

/// What is wrong with a query, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueryFault {
    /// The byte at which the piece begins that is wrong.
    pub(crate) at: usize,
    /// What is wrong.
    pub(crate) kind: QueryFaultKind,
}

/// What can be wrong with a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueryFaultKind {
    /// Nothing is in it, or comments only.
    Empty,
    /// A quotation mark without its partner.
    UnclosedText,
    /// A bracket that is not closed.
    Unclosed,
    /// A closing bracket that closes none, or not this one.
    Unopened,
}

/// A piece of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its first byte.
    pub(super) start: usize,
    /// The first byte after it.
    pub(super) end: usize,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// A number or a duration.
    Number,
    /// A quoted text.
    Text,
    /// An opening bracket, with the place of its partner among the tokens.
    Open(char, usize),
    /// A closing bracket, with the place of its partner among the tokens.
    Close(usize),
    /// The colon between range and resolution.
    Colon,
    /// Anything else.
    Sign,
}

/// Takes a query apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryFault> {
    let mut reader = Reader {
        text,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
    };
    while reader.step()? {}
    if let Some((_, place)) = reader.open.last() {
        let at = reader.tokens.get(*place).map_or(0, |token| token.start);
        return Err(fault(at, QueryFaultKind::Unclosed));
    }
    if reader.tokens.is_empty() {
        return Err(fault(0, QueryFaultKind::Empty));
    }
    Ok(reader.tokens)
}

fn fault(at: usize, kind: QueryFaultKind) -> QueryFault {
    QueryFault { at, kind }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// Brackets that are open, with their places among the tokens.
    open: Vec<(char, usize)>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads one piece; false at the end.
    fn step(&mut self) -> Result<bool, QueryFault> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(false);
        };
        let second = rest.chars().nth(1);
        match first {
            _ if first.is_whitespace() => self.at += first.len_utf8(),
            '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' | '`' => {
                let length = quoted(rest, first);
                let length = length.ok_or_else(|| fault(self.at, QueryFaultKind::UnclosedText))?;
                self.push(Kind::Text, length);
            }
            '(' | '[' | '{' => self.opens(first),
            ')' | ']' | '}' => self.closes(first)?,
            ':' if self.is_in_range() => self.push(Kind::Colon, 1),
            '.' if second.is_some_and(|second| second.is_ascii_digit()) => {
                self.push(Kind::Number, number(rest));
            }
            _ if first.is_ascii_digit() => self.push(Kind::Number, number(rest)),
            _ if is_of_word(first) => {
                let in_range = self.is_in_range();
                let ends = |letter: char| !is_of_word(letter) || (in_range && letter == ':');
                self.push(Kind::Word, rest.find(ends).unwrap_or(rest.len()));
            }
            _ => self.push(Kind::Sign, first.len_utf8()),
        }
        Ok(true)
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let start = self.at;
        self.at += length;
        let end = self.at;
        self.tokens.push(Token { kind, start, end });
    }

    /// Whether the innermost bracket is that of a range, in which a colon is no part of a name.
    fn is_in_range(&self) -> bool {
        matches!(self.open.last(), Some(('[', _)))
    }

    fn opens(&mut self, bracket: char) {
        self.open.push((bracket, self.tokens.len()));
        self.push(Kind::Open(bracket, 0), 1);
    }

    fn closes(&mut self, bracket: char) -> Result<(), QueryFault> {
        let partner = match bracket {
            ')' => '(',
            ']' => '[',
            _ => '{',
        };
        match self.open.pop() {
            Some((opened, place)) if opened == partner => {
                let here = self.tokens.len();
                if let Some(token) = self.tokens.get_mut(place) {
                    token.kind = Kind::Open(opened, here);
                }
                self.push(Kind::Close(place), 1);
                Ok(())
            }
            _ => Err(fault(self.at, QueryFaultKind::Unopened)),
        }
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | ':')
}

/// The length of a quoted text with its marks. Between "`" nothing is escaped, and only there a
/// text has several lines.
fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            _ if letter == mark => return Some(at + 1),
            '\n' if mark != '`' => return None,
            '\\' if mark != '`' => {
                letters.next().filter(|(_, escaped)| *escaped != '\n')?;
            }
            _ => {}
        }
    }
    None
}

/// The length of a number or duration: `28d`, `1h30m`, `0x1F`, `1.5e-3`.
fn number(text: &str) -> usize {
    let is_decimal = !text.starts_with("0x") && !text.starts_with("0X");
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let exponent = is_decimal
            && matches!(byte, b'+' | b'-')
            && length
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(|before| matches!(before, b'e' | b'E'))
            && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !exponent && !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'_') {
            break;
        }
        length += 1;
    }
    length
}
