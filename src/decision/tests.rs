use super::*;
use proptest::prelude::*;

const LEVELS: [Level; 6] = [
    Level::NotApplicable,
    Level::Pass,
    Level::Warning,
    Level::Hold,
    Level::Unknown,
    Level::NoGo,
];

fn report(area: Area, levels: &[Level]) -> Report {
    let mut report = Report::new(area, Enforcement::Block);
    report.findings = levels
        .iter()
        .map(|level| Finding::new("test/finding", *level))
        .collect();
    report
}

#[track_caller]
fn check(gates: &[&[Level]], expected: Outcome) {
    let reports = gates
        .iter()
        .map(|levels| report(Area::Gate("test"), levels))
        .collect();
    assert_eq!(Decision::new(reports, false).outcome(), expected);
}

#[test]
fn no_gate_is_unknown_never_go() {
    check(&[], Outcome::Unknown);
    check(&[&[]], Outcome::Unknown);
    check(
        &[&[Level::NotApplicable], &[Level::Warning]],
        Outcome::Unknown,
    );
}

#[test]
fn a_run_without_a_gate_that_is_go_is_not_go() {
    let decision = Decision::new(vec![report(Area::Run, &[Level::Pass])], false);
    assert_eq!(decision.outcome(), Outcome::Unknown);
}

#[test]
fn the_strongest_finding_decides() {
    check(
        &[&[Level::Pass], &[Level::Pass, Level::Warning]],
        Outcome::Go,
    );
    check(
        &[&[Level::Pass], &[Level::Hold, Level::Pass]],
        Outcome::Hold,
    );
    check(&[&[Level::Unknown], &[Level::Hold]], Outcome::Unknown);
    check(&[&[Level::Unknown], &[Level::NoGo]], Outcome::NoGo);
    check(&[&[Level::NotApplicable], &[Level::Pass]], Outcome::Go);
}

#[test]
fn warn_lets_the_outcome_stand_and_counts_as_go() {
    let mut warned = report(Area::Gate("test"), &[Level::NoGo]);
    warned.enforcement = Enforcement::Warn;
    assert_eq!(warned.outcome(), Outcome::NoGo);
    assert_eq!(Decision::new(vec![warned], false).outcome(), Outcome::Go);
}

#[test]
fn outcomes_are_ordered_as_the_contract_has_it() {
    assert!(Outcome::ALL.windows(2).all(|pair| pair[0] < pair[1]));
}

proptest! {
    /// Adding a blocking finding or report never makes the decision better.
    #[test]
    fn more_findings_never_make_it_better(
        gates in prop::collection::vec(prop::collection::vec(0usize..7, 0..4), 0..4),
        extra in 4usize..7,
        at in 0usize..4,
    ) {
        let build = |gates: &[Vec<usize>]| {
            let reports = gates
                .iter()
                .map(|levels| {
                    let levels: Vec<_> = levels.iter().map(|index| LEVELS[*index]).collect();
                    report(Area::Gate("test"), &levels)
                })
                .collect();
            Decision::new(reports, false).outcome()
        };
        let before = build(&gates);
        let mut more = gates.clone();
        if more.is_empty() {
            more.push(Vec::new());
        }
        let index = at % more.len();
        more[index].push(extra);
        // UNKNOWN for want of any gate gives way to the reason itself, which is never GO.
        let floor = if before == Outcome::Unknown && build(&gates) == Outcome::Unknown {
            Outcome::Hold
        } else {
            before
        };
        prop_assert!(build(&more) >= floor);
        prop_assert!(build(&more) > Outcome::Go);
    }
}
