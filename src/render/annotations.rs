//! Annotations: at most one per failing gate, pointing at the line it is about.

use std::cmp::Reverse;

use super::Run;
use crate::decision::Outcome;
use crate::locale::Words;
use crate::text::{LogCommand, one_line};

/// GitHub shows at most ten annotations of a kind for a step.
const MOST: usize = 10;

/// GitHub cuts messages over 4,096 characters; ours are one sentence or two.
const LONGEST: usize = 1_000;

/// One annotation for each report that blocks.
pub(crate) fn annotations(run: &Run, words: &Words) -> Vec<LogCommand> {
    let mut annotations = Vec::new();
    for report in &run.decision.reports {
        if report.counted_outcome() <= Outcome::Go || annotations.len() == MOST {
            continue;
        }
        let Some(finding) = report
            .findings
            .iter()
            .filter(|finding| finding.outcome() > Outcome::Go)
            // The first of the strongest: reasons are in the order they should be read.
            .min_by_key(|finding| Reverse(finding.outcome()))
        else {
            continue;
        };
        let name = match report.counted_outcome() {
            Outcome::Hold => "warning",
            _ => "error",
        };
        let title = format!("gonogo {}: {}", report.area.name(), finding.code);
        let mut properties = vec![("title", title)];
        if let Some(place) = &finding.place {
            properties.push(("file", one_line(place.path.for_parsing(), 300)));
            properties.extend(place.line.map(|line| ("line", line.to_string())));
        }
        let message = format!(
            "{} → {}",
            words.plain(&finding.message()),
            words.plain(&finding.lift())
        );
        annotations.push(LogCommand::new(
            name,
            &properties,
            &one_line(&message, LONGEST),
        ));
    }
    annotations
}
