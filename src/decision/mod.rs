//! From findings to one decision: the order of outcomes is the rule.

mod block;
mod conversation;
mod enforcement;
mod event;
mod finding;
mod outcome;

pub(crate) use block::{Block, Calendar, Gauge, Gauges, Group, Grouped, Mark, Plain, Rate, Table};
pub(crate) use conversation::{Conversation, Emergency, PartStatus, Reply, Sign};
pub(crate) use enforcement::Enforcement;
pub(crate) use event::Event;
pub(crate) use finding::{Area, Finding, Lapse, Level, Report, message_id};
pub(crate) use outcome::Outcome;

use jiff::{Timestamp, Zoned};

/// What a run came to, with every reason.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision {
    /// What is to be said about the run as a whole (policy, subject, clock), then each gate's.
    pub(crate) reports: Vec<Report>,
    /// Which command line, policy option or replay moved an instant or a fact, if any did.
    pub(crate) simulated: bool,
}

impl Decision {
    /// Puts the reports together.
    pub(crate) fn new(reports: Vec<Report>, simulated: bool) -> Self {
        let mut decision = Self { reports, simulated };
        decision.overrule();
        decision.warn_of_lapses();
        decision
    }

    /// The strongest outcome of all reports. No gate that applied: UNKNOWN, never GO.
    pub(crate) fn outcome(&self) -> Outcome {
        let strongest = self.reports.iter().map(Report::counted_outcome).max();
        match strongest {
            None | Some(Outcome::NotApplicable) => Outcome::Unknown,
            Some(Outcome::Go) if !self.some_gate_is_go() => Outcome::Unknown,
            Some(strongest) => strongest,
        }
    }

    /// GO needs a gate that looked and found it good; notes about the run are not enough.
    fn some_gate_is_go(&self) -> bool {
        self.reports
            .iter()
            .any(|report| report.is_gate() && report.counted_outcome() == Outcome::Go)
    }

    /// The findings that keep the decision from being GO, strongest first.
    pub(crate) fn blocking(&self) -> Vec<(&Report, &Finding)> {
        let mut blocking: Vec<_> = self
            .reports
            .iter()
            .filter(|report| report.counted_outcome() > Outcome::Go)
            .flat_map(|report| report.findings.iter().map(move |finding| (report, finding)))
            .filter(|(_, finding)| finding.outcome() > Outcome::Go)
            .collect();
        blocking.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.outcome()));
        blocking
    }

    /// When the last of the blocks that time lifts will be lifted. `None` where none is lifted by
    /// time, or one of them has no end.
    pub(crate) fn possible_from(&self) -> Option<Zoned> {
        self.blocking()
            .into_iter()
            .filter_map(|(_, finding)| finding.lifted_at.clone())
            .max()
    }

    /// The emergency in which gates are overruled, if one holds.
    pub(crate) fn emergency(&self) -> Option<&Emergency> {
        self.reports
            .iter()
            .find_map(|report| report.conversation.emergency.as_ref())
    }

    /// Marks the gates that an emergency overrules.
    fn overrule(&mut self) {
        let Some(emergency) = self.emergency() else {
            return;
        };
        let overrides = emergency.overrides.clone();
        for report in &mut self.reports {
            report.overruled = report.is_gate()
                && overrides
                    .iter()
                    .any(|gate| gate.as_str() == report.area.name());
        }
    }

    /// Warns of everything that lapses before the release is possible at all.
    fn warn_of_lapses(&mut self) {
        let Some(from) = self.possible_from() else {
            return;
        };
        for report in &mut self.reports {
            let lapsing: Vec<Finding> = report
                .lapses
                .iter()
                .filter(|lapse| lapse.at < from.timestamp())
                .map(|lapse| {
                    Finding::new(lapse.code, Level::Warning)
                        .with("what", lapse.what.clone())
                        .with("at", lapse.at.to_zoned(from.time_zone().clone()))
                        .with("from", from.clone())
                })
                .collect();
            report.findings.extend(lapsing);
        }
    }

    /// Until when a GO holds, as far as it is known now.
    pub(crate) fn valid_until(&self) -> Option<Timestamp> {
        self.reports
            .iter()
            .filter_map(|report| report.valid_until)
            .min()
    }
}

#[cfg(test)]
mod tests;
