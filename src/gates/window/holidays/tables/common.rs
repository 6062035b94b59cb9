//! Holidays that several countries have under the same name.

use super::super::rules::{DayRule, Holiday};
use super::on;

pub(super) const ALL_SAINTS_DAY: Holiday =
    on(DayRule::Fixed(11, 1), "All Saints' Day", "Toussaint");
pub(super) const ARMISTICE_DAY: Holiday =
    on(DayRule::Fixed(11, 11), "Armistice Day", "Armistice de 1918");
pub(super) const ASCENSION_DAY: Holiday = on(DayRule::Easter(39), "Ascension Day", "Ascension");
pub(super) const ASSUMPTION_DAY: Holiday =
    on(DayRule::Fixed(8, 15), "Assumption Day", "Assomption");
pub(super) const BOXING_DAY: Holiday =
    on(DayRule::Fixed(12, 26), "Boxing Day", "Lendemain de Noël");
pub(super) const CHRISTMAS_DAY: Holiday = on(DayRule::Fixed(12, 25), "Christmas Day", "Noël");
pub(super) const CORPUS_CHRISTI: Holiday = on(DayRule::Easter(60), "Corpus Christi", "Fête-Dieu");
pub(super) const EASTER_MONDAY: Holiday =
    on(DayRule::Easter(1), "Easter Monday", "Lundi de Pâques");
pub(super) const EASTER_SUNDAY: Holiday =
    on(DayRule::Easter(0), "Easter Sunday", "Dimanche de Pâques");
pub(super) const EPIPHANY: Holiday = on(DayRule::Fixed(1, 6), "Epiphany", "Épiphanie");
pub(super) const GOOD_FRIDAY: Holiday = on(DayRule::Easter(-2), "Good Friday", "Vendredi saint");
pub(super) const IMMACULATE_CONCEPTION: Holiday = on(
    DayRule::Fixed(12, 8),
    "Immaculate Conception",
    "Immaculée Conception",
);
pub(super) const LABOUR_DAY: Holiday = on(DayRule::Fixed(5, 1), "Labour Day", "Fête du Travail");
pub(super) const NEW_YEARS_DAY: Holiday =
    on(DayRule::Fixed(1, 1), "New Year's Day", "Jour de l'An");
pub(super) const SECOND_DAY_OF_CHRISTMAS: Holiday = on(
    DayRule::Fixed(12, 26),
    "Second Day of Christmas",
    "Lendemain de Noël",
);
pub(super) const ST_STEPHENS_DAY: Holiday =
    on(DayRule::Fixed(12, 26), "St Stephen's Day", "Saint-Étienne");
pub(super) const WHIT_MONDAY: Holiday =
    on(DayRule::Easter(50), "Whit Monday", "Lundi de Pentecôte");
