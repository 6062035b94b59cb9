//! Whether the condition of a job or step can be true on an event, as far as its text tells (GitHub docs,
//! "Evaluate expressions in workflows and actions").

/// What a piece of an expression comes to; what is not known has no value.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Unknown,
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
}

impl Piece {
    /// Whether it counts as true.
    fn truth(&self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Null => Some(false),
            Self::Truth(truth) => Some(*truth),
            Self::Number(number) => Some(*number != 0.0),
            Self::Text(text) => Some(!text.is_empty()),
        }
    }

    /// Whether two are equal; texts know no case, and pieces of different kinds are not compared.
    fn equals(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => Some(one.eq_ignore_ascii_case(other)),
            (Self::Truth(one), Self::Truth(other)) => Some(one == other),
            (Self::Number(one), Self::Number(other)) => Some(one == other),
            (Self::Null, Self::Null) => Some(true),
            _ => None,
        }
    }
}

/// Whether a condition holds on an event; `None` where that depends.
pub(super) fn holds(condition: &str, event: &str) -> Option<bool> {
    let text = condition.trim();
    let inner = match text
        .strip_prefix("${{")
        .and_then(|it| it.strip_suffix("}}"))
    {
        Some(inner) if !inner.contains("${{") => inner,
        // Text around an expression is a text, and that is true.
        _ if text.contains("${{") => return Some(true),
        _ => text,
    };
    let mut reader = Reader {
        words: words(inner)?,
        at: 0,
        event,
        depth: 0,
    };
    let piece = reader.either()?;
    let is_whole = reader.at == reader.words.len();
    is_whole.then(|| piece.truth())?
}

/// Whether a condition lets a job run although one that it waits for did not.
pub(super) fn runs_all_the_same(condition: &str) -> bool {
    let condition = condition.to_lowercase();
    ["always()", "failure()", "cancelled()"]
        .iter()
        .any(|function| condition.contains(function))
}

/// The longest expression that is followed, in words, and the deepest.
const LONGEST: usize = 500;
const DEEPEST: usize = 30;

/// Splits an expression; texts keep their quotes. `None` where it is none.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first == '\'' {
            end_of_text(rest)?
        } else if ["&&", "||", "==", "!=", "<=", ">="]
            .iter()
            .any(|it| rest.starts_with(it))
        {
            2
        } else if first.is_alphanumeric() || "_-.".contains(first) {
            let inner = |letter: char| letter.is_alphanumeric() || "_-.*".contains(letter);
            rest.find(|letter| !inner(letter)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, behind) = rest.split_at_checked(length)?;
        words.push(word.to_owned());
        rest = behind.trim_start();
        if words.len() > LONGEST {
            return None;
        }
    }
    Some(words)
}

/// Where a text in quotes ends; two quotes in it are one.
fn end_of_text(rest: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += rest.get(at..)?.find('\'')? + 1;
        if !rest.get(at..)?.starts_with('\'') {
            return Some(at);
        }
        at += 1;
    }
}

/// Reads the words from left to right; what it does not understand it gives up.
struct Reader<'a> {
    words: Vec<String>,
    at: usize,
    event: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let is_it = self.words.get(self.at).is_some_and(|next| next == word);
        self.at += usize::from(is_it);
        is_it
    }

    fn either(&mut self) -> Option<Piece> {
        let mut piece = self.both()?;
        while self.takes("||") {
            let other = self.both()?;
            piece = match (piece.truth(), other.truth()) {
                (Some(true), _) => piece,
                (Some(false), _) => other,
                (None, Some(true)) => Piece::Truth(true),
                (None, _) => Piece::Unknown,
            };
        }
        Some(piece)
    }

    fn both(&mut self) -> Option<Piece> {
        let mut piece = self.compared()?;
        while self.takes("&&") {
            let other = self.compared()?;
            piece = match (piece.truth(), other.truth()) {
                (Some(false), _) => piece,
                (Some(true), _) => other,
                (None, Some(false)) => Piece::Truth(false),
                (None, _) => Piece::Unknown,
            };
        }
        Some(piece)
    }

    fn compared(&mut self) -> Option<Piece> {
        let piece = self.single()?;
        let known = |equal: Option<bool>| equal.map_or(Piece::Unknown, Piece::Truth);
        if self.takes("==") {
            let other = self.single()?;
            return Some(known(piece.equals(&other)));
        }
        if self.takes("!=") {
            let other = self.single()?;
            return Some(known(piece.equals(&other).map(|equal| !equal)));
        }
        for sign in ["<=", ">=", "<", ">"] {
            if self.takes(sign) {
                self.single()?;
                return Some(Piece::Unknown);
            }
        }
        Some(piece)
    }

    fn single(&mut self) -> Option<Piece> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let piece = self.inner();
        self.depth -= 1;
        piece
    }

    fn inner(&mut self) -> Option<Piece> {
        if self.takes("!") {
            let truth = self.single()?.truth();
            return Some(truth.map_or(Piece::Unknown, |truth| Piece::Truth(!truth)));
        }
        if self.takes("(") {
            let piece = self.either()?;
            return self.takes(")").then_some(piece);
        }
        let word = self.words.get(self.at)?.clone();
        self.at += 1;
        if let Some(text) = word.strip_prefix('\'') {
            let text = text.strip_suffix('\'')?.replace("''", "'");
            return Some(Piece::Text(text));
        }
        if self.takes("(") {
            let given = self.given()?;
            return Some(self.function(&word.to_lowercase(), &given));
        }
        if self.takes("[") {
            self.either()?;
            return self.takes("]").then_some(Piece::Unknown);
        }
        Some(self.name(&word))
    }

    fn given(&mut self) -> Option<Vec<Piece>> {
        let mut given = Vec::new();
        if self.takes(")") {
            return Some(given);
        }
        loop {
            given.push(self.either()?);
            if self.takes(")") {
                return Some(given);
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    fn name(&self, word: &str) -> Piece {
        let is_tag = self.is_tag();
        match word.to_lowercase().as_str() {
            "true" => Piece::Truth(true),
            "false" => Piece::Truth(false),
            "null" => Piece::Null,
            "github.event_name" => Piece::Text(self.event.to_owned()),
            "github.ref_type" if is_tag => Piece::Text("tag".to_owned()),
            "github.ref_type" => Piece::Text("branch".to_owned()),
            // Only how it begins is known.
            "github.ref" if is_tag => Piece::Unknown,
            word if word.starts_with(|first: char| first.is_ascii_digit()) => {
                word.parse().map_or(Piece::Unknown, Piece::Number)
            }
            _ => Piece::Unknown,
        }
    }

    /// Whether the occasion is a tag; here a push is always one of a tag.
    fn is_tag(&self) -> bool {
        matches!(self.event, "push" | "release" | "create")
    }

    fn function(&self, name: &str, given: &[Piece]) -> Piece {
        match (name, given) {
            ("always" | "success", []) => Piece::Truth(true),
            ("failure" | "cancelled", []) => Piece::Truth(false),
            // Of a reference only that it is a tag is known, or that it is none.
            ("startswith", [Piece::Unknown, Piece::Text(begin)]) if self.asks_for_ref() => {
                match begin.as_str() {
                    "refs/tags/" | "refs/tags" => Piece::Truth(self.is_tag()),
                    "refs/heads/" if self.is_tag() => Piece::Truth(false),
                    _ => Piece::Unknown,
                }
            }
            _ => Piece::Unknown,
        }
    }

    /// Whether the call that was just read is about `github.ref`.
    fn asks_for_ref(&self) -> bool {
        let first = self.at.checked_sub(4).and_then(|at| self.words.get(at));
        first.is_some_and(|word| word.eq_ignore_ascii_case("github.ref"))
    }
}
