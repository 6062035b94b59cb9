//! Where something is let pass: it must be for what is known, and no more.

use super::reading::{of, with};
use super::scene::{Scene, Values};
use crate::change::{ChangeClass, Classified, Reason, Verdict};
use crate::decision::Outcome;

/// A ticket's alarm at 4 times the budget, and rates of the pages of which one is missing.
fn ticket(pages: Values<'_>) -> Scene {
    let hot: Values<'_> = &[("0:86400", "0.4"), ("0:7200", "0.4")];
    let more: Vec<_> = hot.iter().chain(pages).copied().collect();
    Scene::errors("").answered(&with("1000000", "200", &more))
}

#[test]
fn a_tickets_alarm_does_not_hide_that_a_page_may_hold() {
    let risky = |scene: Scene| scene.shipping(ChangeClass::Risky);
    risky(ticket(&[])).comes_to("go", "burning-fast");
    // The first page holds over an hour, and nobody knows about five minutes.
    let half = || ticket(&[("0:3600", "2"), ("0:300", "NaN")]);
    let unknown = risky(half());
    unknown.comes_to("unknown", "burn-unknown");
    unknown.comes_to("unknown", "burning-fast");
    half().comes_to("go", "burning-fast");
    // A page settles it, whatever else is missing.
    let page = ticket(&[("0:3600", "2"), ("0:300", "2"), ("0:21600", "NaN")]);
    let (outcome, codes) = risky(page).told();
    assert_eq!((outcome, codes), ("no-go", vec!["fits", "burning"]));
}

#[test]
fn more_than_ten_failures_count_however_few_events_there_were() {
    let is = |total: &str, bad: &str, outcome: &str, code: &str, status: &str| {
        let scene = of(total, bad);
        scene.comes_to(outcome, code);
        assert_eq!(scene.numbers()["status"], status, "{bad} of {total}");
    };
    is("9999", "10", "unknown", "low-traffic", "low_traffic");
    is(
        "9999",
        "10.000000000001",
        "unknown",
        "low-traffic",
        "low_traffic",
    );
    is("9999", "11", "no-go", "freeze", "ok");
    is("9999", "9999", "no-go", "freeze", "ok");
    is("12", "12", "no-go", "freeze", "ok");
    is("400", "0", "go", "fits", "ok");
    let own = "slos:\n  - { id: api, target-percent: 99, window: 30d, source: { prometheus: { url: https://p.example, errors: 'bad[30d]', total: 'all[30d]' } } }\nmin-events: 1000000\n";
    let scene = Scene::new(own).answered(&with("99999", "99999", &[]));
    scene.comes_to("no-go", "freeze");
}

#[test]
fn what_lacks_figures_leaves_the_parts_unsure_although_the_others_decide() {
    let two = |more: &str| {
        format!(
            "slos:\n  - {{ id: a, target-percent: 99.9, window: 30d, source: {{ prometheus: {{ url: https://p.example, errors: 'bad[30d]', total: 'all[30d]' }} }} }}\n  - {{ id: b{more}, target-percent: 99.9, window: 30d, source: {{ prometheus: {{ url: https://p.example, errors: 'worse[30d]', total: 'most[30d]' }} }} }}\non-no-data: warn\n"
        )
    };
    let parts = |section: &str| -> Vec<Outcome> {
        let scene = Scene::new(section).answered(&with("1000000", "600", &[]));
        assert_eq!(scene.told().0, "go");
        let parts = scene.report().parts.into_iter();
        parts.map(|(_, outcome)| outcome).collect()
    };
    use Outcome::{Go, NotApplicable, Unknown};
    assert_eq!(parts(&two("")), [Go, Unknown, Unknown]);
    let label = "combine: { label: x }\n";
    let only_a = two("").replace("id: a", "id: a, labels: [x]") + label;
    assert_eq!(parts(&only_a), [Go, NotApplicable, NotApplicable]);
}

#[test]
fn the_security_of_a_risky_change_is_what_lets_it_pass() {
    let mut class = Classified::said(ChangeClass::Risky);
    class.security = Verdict::Yes(Reason::Label("security".into()));
    let said = of("1000000", "700").shipping_all(class).said();
    assert_eq!(
        said,
        "api: 30.0 % left (failures: 700 of 1,000 allowed); security fixes always ship, and this is a security fix (label security)"
    );
}

#[test]
fn at_a_freeze_what_is_missing_is_security() {
    let said = of("1000000", "1000").said();
    assert!(
        said.ends_with("nothing but security may ship, and this is no security fix"),
        "{said}"
    );
}

#[test]
fn one_is_said_as_rightly_as_many() {
    let said = of("1000", "1").said();
    assert!(
        said.contains("(events: 1,000): 0.0 % left (failures: 1 of 1 allowed)"),
        "{said}"
    );
    let hot = [("0:259200", "0.1"), ("0:21600", "0.1")];
    let said = Scene::errors("")
        .answered(&with("1000000", "200", &hot))
        .said();
    assert!(
        said.contains("is being spent at 1 × the sustainable rate over 3 d, and at 1 × over 6 h"),
        "{said}"
    );
}

/// A month by what there was so far, with so many failures of a million and of 100 in each lookback.
fn month(bad: &str, hot: &str) -> String {
    let section = "slos:\n  - { id: api, target-percent: 99.9, window: month, kind: calendar, source: { prometheus: { url: https://p.example, errors: 'bad[{{.window}}]', total: 'all[{{.window}}]' } } }\ntimezone: Etc/UTC\n";
    // Since the beginning of November.
    let values = [("all[1684740s]", "1000000"), ("bad[1684740s]", bad)];
    let rate = [
        ("0:3600", hot),
        ("1:3600", "100"),
        ("0:300", hot),
        ("1:300", "100"),
    ];
    let values: Vec<_> = values.into_iter().chain(rate).collect();
    Scene::new(section).answered(&values).said()
}

#[test]
fn a_budget_that_outlasts_its_period_lasts_to_the_end_of_it() {
    // 10 days and a half are left of the month.
    for (bad, hot, expected) in [
        ("154", "0.05", "enough to the end of the period"),
        ("154", "0.5", "gone in 5 d"),
        ("154", "0.2", "enough to the end of the period"),
        ("154", "0.3", "gone in 8 d"),
    ] {
        let said = month(bad, hot);
        assert!(said.contains(expected), "{hot}: {said}");
    }
}
