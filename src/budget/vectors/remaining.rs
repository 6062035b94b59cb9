//! How much of a budget is left: by events, by time, in a calendar period, and by averages.

use super::*;

#[test]
fn occurrences() {
    let month = passed(1, 1);
    for case in cases("occurrences") {
        let (target, id) = (target(&case), &case["id"]);
        let total = number(&case["total"]);
        let measure = Measure::Events {
            total: total.clone(),
            bad: number(&case["bad"]),
        };
        let span = span(&month, Basis::WholePeriod);
        let remaining = measure.remaining(&target, span).unwrap();
        let expected = &case["expected"];
        assert_eq!(remaining, number(&expected["remaining"]), "{id}");
        assert_eq!(tier(&remaining), expected["tier"].as_str().unwrap(), "{id}");
        assert_eq!(
            measure.allowed(&target, span).unwrap(),
            number(&expected["allowed_bad"]),
            "{id}"
        );
        let low = case["low_traffic"].as_bool().unwrap_or(false);
        assert_eq!(is_low_traffic(&total, &target, None), low, "{id}");
    }
}

#[test]
fn time() {
    for case in cases("time") {
        let (target, id) = (target(&case), &case["id"]);
        let seconds = number(&case["window_minutes"]).floor().unwrap() * 60;
        let window = passed(seconds, seconds);
        let measure = Measure::Minutes {
            bad: number(&case["bad_minutes"]),
        };
        let span = span(&window, Basis::WholePeriod);
        let remaining = measure.remaining(&target, span).unwrap();
        let expected = &case["expected"];
        same(&remaining, &expected["remaining"], id);
        assert_eq!(tier(&remaining), expected["tier"].as_str().unwrap(), "{id}");
        assert_eq!(
            measure.allowed(&target, span).unwrap(),
            number(&expected["budget_minutes"]),
            "{id}"
        );
    }
}

#[test]
fn calendar() {
    for case in cases("calendar") {
        let (target, id) = (target(&case), &case["id"]);
        let days = |name: &str| case[name].as_i64().unwrap() * 86_400;
        let period = passed(days("elapsed_days"), days("period_days"));
        let measure = Measure::Events {
            total: number(&case["total_to_date"]),
            bad: number(&case["bad_to_date"]),
        };
        for (basis, name) in [
            (Basis::ToDate, "to_date"),
            (Basis::WholePeriod, "whole_period"),
        ] {
            let remaining = measure.remaining(&target, span(&period, basis)).unwrap();
            let expected = &case["expected"];
            same(&remaining, &expected[format!("remaining_{name}")], id);
            let found = tier(&remaining);
            assert_eq!(
                found,
                expected[format!("tier_{name}")].as_str().unwrap(),
                "{id}"
            );
        }
    }
}

#[test]
fn a_calendar_period_has_the_budget_of_its_whole_length() {
    let period = passed(10 * 86_400, 30 * 86_400);
    let target: Target = "99.9".parse().unwrap();
    let events = Measure::Events {
        total: Number::whole(3_000_000),
        bad: Number::whole(900),
    };
    let left = |measure: &Measure, basis| measure.remaining(&target, span(&period, basis)).unwrap();
    assert_eq!(left(&events, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&events, Basis::WholePeriod), Number::fraction(9, 10));
    let ratio = Measure::ErrorRatio(Number::fraction(3, 10_000));
    assert_eq!(left(&ratio, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&ratio, Basis::WholePeriod), Number::fraction(9, 10));
    let minutes = Measure::Minutes {
        bad: "4.32".parse().unwrap(),
    };
    assert_eq!(left(&minutes, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&minutes, Basis::WholePeriod), Number::fraction(9, 10));
}

#[test]
fn averages_of_ratios_are_not_ratios_of_sums() {
    let whole = passed(1, 1);
    for case in cases("ratio_average") {
        let (target, id) = (target(&case), &case["id"]);
        let slices: Vec<(Number, Number)> = case["slices"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slice| (number(&slice[0]), number(&slice[1])))
            .collect();
        let sum = |pick: fn(&(Number, Number)) -> &Number| {
            slices
                .iter()
                .fold(Number::zero(), |all, slice| &all + pick(slice))
        };
        let events = Measure::Events {
            total: sum(|slice| &slice.0),
            bad: sum(|slice| &slice.1),
        };
        let ratios = slices.iter().map(|(total, bad)| bad.over(total).unwrap());
        let all = ratios.fold(Number::zero(), |all, ratio| &all + &ratio);
        let count = Number::whole(i64::try_from(slices.len()).unwrap());
        let average = Measure::ErrorRatio(all.over(&count).unwrap());
        let span = span(&whole, Basis::WholePeriod);
        let expected = &case["expected"];
        let by_events = events.remaining(&target, span).unwrap();
        let by_average = average.remaining(&target, span).unwrap();
        same(&by_events, &expected["remaining_by_events"], id);
        same(&by_average, &expected["remaining_by_average_of_ratios"], id);
        assert_eq!(
            tier(&by_events),
            expected["tier_by_events"].as_str().unwrap()
        );
        assert_eq!(
            tier(&by_average),
            expected["tier_by_average"].as_str().unwrap()
        );
    }
}
