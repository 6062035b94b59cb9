//! Every vector in `fixtures/vectors/checklist.json`.

use serde_json::{Value, json};

use super::*;
use crate::gates::checklist::{
    document::{ItemKind, Mark},
    judge::rules::{Blockquotes, OnEmpty},
    not_applicable::NaForm,
};

fn vectors(key: &str) -> Vec<Value> {
    let text = include_str!("../../../../fixtures/vectors/checklist.json");
    let all: Value = serde_json::from_str(text).unwrap();
    all[key].as_array().unwrap().clone()
}

fn as_json(document: &Document) -> Value {
    let items: Vec<Value> = document
        .items
        .iter()
        .map(|item| {
            json!({
                "checked": item.is_checked(),
                "text": item.text,
                "section": document.section_of(item),
                "line": item.line,
                "depth": item.depth,
                "blockquote": item.blockquote,
            })
        })
        .collect();
    json!({ "total": items.len(), "checked": document.checked(), "items": items })
}

#[test]
fn texts_are_read_as_the_vectors_say() {
    let vectors = vectors("vectors");
    assert!(vectors.len() > 50);
    for vector in vectors {
        let document = read(vector["markdown"].as_str().unwrap());
        assert_eq!(as_json(&document), vector["expected"], "{}", vector["id"]);
    }
}

#[test]
fn extensions_are_read_as_the_vectors_say() {
    let mut seen = 0;
    for vector in vectors("vectors") {
        let document = with_glyphs(vector["markdown"].as_str().unwrap());
        let of_kind = |kind: ItemKind| -> Vec<Value> {
            let items = document.items.iter().filter(|item| item.kind == kind);
            items
                .map(|item| match item.mark {
                    Mark::Open => json!([false, item.text]),
                    Mark::Done => json!([true, item.text]),
                    Mark::Crossed => json!(["x-mark", item.text]),
                })
                .collect()
        };
        let struck: Vec<&str> = document
            .items
            .iter()
            .filter(|item| {
                item.not_applicable
                    .as_ref()
                    .is_some_and(|na| na.how == NaForm::Struck)
            })
            .map(|item| item.text.as_str())
            .collect();
        for (name, expected) in vector["extension"].as_object().into_iter().flatten() {
            let found = match name.as_str() {
                "na" => json!(struck),
                "tree" => json!(of_kind(ItemKind::Tree)),
                "ballot" => json!(of_kind(ItemKind::Ballot)),
                other => panic!("extension {other}"),
            };
            assert_eq!(&found, expected, "{}", vector["id"]);
            seen += 1;
        }
    }
    assert!(seen >= 5);
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten();
    texts
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn rules(options: &Value) -> Rules {
    Rules {
        sections: texts(&options["sections"]),
        required: texts(&options["required"]),
        na: match options["na"].as_str() {
            Some("strike") => NaMode::Strike,
            Some("strike-and-words") => NaMode::StrikeAndWords,
            _ => NaMode::Off,
        },
        blockquotes: match options["blockquotes"].as_str() {
            Some("ignore") => Blockquotes::Ignore,
            _ => Blockquotes::Count,
        },
        on_empty: match options["on-empty"].as_str() {
            Some("pass") => OnEmpty::Pass,
            _ => OnEmpty::Fail,
        },
        strict_markers: options["strict-markers"] == json!(true),
        ..Rules::default()
    }
}

#[test]
fn policies_judge_as_the_vectors_say() {
    let vectors = vectors("policy_vectors");
    assert!(vectors.len() > 8);
    for vector in vectors {
        let document = read(vector["markdown"].as_str().unwrap());
        let source = SourceDocument {
            name: "body",
            document: &document,
        };
        let sources = [source];
        let verdict = judge(&sources, &rules(&vector["options"]), None, &|_| {
            ProofState::Unknown
        });
        let open: Vec<&str> = verdict
            .open()
            .filter_map(|judged| judged.item.find(&sources))
            .map(|item| item.text.as_str())
            .collect();
        let found = json!({
            "verdict": match verdict.outcome() {
                Outcome::Pass => "pass",
                Outcome::Fail | Outcome::Unknown => "fail",
            },
            "done": verdict.done(),
            "open": open,
            "na": verdict.not_applicable(),
            "reasons": codes(&verdict),
        });
        assert_eq!(found, vector["expected"], "{}", vector["id"]);
    }
}
