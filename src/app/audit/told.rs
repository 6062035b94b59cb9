//! What an audit came to, in the form that was asked for.

use super::Run;
use crate::app::{brief, remark};
use crate::cli::Format;
use crate::decision::Report;
use crate::locale::{Message, Value, Words};
use crate::render::{alone, sarif};

/// Prints the result.
pub(super) fn tell(run: &Run<'_>, report: &Report) -> std::io::Result<()> {
    let (outside, options) = (run.outside, run.options);
    let words = Words::new(options.language).at(&run.rules.now);
    if let Some(path) = &run.rules.path {
        let message = Message::new("app-audit-policy").with("path", Value::code(path.as_str()));
        remark(outside, options, &words.plain(&message));
    }
    if report.counted_outcome() != report.outcome() {
        remark(outside, options, &words.text("app-audit-counts-as-go"));
    }
    match options.format {
        Format::Json | Format::Npm => outside.console.json(&alone::json(report)),
        Format::Sarif => match sarif::sarif(report) {
            Some(document) => outside.console.json(&document),
            // An upload of nothing fails, and closes no alert.
            None => {
                remark(outside, options, &words.text("app-audit-no-sarif"));
                let told = alone::text(report, &words, false);
                outside.console.log(&told);
                Ok(())
            }
        },
        Format::Markdown => outside.console.result(&alone::markdown(report, &words)),
        Format::Text | Format::Svg | Format::Ics => {
            let long = options.verbosity == crate::cli::Verbosity::Verbose;
            outside
                .console
                .result(brief(options, &alone::text(report, &words, long)))
        }
    }
}
