//! npm's own report, version 2, as `npm audit --json` prints it.

mod collation;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha512};

use super::metavulnerability::{Entry, Fix, Metavulnerabilities, Via};
use super::{Advisory, Role, Severity, Tree};
use crate::text::Untrusted;

/// Writes the report.
pub(crate) fn npm_report(tree: &Tree, judged: &Metavulnerabilities<'_>) -> Value {
    let entries = judged.entries.values();
    let vulnerabilities: Map<String, Value> = entries
        .clone()
        .map(|entry| (entry.name.to_owned(), vulnerability(tree, entry)))
        .collect();
    let mut counts: Map<String, Value> = Severity::ALL
        .iter()
        .map(|severity| {
            let count = entries
                .clone()
                .filter(|entry| entry.severity == *severity)
                .count();
            (severity.word().to_owned(), json!(count))
        })
        .collect();
    counts.insert("total".to_owned(), json!(vulnerabilities.len()));
    json!({
        "auditReportVersion": 2,
        "vulnerabilities": vulnerabilities,
        "metadata": { "vulnerabilities": counts, "dependencies": dependencies(tree) },
    })
}

/// How many packages are needed in which way. The project itself is counted with those in production, but not in all.
fn dependencies(tree: &Tree) -> Value {
    let (mut prod, mut dev, mut optional, mut peer) = (0, 0, 0, 0);
    for id in tree.ids() {
        let flags = tree.node(id).flags();
        let counts = [
            (flags.dev(), &mut dev),
            (flags.optional(), &mut optional),
            (flags.peer(), &mut peer),
            (
                !(flags.dev() || flags.optional() || flags.peer()),
                &mut prod,
            ),
        ];
        for (counts, count) in counts {
            *count += usize::from(counts);
        }
    }
    json!({
        "prod": prod, "dev": dev, "optional": optional, "peer": peer, "peerOptional": 0,
        "total": tree.ids().len() - 1,
    })
}

fn vulnerability(tree: &Tree, entry: &Entry<'_>) -> Value {
    let place = |id| tree.node(id).place().for_parsing();
    let mut nodes: Vec<&str> = entry.nodes.iter().map(|id| place(*id)).collect();
    nodes.sort_by(|left, right| collation::compare(left, right));
    let mut effects: Vec<&str> = entry.effects.iter().copied().collect();
    effects.sort_by(|left, right| collation::compare(left, right));
    let mut via: Vec<(String, Value)> =
        entry.via.iter().map(|via| cause(entry.name, via)).collect();
    via.sort_by(|(left, _), (right, _)| collation::compare(left, right));
    json!({
        "name": entry.name,
        "severity": entry.severity.word(),
        "isDirect": is_direct(tree, entry),
        "via": via.into_iter().map(|(_, value)| value).collect::<Vec<_>>(),
        "effects": effects,
        "range": entry.range,
        "nodes": nodes,
        "fixAvailable": match &entry.fix {
            Fix::InRange => json!(true),
            Fix::None => json!(false),
            Fix::Raise { package, version, is_major } => {
                json!({"name": package, "version": version, "isSemVerMajor": is_major})
            }
        },
    })
}

/// Whether the project or a workspace asks for it itself.
fn is_direct(tree: &Tree, entry: &Entry<'_>) -> bool {
    let mut edges = entry.nodes.iter().flat_map(|id| tree.incoming(*id));
    edges.any(|edge| {
        edge.is_seen_by_npm()
            && (tree.node(edge.from()).role() == Role::Root || tree.is_workspace(edge.from()))
    })
}

/// A cause, and the text by which causes are sorted.
fn cause(name: &str, via: &Via<'_>) -> (String, Value) {
    match via {
        Via::Package(dependency) => ((*dependency).to_owned(), json!(dependency)),
        Via::Advisory(advisory) => {
            let source = advisory.source;
            let sorted = source.map(|source| source.to_string()).unwrap_or_default();
            (
                sorted,
                described(name, advisory, json!(source), &advisory.vulnerable_versions),
            )
        }
        Via::Itself {
            advisory,
            chain,
            on,
        } => {
            let source = hashed(advisory, chain);
            let mut value = described(name, advisory, json!(source), &"*".into());
            if let Some(on) = on {
                value["title"] = json!(format!("Depends on vulnerable versions of {on}"));
                value["url"] = Value::Null;
            }
            (source, value)
        }
    }
}

/// The name that npm gives to a cause: a digest of the package's name and of what stands behind.
fn hashed(advisory: &Advisory, chain: &[&str]) -> String {
    let start = json!(advisory.source);
    let last = chain.iter().rev().fold(start, |source, name| {
        let digest = Sha512::digest(json!([name, source]).to_string());
        Value::String(STANDARD.encode(digest))
    });
    last.as_str().unwrap_or_default().to_owned()
}

fn described(name: &str, advisory: &Advisory, source: Value, range: &Untrusted) -> Value {
    // As JavaScript writes numbers.
    let score = if advisory.score.fract() == 0.0 {
        json!(advisory.score as i64)
    } else {
        json!(advisory.score)
    };
    let vector = advisory.vector.as_ref().map(|vector| vector.for_parsing());
    json!({
        "source": source,
        "name": name,
        "dependency": name,
        "title": advisory.title,
        "url": advisory.url,
        "severity": advisory.severity.word(),
        "cwe": advisory.cwe,
        "cvss": { "score": score, "vectorString": vector },
        "range": range,
    })
}
