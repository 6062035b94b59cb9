//! The objective itself: its target, and how it is counted.

use super::Method;
use super::decimal::Decimal;
use super::fault::OpenSloFault;
use super::file::{list, optional, optional_text, required_text};
use super::window::{Unit, duration};
use crate::policy::node::Node;
use crate::text::Untrusted;

/// The objective that is meant.
pub(super) fn choose<'a>(spec: &'a Node, name: Option<&str>) -> Result<&'a Node, OpenSloFault> {
    let all = list(spec, "objectives")?;
    let composite = ["indicator", "indicatorRef", "compositeWeight"];
    let is_composite = |it: &Node| composite.iter().any(|key| optional(it, key).is_some());
    if all.iter().any(is_composite) {
        return Err(OpenSloFault::Composite);
    }
    let name_of = |it: &'a Node| optional_text(it, "displayName").ok().flatten();
    let names = || all.iter().filter_map(name_of).map(Untrusted::from);
    match (name, all) {
        (None, [only]) => Ok(only),
        (None, _) => Err(OpenSloFault::SeveralObjectives {
            names: names().collect(),
        }),
        (Some(name), _) => {
            let mut fitting = all.iter().filter(|it| name_of(it) == Some(name));
            let name = Untrusted::from(name);
            match (fitting.next(), fitting.next()) {
                (Some(only), None) => Ok(only),
                (Some(_), Some(_)) => Err(OpenSloFault::SameName { name }),
                (None, _) => Err(OpenSloFault::ObjectiveNotFound {
                    name,
                    names: names().collect(),
                }),
            }
        }
    }
}

/// The target in percent, below a hundred: a target of a hundred leaves no budget.
pub(super) fn target_percent(objective: &Node) -> Result<String, OpenSloFault> {
    let target = number(objective, "target")?.map(|target| target.hundredfold());
    let percent = number(objective, "targetPercent")?;
    let (key, percent) = match (target, percent) {
        (Some(target), Some(percent)) if target != percent => {
            return Err(OpenSloFault::TargetsDiffer {
                target: target.to_string(),
                percent: percent.to_string(),
            });
        }
        (Some(target), _) => ("target", target),
        (None, Some(percent)) if percent.is_part() => {
            return Err(OpenSloFault::Share {
                found: found(objective, "targetPercent"),
            });
        }
        (None, Some(percent)) => ("targetPercent", percent),
        (None, None) => {
            return Err(OpenSloFault::Missing {
                key: "target",
                line: objective.place().line,
            });
        }
    };
    if percent.is_below_hundred() {
        Ok(percent.to_string())
    } else {
        Err(out_of_range(objective, key))
    }
}

/// How the objective is counted.
pub(super) fn method(spec: &Node, objective: &Node) -> Result<Method, OpenSloFault> {
    let method = required_text(spec, "budgetingMethod")?;
    match method.to_ascii_lowercase().as_str() {
        "occurrences" => Ok(Method::Occurrences),
        "timeslices" => slices(objective),
        "ratiotimeslices" => Err(OpenSloFault::RatioTimeslices),
        _ => Err(OpenSloFault::Method {
            found: Untrusted::from(method),
        }),
    }
}

fn slices(objective: &Node) -> Result<Method, OpenSloFault> {
    let target = number(objective, "timeSliceTarget")?;
    let target = target.ok_or_else(|| OpenSloFault::Missing {
        key: "timeSliceTarget",
        line: objective.place().line,
    })?;
    if !target.is_part() {
        return Err(out_of_range(objective, "timeSliceTarget"));
    }
    let units = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Week];
    Ok(Method::Timeslices {
        target: target.to_string(),
        slice: duration(objective, "timeSliceWindow", &units)?,
    })
}

fn number(node: &Node, key: &'static str) -> Result<Option<Decimal>, OpenSloFault> {
    let read = |text: &str| {
        Decimal::read(text).ok_or_else(|| OpenSloFault::Number {
            key,
            found: Untrusted::from(text),
        })
    };
    optional_text(node, key)?.map(read).transpose()
}

fn out_of_range(objective: &Node, key: &'static str) -> OpenSloFault {
    OpenSloFault::Range {
        key,
        found: found(objective, key),
    }
}

fn found(objective: &Node, key: &'static str) -> Untrusted {
    let found = optional_text(objective, key).ok().flatten();
    Untrusted::from(found.unwrap_or_default())
}
