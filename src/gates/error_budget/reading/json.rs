//! A number in a JSON document, of which the policy says what it is.

use jiff::Timestamp;

use super::possible::{from_zero, ratio_of, remainder};
use super::{Lack, Rates, Reading, Setting, fresh, passed};
use crate::budget::{Measure, Number};
use crate::facts::{Answer, Failure, FailureKind, Need};
use crate::gates::error_budget::config::{Slo, Source};
use crate::gates::error_budget::source_values::FigureUnit;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What is asked.
pub(super) fn need(slo: &Slo) -> Option<Need> {
    let Source::Json {
        url,
        access,
        pointer,
        as_of,
        ..
    } = &slo.source
    else {
        return None;
    };
    let pointers = [Some(pointer), as_of.as_ref()];
    Some(Need::Figures {
        url: url.clone(),
        access: access.clone(),
        pointers: pointers.into_iter().flatten().cloned().collect(),
    })
}

/// What is known of it.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    let (
        Source::Json {
            pointer,
            unit,
            as_of,
            ..
        },
        Some(need),
        Some(window),
    ) = (&slo.source, need(slo), slo.window)
    else {
        return Err(Lack::invalid(Message::new("error-budget-lack-window")));
    };
    let document = Document::of(&need, setting)?;
    let number = document.figure(0, pointer)?;
    if let Some(place) = as_of {
        let read = setting
            .facts
            .read_at(&need)
            .unwrap_or(setting.now.timestamp());
        fresh(document.instant(1, place)?, read, setting)?;
    }
    let hundredth = Number::fraction(1, 100);
    let measure = match unit {
        FigureUnit::RemainingPercent => Measure::Remaining(remainder(&number * &hundredth)?),
        FigureUnit::RemainingRatio => Measure::Remaining(remainder(number)?),
        FigureUnit::ErrorPercent => Measure::ErrorRatio(ratio_of(&(&number * &hundredth))?),
        FigureUnit::ErrorRatio => Measure::ErrorRatio(ratio_of(&number)?),
        FigureUnit::BadMinutes => Measure::Minutes {
            bad: from_zero(&number)?,
        },
    };
    Ok(Reading {
        target: slo.target.clone(),
        window,
        passed: passed(window, setting)?,
        measure,
        rates: Rates::Untold(Message::new("error-budget-untold-source")),
        averaged: false,
        self_declared: false,
    })
}

/// What stands at the pointers of a need.
pub(super) struct Document<'a> {
    need: &'a Need,
    values: &'a [Option<Untrusted>],
}

impl<'a> Document<'a> {
    /// What was answered.
    pub(super) fn of(need: &'a Need, setting: Setting<'a>) -> Result<Self, Lack> {
        match setting.facts.get(need)? {
            Answer::Figures { values } => Ok(Self { need, values }),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string()).into()),
        }
    }

    /// The text at a pointer.
    pub(super) fn text(&self, place: usize) -> Option<&'a Untrusted> {
        self.values.get(place).and_then(Option::as_ref)
    }

    /// A number that must be there.
    pub(super) fn figure(&self, place: usize, pointer: &str) -> Result<Number, Lack> {
        let text = self.text(place).ok_or_else(|| self.lacks(pointer))?;
        let read = text.for_parsing().parse();
        read.map_err(|why| Lack::no_number(text, why))
    }

    /// An instant: as RFC 3339 writes it, or in seconds since 1970, with parts of a second or without.
    fn instant(&self, place: usize, pointer: &str) -> Result<Timestamp, Lack> {
        let text = self.text(place).map_or("", |text| text.for_parsing());
        let seconds = || Timestamp::from_second(text.parse::<Number>().ok()?.floor()?).ok();
        let instant = text.parse().ok().or_else(seconds);
        instant.ok_or_else(|| {
            Lack::invalid(self.about(Message::new("error-budget-lack-no-instant"), pointer))
        })
    }

    /// Nothing stands there.
    pub(super) fn lacks(&self, pointer: &str) -> Lack {
        Lack::no_data(self.about(Message::new("error-budget-lack-no-figure"), pointer))
    }

    fn about(&self, message: Message, pointer: &str) -> Message {
        message
            .with("pointer", Value::code(pointer))
            .with("source", Value::code(self.need.to_string()))
    }
}
