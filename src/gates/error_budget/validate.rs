//! From the section as written to a config that makes sense.

use std::collections::BTreeMap;

use super::config::{Config, Slo};
use super::section::{CombineSection, ErrorBudgetSection, Section, SloSection, TiersSection};
use super::sources::source;
use super::values::{MinEvents, OnNoData, SloId};
use crate::budget::{Tiers, Window};
use crate::change::Rules;
use crate::gates::policy::General;
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{Choice, Located, Text, WordOr};
use crate::policy::source::Span;
use crate::text::Untrusted;

/// The most objectives.
const MOST: usize = 500;

/// Checks what no single value can tell.
pub(crate) fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
    let section = section.value;
    let place = section.slos.span;
    let written: Vec<Located<SloSection>> = section
        .slos
        .value
        .iter()
        .filter_map(|slo| slo.0.clone())
        .collect();
    if section.slos.value.is_empty() {
        faults.push(Fault::own("policy-error-budget-no-slo", place));
    }
    if section.slos.value.len() > MOST {
        let fault = Fault::own("policy-error-budget-too-many", place);
        faults.push(fault.with("limit", MOST));
    }
    duplicates(&written, faults);
    let only = only(&section, &written, faults);
    let has_clock = section.timezone.is_some() || general.timezone.is_some();
    let slos: Vec<Slo> = written
        .into_iter()
        .filter_map(|slo| objective(slo, only.as_ref(), has_clock, faults))
        .collect();
    let zone = section.timezone.and_then(|zone| zone.0);
    let zone = zone.map(|zone| zone.zone().clone());
    let tiers = section.tiers.map(|tiers| tiers_of(tiers, faults));
    let rules = match section.change {
        Some(change) => Rules::of(&change, faults),
        None => Rules::default(),
    };
    let rules = rules.behind(general.tag_prefix.as_ref());
    (!slos.is_empty()).then(|| Config {
        enforcement: section.enforcement,
        zone,
        has_clock,
        slos,
        tiers: tiers.unwrap_or_default(),
        block_risky: section.burn.is_none_or(|burn| burn.block_risky),
        warn_without_data: section.on_no_data == OnNoData::Warn,
        max_age: i64::from(section.max_age.seconds()),
        min_events: match section.min_events {
            MinEvents::Auto => None,
            MinEvents::Count(count) => Some(count),
        },
        basis: section.calendar.into(),
        rules,
    })
}

/// The label of the objectives that count.
fn only(
    section: &ErrorBudgetSection,
    slos: &[Located<SloSection>],
    faults: &mut Faults,
) -> Option<Untrusted> {
    let WordOr::More(CombineSection { label }) = &section.combine else {
        return None;
    };
    let wanted = label.value.untrusted();
    if !slos
        .iter()
        .any(|slo| labels(&slo.value).any(|it| it == wanted))
    {
        let fault = Fault::own("policy-error-budget-no-label", label.span);
        faults.push(fault.with("label", wanted.for_parsing()));
    }
    Some(wanted.clone())
}

fn labels(slo: &SloSection) -> impl Iterator<Item = &Untrusted> {
    let labels = slo.labels.iter().flat_map(|labels| &labels.0);
    labels.map(Text::untrusted)
}

fn duplicates(slos: &[Located<SloSection>], faults: &mut Faults) {
    let mut known: BTreeMap<&SloId, Span> = BTreeMap::new();
    for slo in slos {
        let id = &slo.value.id;
        if let Some(first) = known.insert(&id.value, id.span) {
            let fault = Fault::own("policy-error-budget-same-id", id.span);
            faults.push(fault.with("id", id.value.as_str()).related(first));
        }
    }
}

fn objective(
    written: Located<SloSection>,
    only: Option<&Untrusted>,
    has_clock: bool,
    faults: &mut Faults,
) -> Option<Slo> {
    let Located { value, span } = written;
    let counts = only.is_none_or(|label| labels(&value).any(|it| it == label));
    let mut window = None;
    if let Some(text) = &value.window {
        window = text.value.of_kind(value.kind);
        if window.is_none() {
            let fault = Fault::own("policy-error-budget-window-kind", text.span);
            faults.push(fault.with("kind", value.kind.word()));
            return None;
        }
        // Where a period begins hangs on the clock.
        if matches!(window, Some(Window::Calendar(_))) && !has_clock {
            faults.push(Fault::own("policy-error-budget-no-timezone", text.span));
            return None;
        }
    }
    let source = source(&value, window, faults)?;
    Some(Slo {
        id: value.id.value,
        target: value.target_percent.map(|target| target.value.0),
        window,
        counts,
        source,
        place: span,
    })
}

fn tiers_of(written: Located<TiersSection>, faults: &mut Faults) -> Tiers {
    let Located { value, span } = written;
    let tiers = Tiers::new(value.reinforced.0, value.bugfix_only.0, value.freeze.0);
    tiers.unwrap_or_else(|_| {
        faults.push(Fault::own("policy-error-budget-tiers", span));
        Tiers::default()
    })
}
