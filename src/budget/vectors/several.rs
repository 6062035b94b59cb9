//! Several objectives together, and a target that allows nothing.

use super::*;

#[test]
fn pooled_budgets() {
    let whole = passed(1, 1);
    for case in cases("combine_pooled") {
        let slos: Vec<(Target, Number, Number)> = case["slos"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slo| (target(slo), number(&slo["total"]), number(&slo["bad"])))
            .collect();
        let expected = &case["expected"];
        for (position, (target, total, bad)) in slos.iter().enumerate() {
            let measure = Measure::Events {
                total: total.clone(),
                bad: bad.clone(),
            };
            let left = measure
                .remaining(target, span(&whole, Basis::WholePeriod))
                .unwrap();
            assert_eq!(left, number(&expected["each"][position]));
            assert_eq!(tier(&left), expected["tiers"][position].as_str().unwrap());
        }
        let all = slos.iter().map(|(target, total, bad)| (target, total, bad));
        let pooled = pooled(all).unwrap();
        assert_eq!(pooled, number(&expected["pooled"]));
        assert_eq!(tier(&pooled), expected["tier_pooled"].as_str().unwrap());
    }
}

#[test]
fn serial_targets() {
    for case in cases("serial_targets") {
        let targets: Vec<Target> = case["targets_percent"]
            .as_array()
            .unwrap()
            .iter()
            .map(|text| text.as_str().unwrap().parse().unwrap())
            .collect();
        let whole = composite(&targets);
        let expected = case["expected"]["composite_percent"].as_str().unwrap();
        assert_eq!(whole, expected.trim_end_matches('%').parse().unwrap());
        let budget = Target::of_percent(whole).unwrap().budget();
        assert_eq!(budget, number(&case["expected"]["budget"]));
    }
}

#[test]
fn a_target_of_100_percent_is_none() {
    for (text, fault) in [
        ("100", InvalidTarget::Everything),
        ("100.0", InvalidTarget::Everything),
        ("101", InvalidTarget::Everything),
        ("0", InvalidTarget::Nothing),
        ("-1", InvalidTarget::Nothing),
        ("0.999", InvalidTarget::Share),
        (".999", InvalidTarget::Share),
        ("0.9999 %", InvalidTarget::Share),
        ("1", InvalidTarget::Share),
        ("1.0", InvalidTarget::Share),
        ("", InvalidTarget::NotANumber),
        ("NaN", InvalidTarget::NotANumber),
        ("nearly all", InvalidTarget::NotANumber),
    ] {
        assert_eq!(text.parse::<Target>(), Err(fault), "{text}");
    }
    assert_eq!("99.9 %".parse::<Target>(), "99.9".parse());
    assert!("1.01".parse::<Target>().is_ok());
    assert!(Target::of_ratio(&Number::fraction(1, 100)).is_ok());
    assert_eq!(
        Target::of_ratio(&Number::fraction(999, 1_000)),
        "99.9".parse()
    );
}
