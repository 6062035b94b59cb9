//! How fast a budget is spent, and how long it lasts.

use super::*;

#[test]
fn burn_rates() {
    for case in cases("burn_rate") {
        let (target, id) = (target(&case), &case["id"]);
        let window = case["slo_days"].as_i64().unwrap() * 86_400;
        let lookback = case["lookback_hours"].as_i64().unwrap() * 3_600;
        let burn = BurnRate::of(lookback, &number(&case["error_ratio"]), &target).unwrap();
        let expected = &case["expected"];
        assert_eq!(burn.rate, number(&expected["burn_rate"]), "{id}");
        same(
            &burn.consumed(window).unwrap(),
            &expected["consumed_in_lookback"],
            id,
        );
        let lasts = exhausted_in(&Number::one(), &burn.rate, window).unwrap();
        let days = lasts.over(&Number::whole(86_400)).unwrap();
        same(&days, &expected["full_budget_lasts_days"], id);
    }
}

#[test]
fn time_to_exhaustion() {
    for case in cases("time_to_exhaustion") {
        let window = case["slo_days"].as_i64().unwrap() * 86_400;
        let seconds = exhausted_in(
            &number(&case["remaining"]),
            &number(&case["burn_rate"]),
            window,
        );
        let days = seconds.unwrap().over(&Number::whole(86_400)).unwrap();
        same(&days, &case["expected"]["days"], &case["id"]);
    }
}
