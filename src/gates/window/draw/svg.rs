//! The drawing as a self-contained SVG picture: no script, no font or address from elsewhere, and
//! readable on light and dark ground. Closed is hatched as well as coloured, and every day has its
//! words.

use super::{Cell, Grid, Labels, Row};
use crate::drawing::{HEIGHT, HOUR, PATTERNS, STYLE, bar, bars};

const ROW: i64 = HEIGHT + 3;
const LEFT: i64 = 130;
const TOP: i64 = 56;
const WORDS: i64 = 300;

/// Draws a grid as one SVG element, fit for a file of its own and for a page.
pub(crate) fn draw(grid: &Grid, labels: &Labels) -> String {
    let rows = i64::try_from(grid.rows.len()).unwrap_or(i64::MAX / ROW);
    let (width, height) = (LEFT + 24 * HOUR + WORDS, TOP + rows * ROW + 2 * ROW);
    let title = escaped(&labels.title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\">\
         <title>{title}</title><style>{STYLE}</style><defs>{PATTERNS}</defs>\
         <text class=\"title\" x=\"8\" y=\"20\">{title}</text>"
    );
    for hour in [0, 6, 12, 18, 24] {
        let x = LEFT + hour * HOUR;
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"46\" text-anchor=\"middle\">{hour:02}</text>"
        ));
    }
    for (row, index) in grid.rows.iter().zip(0..) {
        svg.push_str(&day(row, TOP + index * ROW, labels));
    }
    svg.push_str(&legend(TOP + rows * ROW + ROW, labels));
    svg.push_str("</svg>\n");
    svg
}

fn day(row: &Row, y: i64, labels: &Labels) -> String {
    let baseline = y + 13;
    let weekday = escaped(labels.weekday(row.date.weekday()));
    let sentence = escaped(&labels.sentence(row));
    let mut svg = format!(
        "<g><title>{weekday} {}: {sentence}</title><text x=\"8\" y=\"{baseline}\">{weekday} {}</text>",
        row.date, row.date
    );
    svg.push_str(&bars(&row.cells, LEFT, y));
    let words = LEFT + 24 * HOUR + 10;
    svg.push_str(&format!(
        "<text x=\"{words}\" y=\"{baseline}\">{sentence}</text></g>"
    ));
    svg
}

fn legend(y: i64, labels: &Labels) -> String {
    let mut x = LEFT;
    let mut svg = String::new();
    for cell in [Cell::Open, Cell::Closed, Cell::Partly, Cell::Unknown] {
        let word = labels.word(cell);
        let (text_x, baseline) = (x + HOUR + 6, y + 13);
        svg.push_str(&bar(cell, x, y, HOUR));
        svg.push_str(&format!(
            "<text x=\"{text_x}\" y=\"{baseline}\">{}</text>",
            escaped(word)
        ));
        // Seven units a letter is wider than any letter of this size.
        x += HOUR + 24 + 7 * i64::try_from(word.chars().count()).unwrap_or(0);
    }
    svg
}

/// Text that can stand in an element or in a quoted attribute; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => safe.push(' '),
            character => safe.push(character),
        }
    }
    safe
}
