//! The drawing as a self-contained SVG picture: no script, no font or address from elsewhere, and
//! readable on light and dark ground. Closed is hatched as well as coloured, and every day has its
//! words.

use super::{Cell, Grid, Labels, Resolution, Row};

const ROW: i64 = 18;
const LEFT: i64 = 130;
const HOUR: i64 = 16;
const TOP: i64 = 56;
const WORDS: i64 = 300;

const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#1f2328}\
.title{font-weight:600;font-size:14px}\
.frame{fill:none;stroke:#59636e}\
.open{fill:#dafbe1}.closed{fill:#ffc1bc}.partly{fill:#fae17d}.unknown{fill:#d0d7de}\
.skipped{fill:none}.hatch{stroke:#a40e26}.dots{fill:#59636e}\
@media (prefers-color-scheme:dark){\
text{fill:#e6edf3}.frame{stroke:#9198a1}\
.open{fill:#12361f}.closed{fill:#67060c}.partly{fill:#533f00}.unknown{fill:#3d444d}\
.hatch{stroke:#ffaba8}.dots{fill:#c9d1d9}}";

const PATTERNS: &str = "\
<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<path class=\"hatch\" d=\"M0 6L6 0\"/></pattern>\
<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<circle class=\"dots\" cx=\"3\" cy=\"3\" r=\"1\"/></pattern>";

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
        svg.push_str(&day(row, TOP + index * ROW, grid.resolution, labels));
    }
    svg.push_str(&legend(TOP + rows * ROW + ROW, labels));
    svg.push_str("</svg>\n");
    svg
}

/// What [`strip`]s on a page need once: their colours and patterns, in an element of no size.
pub(crate) fn ground() -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" aria-hidden=\"true\">\
         <style>{STYLE}</style><defs>{PATTERNS}</defs></svg>\n"
    )
}

/// The hours of one day as a bar that can be stretched; its words stand beside it.
pub(crate) fn strip(row: &Row, resolution: Resolution) -> String {
    let (width, height) = (24 * HOUR, ROW - 3);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">{}</svg>",
        bars(row, 0, 0, resolution)
    )
}

/// The sign of a cell on its own, for a legend.
pub(crate) fn sample(cell: Cell) -> String {
    let height = ROW - 3;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {HOUR} {height}\" \
         width=\"{HOUR}\" height=\"{height}\" aria-hidden=\"true\">{}</svg>",
        bar(cell, 0, 0, HOUR)
    )
}

fn day(row: &Row, y: i64, resolution: Resolution, labels: &Labels) -> String {
    let baseline = y + 13;
    let weekday = escaped(labels.weekday(row.date.weekday()));
    let sentence = escaped(&labels.sentence(row));
    let mut svg = format!(
        "<g><title>{weekday} {}: {sentence}</title><text x=\"8\" y=\"{baseline}\">{weekday} {}</text>",
        row.date, row.date
    );
    svg.push_str(&bars(row, LEFT, y, resolution));
    let words = LEFT + 24 * HOUR + 10;
    svg.push_str(&format!(
        "<text x=\"{words}\" y=\"{baseline}\">{sentence}</text></g>"
    ));
    svg
}

/// The cells of a day, equal neighbours as one.
fn bars(row: &Row, left: i64, y: i64, resolution: Resolution) -> String {
    let width = match resolution {
        Resolution::Hour => HOUR,
        Resolution::HalfHour => HOUR / 2,
    };
    let mut svg = String::new();
    let mut x = left;
    for run in row.cells.chunk_by(|left, right| left == right) {
        let length = i64::try_from(run.len()).unwrap_or(0) * width;
        if let Some(cell) = run.first() {
            svg.push_str(&bar(*cell, x, y, length));
        }
        x += length;
    }
    svg
}

fn bar(cell: Cell, x: i64, y: i64, width: i64) -> String {
    let (class, pattern) = match cell {
        Cell::Open => ("open", None),
        Cell::Closed => ("closed", Some("hatch")),
        Cell::Partly => ("partly", Some("dots")),
        Cell::Unknown => ("unknown", Some("dots")),
        Cell::Skipped => ("skipped", None),
    };
    let height = ROW - 3;
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    let over = pattern.map(|id| format!("<rect fill=\"url(#{id})\" {place}/>"));
    let over = over.unwrap_or_default();
    format!("<rect class=\"{class}\" {place}/>{over}<rect class=\"frame\" {place}/>")
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
