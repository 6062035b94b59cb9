//! What people read: the numbers behind the decision, in both languages.

use super::stage::{Stage, gate, objective, policy};
use crate::fake_prometheus::Sample;
use crate::stories::npm_audit::stage::readable;

fn french(percent: f64) -> Stage {
    let lines = format!("slos:\n{}", objective("api", ""));
    let stage = Stage::of(|prometheus| format!("locale: fr\n{}", policy(prometheus, &lines)));
    stage.figures("api").left(percent);
    stage
}

#[test]
fn a_refusal_tells_what_is_left_how_fast_it_goes_and_what_the_change_is() {
    let stage = Stage::left(19.0, "");
    stage.labelled("feature");
    let sentence = "`api`: 19.0 % left (failures: 810 of 1,000 allowed), at the present burn rate \
                    of 0.5 gone in 11 d; only bug fixes and security may ship, and \
                    this is no bug fix (label `feature`)";
    let ended = stage.is_refused(sentence);
    assert!(
        readable(&ended.summary).contains(sentence),
        "{}",
        ended.summary
    );
    let plain = sentence
        .replace("`api`", "api")
        .replace("`feature`", "feature");
    assert!(ended.out.contains(&plain), "{}", ended.out);
    assert!(
        stage
            .comment()
            .contains("ship what makes it more reliable first."),
        "{}",
        stage.comment()
    );
}

#[test]
fn a_refusal_in_french_carries_the_same_numbers() {
    let stage = french(19.0);
    stage.labelled("feature");
    let sentence = "il reste 19,0\u{a0}% (échecs\u{a0}: 810 sur 1\u{202f}000 permis), épuisé dans \
                    11\u{a0}j au rythme actuel (0,5)\u{a0}; seuls les correctifs et la sécurité peuvent partir";
    let ended = stage.is_refused(sentence);
    for text in [&stage.comment(), &readable(&ended.summary), &ended.out] {
        for word in [
            "19,0\u{a0}%",
            "810 sur 1\u{202f}000",
            "11\u{a0}j ",
            "(0,5)",
            "feature",
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
        for word in ["left", "spent", "failures", "ship", "bug fix"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn every_outcome_is_told_in_french_without_an_english_word() {
    for percent in [80.0, 30.0, 19.0, 0.0, -40.0] {
        let stage = french(percent);
        stage.labelled("risky");
        let ended = stage.run();
        let said = format!(
            "{}{}{}",
            stage.comment(),
            readable(&ended.summary),
            ended.out
        );
        for word in [" left", " spent", "may ship", "risky change", "nothing but"] {
            assert!(!said.contains(word), "{percent} {word}: {said}");
        }
    }
}

#[test]
fn percentages_are_cut_and_never_contradict_the_tier() {
    let stage = Stage::left(19.9, "");
    stage.is_refused("19.9 % left");
    let stage = Stage::new("");
    stage.figures("api").left(20.0).failed(801);
    stage.is_refused("19.9 % left");
    let stage = Stage::new("");
    stage.figures("api").left(0.1).failed(999);
    stage.is_refused("0.1 % left (failures: 999 of 1,000 allowed)");
}

#[test]
fn a_budget_that_is_overspent_is_told_below_nothing() {
    let stage = Stage::left(-40.0, "");
    stage.is_refused(
        "`api`: -40.0 % left (failures: 1,400 of 1,000 allowed); nothing but security may ship",
    );
}

#[test]
fn the_table_has_a_line_for_each_objective() {
    let lines = format!("slos:\n{}{}", objective("api", ""), objective("web", ""));
    let stage = Stage::with(&lines);
    stage.figures("api").left(80.0);
    stage.figures("web").left(30.0);
    let ended = stage.goes();
    let summary = readable(&ended.summary);
    for word in [
        "| `api` | ████████░░ 80.0 % | failures: 200 of 1,000 | 0.5 ×, lasts longer than the window | \
         anything |",
        "| `web` | ███░░░░░░░ 30.0 % | failures: 700 of 1,000 | 0.5 ×, gone in 18 d | nothing risky |",
    ] {
        assert!(summary.contains(word), "{word}: {summary}");
    }
}

#[test]
fn machines_get_exact_numbers() {
    let stage = Stage::left(19.9, "");
    let ended = stage.step().input("evidence", "e.json").run();
    let evidence: serde_json::Value = serde_json::from_str(&ended.file("e.json")).expect("JSON");
    let data = &gate(&evidence["decision"])["data"];
    assert_eq!(data["tier"], "bugfix_only", "{evidence:#}");
    let slo = &data["slos"][0];
    assert_eq!(slo["id"], "api");
    assert_eq!(slo["status"], "ok");
    assert_eq!(slo["remaining"].to_string(), "0.199");
    assert_eq!(slo["bad"].to_string(), "801");
    assert_eq!(slo["burn_rates"][0]["lookback"], "5m");
}

/// A line whose digits stand in no groups: `1,000` and `1 000` are `1000`.
fn ungrouped(line: &str) -> String {
    let mut shown = String::new();
    for (at, letter) in line.char_indices() {
        let behind = line.get(at + letter.len_utf8()..).unwrap_or_default();
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let group = letter == '\u{202f}' || (letter == ',' && digits == 3);
        if !group {
            shown.push(letter);
        }
    }
    shown
}

/// The numbers in the sentences of a log, whatever words and signs stand around them.
fn numbers(log: &str) -> Vec<Vec<String>> {
    let of_line = |line: &str| {
        let line = ungrouped(line).replace(',', ".");
        let number = |letter: char| !letter.is_ascii_digit() && letter != '.';
        let found = line.split(number).map(|it| it.trim_matches('.'));
        // One writes `09:23`, the other `9 h 23`.
        let found = found.map(|it| it.trim_start_matches('0'));
        let found = found.filter(|it| !it.is_empty());
        let mut found: Vec<String> = found.map(str::to_owned).collect();
        // The languages say them in an order of their own.
        found.sort();
        found
    };
    let told =
        |line: &&str| line.contains("error-budget: ") || line.contains("error-budget\u{a0}: ");
    let ours = log.lines().filter(told);
    ours.map(of_line).collect()
}

#[test]
fn both_languages_carry_the_same_numbers_in_every_outcome() {
    let both = |make: &dyn Fn(&Stage)| {
        let lines = format!("slos:\n{}", objective("api", ""));
        let mut told = Vec::new();
        let mut words = Vec::new();
        for locale in ["en", "fr"] {
            let stage =
                Stage::of(|prometheus| format!("locale: {locale}\n{}", policy(prometheus, &lines)));
            make(&stage);
            let out = stage.run().out;
            assert!(!numbers(&out).is_empty(), "{out}");
            told.push(numbers(&out));
            words.push(out);
        }
        assert_eq!(told[0], told[1], "{}\n{}", words[0], words[1]);
        assert!(told[0].iter().any(|line| !line.is_empty()), "{}", words[0]);
        assert_ne!(words[0], words[1]);
    };
    for percent in [80.0, 50.0, 30.0, 19.9, 0.0, -40.0] {
        for label in ["risky", "bug", "feature"] {
            both(&|stage| {
                stage.figures("api").left(percent);
                stage.labelled(label);
            });
        }
        both(&|stage| drop(stage.figures("api").left(percent).burns()));
    }
    both(&|stage| drop(stage.figures("api").left(80.0).sampled(4_000)));
    both(&|stage| drop(stage.figures("api").left(80.0).sampled(-4_000)));
    let counted = |stage: &Stage, total: &str, good: &str| {
        let figures = stage.figures("api").left(80.0);
        let figures = figures.says("total", &[Sample::of(total)]);
        figures.says("good", &[Sample::of(good)]);
    };
    both(&|stage| counted(stage, "200", "198"));
}
