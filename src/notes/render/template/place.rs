//! Where the values of a template stand in what it wrote: in text, where an escaped value means
//! nothing but itself; or in a tag or an address, where no value may stand.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::vault::{How, Misplaced, Sign, signs};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In text: code stands between back-quotes.
    Plain,
    /// Without back-quotes: in tables, HTML and code, and beside back-quotes that close nothing.
    Anywhere,
}

/// A sign, and how its value is written.
pub(super) struct Place {
    pub(super) sign: Sign,
    pub(super) form: Form,
}

/// The places of all values.
///
/// # Errors
/// Where one stands where none may, or is broken.
pub(super) fn places(written: &str) -> Result<Vec<Place>, Misplaced> {
    let signs = signs(written)?;
    let mut reader = Reader {
        written,
        forms: vec![None; signs.len()],
        signs: &signs,
        html: Html::Text,
        code: Stretches::default(),
    };
    reader.read()?;
    let quotes = || written.match_indices('`').map(|(at, _)| at);
    let has_stray_quote = quotes().any(|at| !reader.code.contain(at));
    let forms = reader.forms;
    let mut places = Vec::new();
    for (sign, form) in signs.into_iter().zip(forms) {
        let form = form.ok_or(Misplaced {
            at: sign.at,
            how: How::Place,
        })?;
        let is_beside = written.get(..sign.at).is_some_and(|it| it.ends_with('`'))
            || written
                .get(sign.end..)
                .is_some_and(|it| it.starts_with('`'));
        let form = match has_stray_quote || is_beside {
            true => Form::Anywhere,
            false => form,
        };
        places.push(Place { sign, form });
    }
    Ok(places)
}

struct Reader<'a> {
    written: &'a str,
    signs: &'a [Sign],
    /// Of each sign, where a value may stand.
    forms: Vec<Option<Form>>,
    html: Html,
    /// Where code stands, with what is around it.
    code: Stretches,
}

/// Stretches of a text, in order and apart from each other.
#[derive(Default)]
struct Stretches(Vec<Range<usize>>);

impl Stretches {
    /// Adds one that begins no sooner than those before it.
    fn push(&mut self, range: Range<usize>) {
        match self.0.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => self.0.push(range),
        }
    }

    fn contain(&self, at: usize) -> bool {
        let behind = self.0.partition_point(|range| range.start <= at);
        let range = behind.checked_sub(1).and_then(|place| self.0.get(place));
        range.is_some_and(|range| at < range.end)
    }
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Misplaced> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM;
        let (mut code, mut tables, mut links) = (0_usize, 0_usize, Vec::new());
        let mut no_links = Stretches::default();
        for (event, range) in Parser::new_ext(self.written, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => {
                    code += 1;
                    self.code.push(range.clone());
                    no_links.push(range);
                }
                Event::End(TagEnd::CodeBlock) => code = code.saturating_sub(1),
                Event::Start(Tag::Table(_)) => tables += 1,
                Event::End(TagEnd::Table) => tables = tables.saturating_sub(1),
                Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                    let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    links.push(is_address);
                    no_links.push(range);
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    links.pop();
                }
                Event::Text(_) if code > 0 => self.allow(&range, Form::Anywhere),
                Event::Text(_) if links.contains(&true) => {}
                Event::Text(_) => {
                    self.check_html(range.start)?;
                    self.check_stray(&range)?;
                    let is_plain = tables == 0;
                    let form = if is_plain {
                        Form::Plain
                    } else {
                        Form::Anywhere
                    };
                    self.allow(&range, form);
                }
                Event::Code(_) => {
                    self.allow(&range, Form::Anywhere);
                    self.code.push(range.clone());
                    no_links.push(range);
                }
                Event::Html(_) => {
                    self.html(&range)?;
                    no_links.push(range);
                }
                Event::InlineHtml(_) => no_links.push(range),
                _ => {}
            }
        }
        self.check_links(&no_links)
    }

    /// Values may stand in a range.
    fn allow(&mut self, range: &Range<usize>, form: Form) {
        let from = self.signs.partition_point(|sign| sign.at < range.start);
        let to = self.signs.partition_point(|sign| sign.at < range.end);
        let forms = self.forms.get_mut(from..to).unwrap_or_default();
        forms.iter_mut().for_each(|it| *it = Some(form));
    }

    /// Behind a tag or comment of HTML that nothing closed, no value may stand.
    fn check_html(&self, at: usize) -> Result<(), Misplaced> {
        match self.html {
            Html::Text | Html::Ended => Ok(()),
            _ => self.none_behind(at, self.written.len(), How::Place),
        }
    }

    /// A sign that opens a tag or an address, were it not for what stands behind it: a value could
    /// close it.
    fn check_stray(&self, range: &Range<usize>) -> Result<(), Misplaced> {
        let text = self.written.get(range.clone()).unwrap_or_default();
        for (at, _) in text.match_indices('<') {
            let at = range.start + at;
            let before = self.written.get(..at).unwrap_or_default();
            if !before.ends_with('\\') {
                self.none_in_paragraph(at)?;
            }
        }
        Ok(())
    }

    fn check_links(&self, known: &Stretches) -> Result<(), Misplaced> {
        for (at, _) in self.written.match_indices("](") {
            if !known.contain(at) {
                self.none_in_paragraph(at)?;
            }
        }
        Ok(())
    }

    /// No value may follow in the same paragraph.
    fn none_in_paragraph(&self, at: usize) -> Result<(), Misplaced> {
        let behind = self.written.get(at..).unwrap_or_default();
        let mut end = at;
        for (number, line) in behind.split_inclusive('\n').enumerate() {
            if number > 0 && line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        self.none_behind(at, end, How::Stray)
    }

    fn none_behind(&self, at: usize, end: usize, how: How) -> Result<(), Misplaced> {
        let next = self.signs.partition_point(|sign| sign.at < at);
        match self.signs.get(next).filter(|sign| sign.at < end) {
            Some(sign) => Err(Misplaced { at: sign.at, how }),
            None => Ok(()),
        }
    }

    /// A piece of a block of HTML: values may stand between tags.
    fn html(&mut self, range: &Range<usize>) -> Result<(), Misplaced> {
        let text = self.written.get(range.clone()).unwrap_or_default();
        for (at, _) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            self.html = self.html.behind(rest);
            let at = range.start + at;
            let number = self.signs.binary_search_by_key(&at, |sign| sign.at);
            if let Ok(number) = number {
                if self.html != Html::Text {
                    return Err(Misplaced {
                        at,
                        how: How::Place,
                    });
                }
                self.forms[number] = Some(Form::Anywhere);
            }
        }
        Ok(())
    }
}

/// Where in HTML something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Html {
    Text,
    /// In a tag, or a declaration.
    Tag,
    /// In a quoted value of a tag.
    Quoted(char),
    /// In a comment.
    Comment,
    /// In the signs that end a comment.
    CommentEnd,
    /// At the sign that ends something.
    Ended,
}

impl Html {
    /// Where the next character stands.
    fn behind(self, rest: &str) -> Self {
        let first = rest.chars().next().unwrap_or_default();
        match (self, first) {
            (Self::Text | Self::Ended, '<') if rest.starts_with("<!--") => Self::Comment,
            (Self::Text | Self::Ended, '<') => Self::Tag,
            (Self::Text | Self::Ended, _) => Self::Text,
            (Self::Tag, '>') => Self::Ended,
            (Self::Tag, '"' | '\'') => Self::Quoted(first),
            (Self::Quoted(quote), _) if first == quote => Self::Tag,
            (Self::Comment, '-') if rest.starts_with("-->") => Self::CommentEnd,
            (Self::CommentEnd, '>') => Self::Ended,
            (state, _) => state,
        }
    }
}
