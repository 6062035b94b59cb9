//! The judgement: what is left of each budget, how strict that makes it, and whether this change
//! fits.

use super::config::{Config, Slo};
use super::reading::{self, Lack, Rates, Reading, Setting, Status};
use crate::budget::{
    BurnRate, BurnRow, Measure, Number, Pace, Severity, Span, Tier, exhausted_in, is_low_traffic,
};
use crate::change::{Classified, Reason, Verdict as Class};
use crate::facts::{Answer, Failure, Need};

/// What came of one objective.
pub(super) struct Judged<'a> {
    /// The objective.
    pub(super) slo: &'a Slo,
    /// What is known of it.
    pub(super) result: Result<Known, Lack>,
}

/// What is known of an objective.
pub(super) struct Known {
    /// What was read.
    pub(super) reading: Reading,
    /// What is left, as a ratio.
    pub(super) remaining: Number,
    /// How strict that makes it.
    pub(super) tier: Tier,
    /// How many events or minutes may fail in all.
    pub(super) allowed: Option<Number>,
    /// Whether there were too few events for a failure to say much.
    pub(super) low_traffic: bool,
    /// Whether the server warned that a part may be missing, and the policy lets it count.
    pub(super) maybe_partial: bool,
    /// How fast it is spent.
    pub(super) pace: Speed,
    /// The boundaries of the tiers.
    pub(super) boundaries: [Number; 3],
    /// In how many seconds nothing is left, at the present rate.
    pub(super) exhausted_in: Option<Number>,
}

/// How fast a budget is spent.
pub(super) enum Speed {
    /// So fast.
    Known(Pace),
    /// The source does not tell.
    Untold(crate::locale::Message),
    /// It could not be found out.
    Unknown(Lack),
}

/// So many failures among few events say little.
const FEW_FAILURES: i64 = 10;

impl Known {
    /// Whether it says anything about the release: a few failures among few events do not.
    pub(super) fn is_judged(&self) -> bool {
        let many = |failed: &Number| failed.against(&Number::whole(FEW_FAILURES)).is_gt();
        !self.low_traffic || self.remaining >= Number::one() || self.spent().is_some_and(many)
    }

    /// The events or minutes that failed.
    pub(super) fn spent(&self) -> Option<&Number> {
        match &self.reading.measure {
            Measure::Events { bad, .. } | Measure::Minutes { bad } => Some(bad),
            Measure::ErrorRatio(_) | Measure::Remaining(_) => None,
        }
    }

    /// The worst alarm.
    pub(super) fn alarm(&self) -> Option<&BurnRow> {
        match &self.pace {
            Speed::Known(pace) => pace.alarm.as_ref(),
            Speed::Untold(_) | Speed::Unknown(_) => None,
        }
    }

    /// Whether an alarm that would wake somebody may hold unseen.
    pub(super) fn may_burn(&self) -> bool {
        match &self.pace {
            Speed::Known(pace) => {
                let is_page = |row: &BurnRow| row.severity == Severity::Page;
                // A ticket's alarm says nothing of a page's.
                !pace.alarm.as_ref().is_some_and(is_page) && pace.unknown.iter().any(is_page)
            }
            Speed::Untold(_) | Speed::Unknown(_) => true,
        }
    }

    /// The rate at the present.
    pub(super) fn present(&self) -> Option<&BurnRate> {
        match &self.pace {
            Speed::Known(pace) => pace.present(),
            Speed::Untold(_) | Speed::Unknown(_) => None,
        }
    }
}

impl Judged<'_> {
    /// The status for machines.
    pub(super) fn status(&self) -> Status {
        match &self.result {
            Err(lack) => lack.status,
            Ok(known) if !known.is_judged() => Status::LowTraffic,
            Ok(_) => Status::Ok,
        }
    }
}

/// Judges every objective.
pub(super) fn judge<'a>(config: &'a Config, setting: Setting<'_>) -> Vec<Judged<'a>> {
    let judged = |slo: &'a Slo| Judged {
        slo,
        result: reading::read(slo, setting)
            .and_then(|reading| known(config, reading))
            .map(|known| Known {
                maybe_partial: is_maybe_partial(slo, setting),
                ..known
            }),
    };
    config.slos.iter().map(judged).collect()
}

/// Whether a server warned about an answer that the policy lets count.
fn is_maybe_partial(slo: &Slo, setting: Setting<'_>) -> bool {
    let warned = |need: &Need| matches!(setting.facts.get(need), Ok(Answer::Series { warnings, .. }) if !warnings.is_empty());
    let server = slo.source.server();
    server.is_some_and(|server| server.allow_partial)
        && reading::needs(slo, setting).iter().any(warned)
}

fn known(config: &Config, reading: Reading) -> Result<Known, Lack> {
    let span = Span {
        passed: &reading.passed,
        basis: config.basis,
    };
    let remaining = match (&reading.target, &reading.measure) {
        (_, Measure::Remaining(remaining)) => Some(remaining.clone()),
        (Some(target), measure) => measure.remaining(target, span),
        (None, _) => None,
    };
    let remaining = remaining.ok_or_else(Lack::no_events)?;
    let boundaries = config.tiers.boundaries();
    let remaining = remaining.snapped(&boundaries);
    let target = reading.target.as_ref();
    let allowed = target.and_then(|target| reading.measure.allowed(target, span));
    let low_traffic = match (&reading.measure, target) {
        (Measure::Events { total, .. }, Some(target)) => {
            is_low_traffic(total, target, config.min_events)
        }
        _ => false,
    };
    let window = reading.passed.whole;
    let pace = match &reading.rates {
        Rates::Told(rates) => Speed::Known(Pace::of(rates.clone(), window)),
        Rates::Untold(why) => Speed::Untold(why.clone()),
        Rates::Unknown(lack) => Speed::Unknown(lack.clone()),
    };
    let mut known = Known {
        tier: config.tiers.of(&remaining),
        remaining,
        boundaries,
        allowed,
        low_traffic,
        maybe_partial: false,
        pace,
        reading,
        exhausted_in: None,
    };
    known.exhausted_in = known
        .present()
        .and_then(|present| exhausted_in(&known.remaining, &present.rate, window));
    Ok(known)
}

/// Objectives that count, and what is known of them.
pub(super) fn counted<'a, 'b>(
    judged: &'b [Judged<'a>],
) -> impl Iterator<Item = (&'a Slo, &'b Known)> {
    let counting = judged.iter().filter(|it| it.slo.counts);
    counting.filter_map(|it| {
        let known = it.result.as_ref().ok()?;
        known.is_judged().then_some((it.slo, known))
    })
}

/// The one that decides: the strictest tier, and in it the least left.
pub(super) fn worst<'a, 'b>(judged: &'b [Judged<'a>]) -> Option<(&'a Slo, &'b Known)> {
    counted(judged).min_by(|(_, one), (_, other)| {
        other
            .tier
            .cmp(&one.tier)
            .then_with(|| one.remaining.cmp(&other.remaining))
    })
}

/// Whether a change may ship.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum May<'a> {
    /// It may, whatever it is.
    Anything,
    /// It may, for what it is.
    For(&'static str, Option<&'a Reason>),
    /// It may not.
    Not {
        /// For what it is.
        is: &'static str,
        /// What says so.
        reason: Option<&'a Reason>,
    },
    /// Nobody knows what it is.
    Unknown(&'a Failure),
}

/// Whether a change fits a tier: a security fix always does, and otherwise what the tier lets
/// through. What is not known matters only where it would change the answer.
pub(super) fn fits(tier: Tier, class: &Classified) -> May<'_> {
    if tier == Tier::Normal {
        return May::Anything;
    }
    match (&class.security, fits_without_security(tier, class)) {
        (Class::Yes(reason), _) => May::For("security", Some(reason)),
        (Class::Unknown(failure), May::Not { .. }) => May::Unknown(failure),
        (_, otherwise) => otherwise,
    }
}

/// Whether a change fits a tier, were it no security fix.
fn fits_without_security(tier: Tier, class: &Classified) -> May<'_> {
    let not = |is, reason| May::Not { is, reason };
    match (tier, &class.bugfix, &class.risky) {
        (Tier::Normal, ..) => May::Anything,
        (_, _, Class::Yes(reason)) => not("risky", Some(reason)),
        (Tier::Reinforced, _, Class::Unknown(failure)) => May::Unknown(failure),
        (Tier::Reinforced, _, Class::No) => May::For("plain", None),
        (Tier::BugfixOnly, Class::No, _) => not("other", class.reason_other()),
        (Tier::BugfixOnly, Class::Unknown(failure), _)
        | (Tier::BugfixOnly, _, Class::Unknown(failure)) => May::Unknown(failure),
        (Tier::BugfixOnly, Class::Yes(reason), Class::No) => May::For("bugfix", Some(reason)),
        (Tier::Freeze, Class::Yes(reason), _) => not("bugfix", Some(reason)),
        (Tier::Freeze, ..) => not("no-security", class.reason_other()),
    }
}

/// Whether a change may ship while a budget burns fast: nothing risky.
pub(super) fn fits_burn(class: &Classified) -> May<'_> {
    fits(Tier::Reinforced, class)
}
