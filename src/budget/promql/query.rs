//! What a query reads, over which range, and the same query over another.

use std::ops::Range;

use super::duration::milliseconds;
use super::token::{Kind, QueryFault, Token, tokens};

/// Keywords that a list of labels follows.
const BEFORE_LABELS: [&str; 6] = [
    "by",
    "without",
    "on",
    "ignoring",
    "group_left",
    "group_right",
];

/// Keywords of which none is a metric.
const KEYWORDS: [&str; 10] = [
    "and", "or", "unless", "offset", "bool", "inf", "nan", "start", "end", "atan2",
];

/// Keywords behind which no selector can stand: with matchers behind them they are metrics.
const NEVER_BEFORE_MATCHERS: [&str; 7] =
    ["by", "without", "on", "ignoring", "offset", "start", "end"];

/// Keywords behind which `offset` can only be a metric.
const BEFORE_OPERANDS: [&str; 5] = ["and", "or", "unless", "atan2", "bool"];

/// A query whose brackets and texts are closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query<'a> {
    text: &'a str,
    selectors: Vec<&'a str>,
    ranges: Vec<Range<usize>>,
    placeholders: Vec<Range<usize>>,
    /// What stands before a range, and is evaluated again and again within it: in the order of the
    /// text, and none within another.
    held: Vec<Range<usize>>,
    is_moved: bool,
}

impl<'a> Query<'a> {
    /// Reads a query.
    pub(crate) fn read(text: &'a str) -> Result<Self, QueryFault> {
        let tokens = tokens(text)?;
        let mut query = Self {
            text,
            selectors: Vec::new(),
            ranges: Vec::new(),
            placeholders: Vec::new(),
            held: Vec::new(),
            is_moved: false,
        };
        let mut place = 0;
        while let Some(token) = tokens.get(place) {
            query.is_moved |= query.is_modifier(&tokens, place, token);
            place = query.take(&tokens, place, token);
        }
        Ok(query)
    }

    /// The selectors with their matchers, in the order of the text, without ranges and modifiers:
    /// `calls_total{outcome="error"}`.
    pub(crate) fn selectors(&self) -> Vec<&'a str> {
        self.selectors.clone()
    }

    /// The ranges as written, `28d` of `[28d]` and of `[28d:1m]`, in the order of the text; a
    /// placeholder is none.
    #[cfg(test)]
    pub(crate) fn ranges(&self) -> Vec<&'a str> {
        let ranges = self.ranges.iter();
        ranges
            .filter_map(|range| self.text.get(range.clone()))
            .collect()
    }

    /// Whether a range is Sloth's placeholder `{{.window}}`.
    pub(crate) fn has_placeholder(&self) -> bool {
        !self.placeholders.is_empty()
    }

    /// Whether something in it is looked at as of another time, by `offset` or `@`: how new its
    /// samples are says nothing about that.
    pub(crate) fn has_modifier(&self) -> bool {
        self.is_moved
    }

    /// The first range that is neither the placeholder nor as long as the one that is `written`.
    /// Within a subquery, as in `max_over_time(rate(x[5m])[30d:5m])`, any range will do: over which
    /// time the whole looks is what the subquery says.
    pub(crate) fn other_range(&self, written: Option<&str>) -> Option<&'a str> {
        let length = written.and_then(|written| milliseconds(written.trim()));
        let is_held = |range: &Range<usize>| {
            let place = self.held.partition_point(|held| held.end < range.end);
            let held = self.held.get(place);
            held.is_some_and(|held| held.start <= range.start)
        };
        let ranges = self.ranges.iter().filter(|range| !is_held(range));
        ranges
            .filter_map(|range| self.text.get(range.clone()))
            .find(|text| length.is_none() || milliseconds(text) != length)
    }

    /// Whether [`Query::over`] changes anything: else the query has a range of its own, or none,
    /// and says nothing about another one.
    pub(crate) fn can_be_over(&self, written: Option<&str>) -> bool {
        self.to_replace(written).next().is_some()
    }

    /// The same query over another range: in place of the placeholder, and of every range that is
    /// as long as the one that is `written` in it.
    pub(crate) fn over(&self, written: Option<&str>, duration: &str) -> String {
        let mut replaced: Vec<&Range<usize>> = self.to_replace(written).collect();
        replaced.sort_by_key(|range| range.start);
        let mut query = String::new();
        let mut from = 0;
        for range in replaced {
            query.push_str(self.text.get(from..range.start).unwrap_or_default());
            query.push_str(duration);
            from = range.end;
        }
        query.push_str(self.text.get(from..).unwrap_or_default());
        query
    }

    fn to_replace(&self, written: Option<&str>) -> impl Iterator<Item = &Range<usize>> {
        let length = written.and_then(|written| milliseconds(written.trim()));
        let is_written = move |range: &&Range<usize>| {
            let text = self.text.get((*range).clone()).unwrap_or_default();
            length.is_some() && milliseconds(text) == length
        };
        let ranges = self.ranges.iter().filter(is_written);
        self.placeholders.iter().chain(ranges)
    }

    /// Takes in what begins at a token, and says with which token it goes on.
    fn take(&mut self, tokens: &[Token], place: usize, token: &Token) -> usize {
        let next = tokens.get(place + 1).map(|next| next.kind);
        match (token.kind, next) {
            (Kind::Open('[', partner), _) => {
                self.range(tokens, place, partner);
                partner + 1
            }
            (Kind::Open('{', partner), _) => self.selector(tokens, token.start, partner),
            (Kind::Word, Some(Kind::Open(bracket, partner))) => {
                let word = self.word(token);
                let is_labels = BEFORE_LABELS.contains(&word.as_str());
                let is_keyword = is_labels || KEYWORDS.contains(&word.as_str());
                match bracket {
                    '(' if is_labels => partner + 1,
                    '(' => place + 1,
                    '{' if !is_keyword || NEVER_BEFORE_MATCHERS.contains(&word.as_str()) => {
                        self.selector(tokens, token.start, partner)
                    }
                    _ if is_keyword => place + 1,
                    _ => self.selector(tokens, token.start, place),
                }
            }
            (Kind::Word, _) => {
                let word = self.word(token);
                let word = word.as_str();
                let is_keyword = BEFORE_LABELS.contains(&word) || KEYWORDS.contains(&word);
                if is_keyword || self.is_grouped(tokens, place) {
                    place + 1
                } else {
                    self.selector(tokens, token.start, place)
                }
            }
            _ => place + 1,
        }
    }

    /// Keywords are the same in any case.
    fn word(&self, token: &Token) -> String {
        let word = self.text.get(token.start..token.end).unwrap_or_default();
        word.to_ascii_lowercase()
    }

    /// Whether labels to group by stand behind a word: then it is an aggregation, as in
    /// `sum by (job) (…)`.
    fn is_grouped(&self, tokens: &[Token], place: usize) -> bool {
        let Some(next) = tokens.get(place + 1).filter(|it| it.kind == Kind::Word) else {
            return false;
        };
        let opens = tokens.get(place + 2).map(|token| token.kind);
        matches!(opens, Some(Kind::Open('(', _)))
            && matches!(self.word(next).as_str(), "by" | "without")
    }

    /// A selector from a byte to the end of a token.
    fn selector(&mut self, tokens: &[Token], start: usize, last: usize) -> usize {
        let end = tokens.get(last).map_or(start, |token| token.end);
        self.selectors.extend(self.text.get(start..end));
        last + 1
    }

    /// Whether a token is an `@`, or an `offset` that stands behind an operand or before a duration.
    fn is_modifier(&self, tokens: &[Token], place: usize, token: &Token) -> bool {
        match (token.kind, self.word(token).as_str()) {
            (Kind::Sign, "@") => true,
            (Kind::Word, "offset") => {
                let before = place.checked_sub(1).and_then(|before| tokens.get(before));
                let is_behind = before.is_some_and(|before| match before.kind {
                    Kind::Close(_) => true,
                    Kind::Word => {
                        let word = self.word(before);
                        let word = word.as_str();
                        !BEFORE_LABELS.contains(&word) && !BEFORE_OPERANDS.contains(&word)
                    }
                    _ => false,
                });
                let next = tokens.get(place + 1).map(|next| next.kind);
                is_behind || next == Some(Kind::Number)
            }
            _ => false,
        }
    }

    /// Where what stands before a bracket begins: `(` of `rate(x[5m])[30d:1m]`, and of `sum(…) by (x)`
    /// that of the sum.
    fn operand(&self, tokens: &[Token], open: usize) -> usize {
        let mut start = open;
        while let Some(Kind::Close(partner)) = start
            .checked_sub(1)
            .and_then(|last| tokens.get(last))
            .map(|last| last.kind)
        {
            start = partner;
            let before = start.checked_sub(1).and_then(|before| tokens.get(before));
            let is_labels = before.is_some_and(|before| {
                before.kind == Kind::Word && BEFORE_LABELS.contains(&self.word(before).as_str())
            });
            if !is_labels {
                break;
            }
            start -= 1;
        }
        tokens.get(start).map_or(0, |token| token.start)
    }

    /// A range between two brackets; behind a colon stands the resolution.
    fn range(&mut self, tokens: &[Token], open: usize, close: usize) {
        let end = tokens.get(open).map_or(0, |token| token.start);
        let start = self.operand(tokens, open);
        while self.held.last().is_some_and(|held| held.start >= start) {
            self.held.pop();
        }
        self.held.push(start..end);
        let inside = tokens.get(open + 1..close).unwrap_or_default();
        // A colon is one only directly within these brackets.
        let colon = inside.iter().position(|token| token.kind == Kind::Colon);
        let inside = inside.get(..colon.unwrap_or(inside.len()));
        let Some([first, .., last] | [first @ last]) = inside else {
            return;
        };
        let span = first.start..last.end;
        let text = self.text.get(span.clone()).unwrap_or_default();
        if is_placeholder(text) {
            self.placeholders.push(span);
        } else {
            self.ranges.push(span);
        }
    }
}

/// Go's template action `{{.window}}`, with or without blanks inside.
fn is_placeholder(text: &str) -> bool {
    let inside = text.strip_prefix("{{");
    let inside = inside.and_then(|rest| rest.strip_suffix("}}"));
    inside.is_some_and(|inside| inside.trim() == ".window")
}

/// A text as PromQL quotes it, for the value of a matcher.
pub(crate) fn matcher(value: &str) -> String {
    let mut quoted = String::from('"');
    for letter in value.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
