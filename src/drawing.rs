//! The hours of a day as bars: what the window's picture and the report's page share. No bar relies
//! on colour, and the words beside them are their user's.

/// How wide an hour is.
pub(crate) const HOUR: i64 = 16;
/// How high a bar is.
pub(crate) const HEIGHT: i64 = 15;

/// What holds during a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Open throughout.
    Open,
    /// Closed throughout.
    Closed,
    /// Some of each.
    Partly,
    /// At least a part is not known.
    Unknown,
    /// The clock does not show these readings on this day.
    Skipped,
}

impl Cell {
    /// Every kind, in the order of a legend.
    pub(crate) const ALL: [Self; 5] = [
        Self::Open,
        Self::Closed,
        Self::Partly,
        Self::Unknown,
        Self::Skipped,
    ];
}

/// Their colours on light and dark ground.
pub(crate) const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#1f2328}\
.title{font-weight:600;font-size:14px}\
.frame{fill:none;stroke:#59636e}\
.open{fill:#dafbe1}.closed{fill:#ffc1bc}.partly{fill:#fae17d}.unknown{fill:#d0d7de}\
.skipped{fill:none}.hatch{stroke:#a40e26}.dots{fill:#59636e}\
@media (prefers-color-scheme:dark){\
text{fill:#e6edf3}.frame{stroke:#9198a1}\
.open{fill:#12361f}.closed{fill:#67060c}.partly{fill:#533f00}.unknown{fill:#3d444d}\
.hatch{stroke:#ffaba8}.dots{fill:#c9d1d9}}";

/// What lies over a colour, so that nothing depends on seeing it.
pub(crate) const PATTERNS: &str = "\
<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<path class=\"hatch\" d=\"M0 6L6 0\"/></pattern>\
<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<circle class=\"dots\" cx=\"3\" cy=\"3\" r=\"1\"/></pattern>";

/// A day of cells from 00:00 to 24:00, equal neighbours as one.
pub(crate) fn bars(cells: &[Cell], left: i64, y: i64) -> String {
    let count = i64::try_from(cells.len()).unwrap_or(24).max(1);
    let width = 24 * HOUR / count;
    let mut svg = String::new();
    let mut x = left;
    for run in cells.chunk_by(|left, right| left == right) {
        let length = i64::try_from(run.len()).unwrap_or(0) * width;
        if let Some(cell) = run.first() {
            svg.push_str(&bar(*cell, x, y, length));
        }
        x += length;
    }
    svg
}

/// One stretch of equal hours.
pub(crate) fn bar(cell: Cell, x: i64, y: i64, width: i64) -> String {
    let (class, pattern) = match cell {
        Cell::Open => ("open", None),
        Cell::Closed => ("closed", Some("hatch")),
        Cell::Partly => ("partly", Some("dots")),
        Cell::Unknown => ("unknown", Some("dots")),
        Cell::Skipped => ("skipped", None),
    };
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\"");
    let over = pattern.map(|id| format!("<rect fill=\"url(#{id})\" {place}/>"));
    let over = over.unwrap_or_default();
    format!("<rect class=\"{class}\" {place}/>{over}<rect class=\"frame\" {place}/>")
}

/// What [`strip`]s on a page need once besides [`STYLE`]: their patterns, in an element of no size.
pub(crate) fn ground() -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ground\" width=\"0\" height=\"0\" \
         aria-hidden=\"true\"><defs>{PATTERNS}</defs></svg>\n"
    )
}

/// A day as a bar that can be stretched, with a line at a thousandth of it.
pub(crate) fn strip(cells: &[Cell], now: Option<u16>) -> String {
    let width = 24 * HOUR;
    let line = now.map_or_else(String::new, |now| {
        let x = i64::from(now) * width / 1000;
        format!("<path class=\"now\" d=\"M{x} -3V{}\"/>", HEIGHT + 3)
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">{}{line}</svg>",
        bars(cells, 0, 0)
    )
}

/// The sign of a cell on its own, for a legend.
pub(crate) fn sample(cell: Cell) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {HOUR} {HEIGHT}\" \
         width=\"{HOUR}\" height=\"{HEIGHT}\" aria-hidden=\"true\">{}</svg>",
        bar(cell, 0, 0, HOUR)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_hours_are_one_bar_whatever_the_resolution() {
        let mut cells = vec![Cell::Closed; 24];
        cells.splice(9..16, [Cell::Open; 7]);
        let halves: Vec<Cell> = cells.iter().flat_map(|cell| [*cell; 2]).collect();
        assert_eq!(strip(&cells, None), strip(&halves, None));
        assert_eq!(strip(&cells, None).matches("class=\"frame\"").count(), 3);
        assert!(strip(&cells, None).contains("class=\"open\" x=\"144\" y=\"0\" width=\"112\""));
        assert!(strip(&[], None).ends_with("></svg>"));
        assert!(strip(&cells, Some(500)).contains("d=\"M192 -3V18\""));
    }
}
