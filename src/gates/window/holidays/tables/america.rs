//! The holidays of American countries.

use super::super::rules::{DayRule, Holiday, Substitute};
use super::{common, moved, on};
use jiff::civil::Weekday;

/// Canada.
pub(super) const CANADA: &[Holiday] = &[
    moved(Substitute::NextWeekday, common::NEW_YEARS_DAY),
    common::GOOD_FRIDAY,
    on(
        DayRule::MondayBefore(5, 25),
        "Victoria Day",
        "Fête de la Reine",
    ),
    moved(
        Substitute::NextWeekday,
        on(DayRule::Fixed(7, 1), "Canada Day", "Fête du Canada"),
    ),
    on(
        DayRule::Nth(9, Weekday::Monday, 1),
        "Labour Day",
        "Fête du Travail",
    ),
    moved(
        Substitute::NextWeekday,
        on(
            DayRule::Fixed(9, 30),
            "National Day for Truth and Reconciliation",
            "Journée nationale de la vérité et de la réconciliation",
        ),
    ),
    on(
        DayRule::Nth(10, Weekday::Monday, 2),
        "Thanksgiving Day",
        "Action de grâce",
    ),
    moved(
        Substitute::NextWeekday,
        on(
            DayRule::Fixed(11, 11),
            "Remembrance Day",
            "Jour du Souvenir",
        ),
    ),
    moved(Substitute::NextWeekday, common::CHRISTMAS_DAY),
    moved(Substitute::NextWeekday, common::BOXING_DAY),
];

/// United States.
pub(super) const UNITED_STATES: &[Holiday] = &[
    moved(Substitute::NearestWeekday, common::NEW_YEARS_DAY),
    on(
        DayRule::Nth(1, Weekday::Monday, 3),
        "Martin Luther King Jr. Day",
        "Journée de Martin Luther King",
    ),
    on(
        DayRule::Nth(2, Weekday::Monday, 3),
        "Washington's Birthday",
        "Anniversaire de Washington",
    ),
    on(
        DayRule::Nth(5, Weekday::Monday, -1),
        "Memorial Day",
        "Jour du Souvenir",
    ),
    moved(
        Substitute::NearestWeekday,
        on(DayRule::Fixed(6, 19), "Juneteenth", "Juneteenth"),
    ),
    moved(
        Substitute::NearestWeekday,
        on(
            DayRule::Fixed(7, 4),
            "Independence Day",
            "Fête de l'Indépendance",
        ),
    ),
    on(
        DayRule::Nth(9, Weekday::Monday, 1),
        "Labor Day",
        "Fête du Travail",
    ),
    on(
        DayRule::Nth(10, Weekday::Monday, 2),
        "Columbus Day",
        "Jour de Christophe Colomb",
    ),
    moved(
        Substitute::NearestWeekday,
        on(
            DayRule::Fixed(11, 11),
            "Veterans Day",
            "Jour des anciens combattants",
        ),
    ),
    on(
        DayRule::Nth(11, Weekday::Thursday, 4),
        "Thanksgiving Day",
        "Thanksgiving",
    ),
    moved(Substitute::NearestWeekday, common::CHRISTMAS_DAY),
];
