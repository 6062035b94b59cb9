//! A policy's faults for machines that show them at their lines: code scanning, and the runner.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::sarif::{reference, run_of};
use crate::locale::{Locale, Message, Words};
use crate::policy::excerpt::{self, FaultData};
use crate::policy::fault::{Fault, FaultList, Level};
use crate::policy::source::Source;
use crate::text::{LogCommand, one_line};

/// GitHub shows at most ten annotations of a kind for a step.
const MOST: usize = 10;

/// GitHub cuts messages over 4,096 characters; ours are one sentence or two.
const LONGEST: usize = 1_000;

/// The faults as SARIF (OASIS, "Static Analysis Results Interchange Format", 2.1.0), in English.
pub(crate) fn sarif(path: &str, source: &Source, list: &FaultList) -> Json {
    let words = Words::new(Locale::English);
    let mut rules: BTreeMap<&'static str, Json> = BTreeMap::new();
    let mut results = Vec::new();
    for fault in &list.faults {
        let data = excerpt::data(source, fault, &words);
        rules
            .entry(data.code)
            .or_insert_with(|| rule(data.code, &words));
        results.push(result(path, source, fault, &data));
    }
    let mut notes = Vec::new();
    if list.more > 0 {
        let more = Message::new("policy-more-faults").with("count", list.more);
        notes.push(json!({
            "level": "warning",
            "message": { "text": words.plain(&more) },
        }));
    }
    let mut run = run_of(rules.into_values().collect(), results, notes);
    // Columns count characters, as editors do.
    run["runs"][0]["columnKind"] = json!("unicodeCodePoints");
    run
}

/// What the sentences of a code have in common.
fn rule(code: &'static str, words: &Words) -> Json {
    let sentence = words.without_arguments(&Message::new(code));
    json!({
        "id": code,
        "shortDescription": { "text": sentence.as_deref().unwrap_or(code) },
    })
}

fn result(path: &str, source: &Source, fault: &Fault, data: &FaultData) -> Json {
    let mut region = json!({ "startLine": data.line, "startColumn": data.column });
    let spanned = source.text().get(fault.span.start..fault.span.end);
    let spanned = spanned.unwrap_or_default();
    // The end is behind the last character; what goes on over lines is pointed at by its beginning.
    if !spanned.is_empty() && !spanned.contains('\n') {
        region["endColumn"] = json!(data.column + spanned.chars().count());
    }
    json!({
        "ruleId": data.code,
        "level": data.level,
        "message": { "text": sentence(data) },
        // The same fault of the same key is the same result, wherever its line has moved.
        "partialFingerprints": { "policyPath": format!("{}:{}", data.code, data.path) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": reference(path) },
            "region": region,
        }}],
    })
}

/// What is wrong, and how to mend it.
fn sentence(data: &FaultData) -> String {
    match &data.help {
        Some(help) => format!("{} → {help}", data.message),
        None => data.message.clone(),
    }
}

/// An annotation for each fault, errors first, as many as GitHub shows; and how many are left out.
pub(crate) fn annotations(
    path: &str,
    source: &Source,
    list: &FaultList,
    words: &Words,
) -> (Vec<LogCommand>, usize) {
    let (errors, warnings): (Vec<&Fault>, Vec<&Fault>) = list
        .faults
        .iter()
        .partition(|fault| fault.level == Level::Error);
    let faults = errors.into_iter().chain(warnings).take(MOST);
    let commands: Vec<LogCommand> = faults
        .map(|fault| {
            let data = excerpt::data(source, fault, words);
            let properties = [
                ("file", one_line(path, 300)),
                ("line", data.line.to_string()),
                ("col", data.column.to_string()),
                ("title", format!("gonogo lint: {}", data.code)),
            ];
            let message = one_line(&sentence(&data), LONGEST);
            LogCommand::new(data.level, &properties, &message)
        })
        .collect();
    let left = list.faults.len() + list.more - commands.len();
    (commands, left)
}
