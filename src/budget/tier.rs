//! What may ship by what is left.

use std::cmp::Ordering;

use super::Number;

/// How strict it is. The order is the rule: of several objectives the strictest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// Anything may ship.
    Normal,
    /// Nothing risky.
    Reinforced,
    /// Bug fixes and security.
    BugfixOnly,
    /// Security and emergencies.
    Freeze,
}

impl Tier {
    /// The machine's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Reinforced => "reinforced",
            Self::BugfixOnly => "bugfix-only",
            Self::Freeze => "freeze",
        }
    }

    /// All of them, the mildest first.
    pub(crate) const ALL: [Self; 4] = [
        Self::Normal,
        Self::Reinforced,
        Self::BugfixOnly,
        Self::Freeze,
    ];
}

/// From which remainder on each tier holds, as ratios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tiers {
    reinforced: Number,
    bugfix_only: Number,
    freeze: Number,
}

/// The boundaries do not fall from tier to tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidTiers;

impl Default for Tiers {
    fn default() -> Self {
        Self {
            reinforced: Number::fraction(1, 2),
            bugfix_only: Number::fraction(1, 5),
            freeze: Number::zero(),
        }
    }
}

impl Tiers {
    /// Boundaries that fall, or stay: a tier between two equal ones never holds.
    pub(crate) fn new(
        reinforced: Number,
        bugfix_only: Number,
        freeze: Number,
    ) -> Result<Self, InvalidTiers> {
        let falls = reinforced >= bugfix_only && bugfix_only >= freeze;
        falls
            .then_some(Self {
                reinforced,
                bugfix_only,
                freeze,
            })
            .ok_or(InvalidTiers)
    }

    /// The boundaries, the highest first.
    pub(crate) fn boundaries(&self) -> [Number; 3] {
        [
            self.reinforced.clone(),
            self.bugfix_only.clone(),
            self.freeze.clone(),
        ]
    }

    /// The tier of a remainder: on `reinforced` and on `bugfix-only` it is reinforced, on `freeze`
    /// it is frozen.
    pub(crate) fn of(&self, remaining: &Number) -> Tier {
        if remaining.against(&self.freeze) != Ordering::Greater {
            Tier::Freeze
        } else if remaining.against(&self.bugfix_only) == Ordering::Less {
            Tier::BugfixOnly
        } else if remaining.against(&self.reinforced) != Ordering::Greater {
            Tier::Reinforced
        } else {
            Tier::Normal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_belongs_to_the_stricter_side_of_reinforced_and_freeze() {
        let tiers = Tiers::default();
        for (remaining, tier) in [
            ("1", Tier::Normal),
            ("0.50001", Tier::Normal),
            ("0.5", Tier::Reinforced),
            ("0.2", Tier::Reinforced),
            ("0.19999", Tier::BugfixOnly),
            ("0.00001", Tier::BugfixOnly),
            ("0", Tier::Freeze),
            ("-3", Tier::Freeze),
            // Within a billionth it is on it.
            ("0.1999999995", Tier::Reinforced),
            ("0.5000000005", Tier::Reinforced),
            ("0.0000000005", Tier::Freeze),
        ] {
            let number: Number = remaining.parse().unwrap();
            assert_eq!(tiers.of(&number), tier, "{remaining}");
        }
    }

    #[test]
    fn boundaries_must_fall() {
        let number = |percent| Number::fraction(percent, 100);
        assert!(Tiers::new(number(50), number(20), number(0)).is_ok());
        assert!(Tiers::new(number(20), number(20), number(20)).is_ok());
        assert!(Tiers::new(number(20), number(50), number(0)).is_err());
        assert!(Tiers::new(number(50), number(0), number(20)).is_err());
    }

    #[test]
    fn more_left_is_never_a_stricter_tier() {
        let tiers = Tiers::default();
        let all: Vec<Tier> = (-50..=100)
            .map(|percent| tiers.of(&Number::fraction(percent, 100)))
            .collect();
        assert!(all.windows(2).all(|pair| pair[0] >= pair[1]));
        assert!(Tier::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
