use super::*;
use crate::decision::{Block, Outcome};
use crate::facts::Facts;

const ALL: [(Scenario, Outcome); 4] = [
    (Scenario::Go, Outcome::Go),
    (Scenario::Hold, Outcome::Hold),
    (Scenario::NoGo, Outcome::NoGo),
    (Scenario::Friday, Outcome::NoGo),
];

fn inputs(scenario: Scenario) -> crate::evidence::Inputs {
    example::inputs(&crate::ids::Environment::default(), scenario)
}

#[test]
fn each_scenario_comes_to_what_its_name_says() {
    for (scenario, expected) in ALL {
        let judged = judge::judge(&inputs(scenario));
        assert_eq!(judged.run.decision.outcome(), expected, "{scenario:?}");
    }
}

#[test]
fn everything_that_is_asked_for_is_answered() {
    for (scenario, _) in ALL {
        let inputs = inputs(scenario);
        let facts = serde_json::to_value(&inputs.facts).unwrap();
        for record in facts.as_array().unwrap() {
            assert_eq!(record["fact"]["status"], "known", "{record}");
        }
        assert_ne!(inputs.facts, Facts::default());
    }
}

#[test]
fn every_gate_has_something_to_show_in_every_scenario() {
    for (scenario, _) in ALL {
        let run = judge::judge(&inputs(scenario)).run;
        let gates: Vec<_> = run
            .decision
            .reports
            .iter()
            .filter(|it| it.is_gate())
            .collect();
        assert_eq!(gates.len(), crate::gates::REGISTERED.len());
        for report in gates {
            let outcome = report.outcome();
            assert_ne!(outcome, Outcome::Unknown, "{:?}", report.area);
            if outcome == Outcome::NotApplicable {
                assert_eq!(report.area.name(), "version", "no tag is judged");
                continue;
            }
            assert!(!report.blocks.is_empty(), "{:?}", report.area);
        }
        let blocks = run.decision.reports.iter().flat_map(|it| &it.blocks);
        let drawn = blocks.filter(|block| {
            matches!(
                block,
                Block::Calendar(_) | Block::Gauges(_) | Block::Grouped(_)
            )
        });
        assert!(drawn.count() >= 4);
    }
}

#[test]
fn only_the_scenario_no_go_has_the_old_package() {
    for (scenario, _) in ALL {
        let run = judge::judge(&inputs(scenario)).run;
        let mut reports = run.decision.reports.iter();
        let audit = reports.find(|it| it.area.name() == "npm-audit").unwrap();
        let expected = match scenario {
            Scenario::NoGo => Outcome::NoGo,
            Scenario::Go | Scenario::Hold | Scenario::Friday => Outcome::Go,
        };
        assert_eq!(audit.outcome(), expected, "{scenario:?}");
    }
}
