//! The holidays of European countries.

use super::super::rules::{DayRule, Holiday, Substitute};
use super::{common, moved, on};
use jiff::civil::Weekday;

/// Austria.
pub(super) const AUSTRIA: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EPIPHANY,
    common::EASTER_MONDAY,
    common::LABOUR_DAY,
    common::ASCENSION_DAY,
    common::WHIT_MONDAY,
    common::CORPUS_CHRISTI,
    common::ASSUMPTION_DAY,
    on(DayRule::Fixed(10, 26), "National Day", "Fête nationale"),
    common::ALL_SAINTS_DAY,
    common::IMMACULATE_CONCEPTION,
    common::CHRISTMAS_DAY,
    common::ST_STEPHENS_DAY,
];

/// Belgium.
pub(super) const BELGIUM: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EASTER_MONDAY,
    common::LABOUR_DAY,
    common::ASCENSION_DAY,
    common::WHIT_MONDAY,
    on(DayRule::Fixed(7, 21), "National Day", "Fête nationale"),
    common::ASSUMPTION_DAY,
    common::ALL_SAINTS_DAY,
    common::ARMISTICE_DAY,
    common::CHRISTMAS_DAY,
];

/// Switzerland.
pub(super) const SWITZERLAND: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::ASCENSION_DAY,
    on(DayRule::Fixed(8, 1), "National Day", "Fête nationale"),
    common::CHRISTMAS_DAY,
];

/// Germany.
pub(super) const GERMANY: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::GOOD_FRIDAY,
    common::EASTER_MONDAY,
    common::LABOUR_DAY,
    common::ASCENSION_DAY,
    common::WHIT_MONDAY,
    on(
        DayRule::Fixed(10, 3),
        "German Unity Day",
        "Jour de l'unité allemande",
    ),
    common::CHRISTMAS_DAY,
    common::SECOND_DAY_OF_CHRISTMAS,
];

/// Spain.
pub(super) const SPAIN: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EPIPHANY,
    common::GOOD_FRIDAY,
    common::LABOUR_DAY,
    common::ASSUMPTION_DAY,
    on(DayRule::Fixed(10, 12), "National Day", "Fête nationale"),
    common::ALL_SAINTS_DAY,
    on(
        DayRule::Fixed(12, 6),
        "Constitution Day",
        "Jour de la Constitution",
    ),
    common::IMMACULATE_CONCEPTION,
    common::CHRISTMAS_DAY,
];

/// France.
pub(super) const FRANCE: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EASTER_MONDAY,
    common::LABOUR_DAY,
    on(DayRule::Fixed(5, 8), "Victory Day 1945", "Victoire de 1945"),
    common::ASCENSION_DAY,
    common::WHIT_MONDAY,
    on(DayRule::Fixed(7, 14), "National Day", "Fête nationale"),
    common::ASSUMPTION_DAY,
    common::ALL_SAINTS_DAY,
    common::ARMISTICE_DAY,
    common::CHRISTMAS_DAY,
];

/// United Kingdom.
pub(super) const UNITED_KINGDOM: &[Holiday] = &[
    moved(Substitute::NextWeekday, common::NEW_YEARS_DAY),
    common::GOOD_FRIDAY,
    common::EASTER_MONDAY,
    on(
        DayRule::Nth(5, Weekday::Monday, 1),
        "Early May Bank Holiday",
        "Jour férié de début mai",
    ),
    on(
        DayRule::Nth(5, Weekday::Monday, -1),
        "Spring Bank Holiday",
        "Jour férié de printemps",
    ),
    on(
        DayRule::Nth(8, Weekday::Monday, -1),
        "Summer Bank Holiday",
        "Jour férié d'été",
    ),
    moved(Substitute::NextWeekday, common::CHRISTMAS_DAY),
    moved(Substitute::NextWeekday, common::BOXING_DAY),
];

/// Ireland.
pub(super) const IRELAND: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    on(DayRule::SaintBrigid, "St Brigid's Day", "Sainte-Brigitte"),
    on(DayRule::Fixed(3, 17), "St Patrick's Day", "Saint-Patrick"),
    common::EASTER_MONDAY,
    on(
        DayRule::Nth(5, Weekday::Monday, 1),
        "May Day",
        "Jour férié de mai",
    ),
    on(
        DayRule::Nth(6, Weekday::Monday, 1),
        "June Holiday",
        "Jour férié de juin",
    ),
    on(
        DayRule::Nth(8, Weekday::Monday, 1),
        "August Holiday",
        "Jour férié d'août",
    ),
    on(
        DayRule::Nth(10, Weekday::Monday, -1),
        "October Holiday",
        "Jour férié d'octobre",
    ),
    common::CHRISTMAS_DAY,
    common::ST_STEPHENS_DAY,
];

/// Italy.
pub(super) const ITALY: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EPIPHANY,
    common::EASTER_SUNDAY,
    common::EASTER_MONDAY,
    on(
        DayRule::Fixed(4, 25),
        "Liberation Day",
        "Fête de la Libération",
    ),
    common::LABOUR_DAY,
    on(
        DayRule::Fixed(6, 2),
        "Republic Day",
        "Fête de la République",
    ),
    common::ASSUMPTION_DAY,
    Holiday {
        since: 2026,
        ..on(
            DayRule::Fixed(10, 4),
            "St Francis of Assisi",
            "Saint-François d'Assise",
        )
    },
    common::ALL_SAINTS_DAY,
    common::IMMACULATE_CONCEPTION,
    common::CHRISTMAS_DAY,
    common::ST_STEPHENS_DAY,
];

/// Luxembourg.
pub(super) const LUXEMBOURG: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EASTER_MONDAY,
    common::LABOUR_DAY,
    on(DayRule::Fixed(5, 9), "Europe Day", "Journée de l'Europe"),
    common::ASCENSION_DAY,
    common::WHIT_MONDAY,
    on(DayRule::Fixed(6, 23), "National Day", "Fête nationale"),
    common::ASSUMPTION_DAY,
    common::ALL_SAINTS_DAY,
    common::CHRISTMAS_DAY,
    common::ST_STEPHENS_DAY,
];

/// Netherlands.
pub(super) const NETHERLANDS: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::EASTER_SUNDAY,
    common::EASTER_MONDAY,
    on(DayRule::NotOnSunday(4, 27), "King's Day", "Fête du Roi"),
    on(
        DayRule::Fixed(5, 5),
        "Liberation Day",
        "Fête de la Libération",
    ),
    common::ASCENSION_DAY,
    on(DayRule::Easter(49), "Whit Sunday", "Dimanche de Pentecôte"),
    common::WHIT_MONDAY,
    common::CHRISTMAS_DAY,
    common::SECOND_DAY_OF_CHRISTMAS,
];

/// Portugal.
pub(super) const PORTUGAL: &[Holiday] = &[
    common::NEW_YEARS_DAY,
    common::GOOD_FRIDAY,
    common::EASTER_SUNDAY,
    on(DayRule::Fixed(4, 25), "Freedom Day", "Jour de la Liberté"),
    common::LABOUR_DAY,
    common::CORPUS_CHRISTI,
    on(DayRule::Fixed(6, 10), "Portugal Day", "Jour du Portugal"),
    common::ASSUMPTION_DAY,
    on(
        DayRule::Fixed(10, 5),
        "Republic Day",
        "Jour de la République",
    ),
    common::ALL_SAINTS_DAY,
    on(
        DayRule::Fixed(12, 1),
        "Restoration of Independence",
        "Restauration de l'indépendance",
    ),
    common::IMMACULATE_CONCEPTION,
    common::CHRISTMAS_DAY,
];
