//! Sets of seconds, kept as sorted half-open intervals.
//!
//! Every rule becomes one such set, so that "deny beats allow", "all teams must be open" and "next
//! opening" are plain set algebra, linear in the number of intervals. The same type serves two
//! axes: instants (Unix seconds) and the readings of a local clock (the seconds that a UTC clock
//! with the same reading would show). `zone::ZoneClock` converts the second into the first.

/// `[start, end)` in seconds; never empty inside an [`IntervalSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    /// First second inside.
    pub(crate) start: i64,
    /// First second after it; `i64::MAX` stands for "no end".
    pub(crate) end: i64,
}

impl Interval {
    /// `[start, end)`; empty when `end <= start`.
    pub(crate) fn new(start: i64, end: i64) -> Self {
        Self { start, end }
    }

    /// Whether `second` lies inside.
    pub(crate) fn contains(self, second: i64) -> bool {
        self.start <= second && second < self.end
    }

    /// The part inside `other`; possibly empty.
    fn clip(self, other: Self) -> Self {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// Sorted, disjoint intervals that do not touch one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IntervalSet(Vec<Interval>);

impl FromIterator<Interval> for IntervalSet {
    /// Takes intervals in any order, overlapping or empty.
    fn from_iter<T: IntoIterator<Item = Interval>>(intervals: T) -> Self {
        let mut sorted: Vec<Interval> = intervals.into_iter().filter(|i| !i.is_empty()).collect();
        // The standard sort finds runs that are already sorted, so joining sets costs little more
        // than copying them.
        sorted.sort();
        let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
        for interval in sorted {
            match merged.last_mut() {
                Some(last) if interval.start <= last.end => last.end = last.end.max(interval.end),
                _ => merged.push(interval),
            }
        }
        Self(merged)
    }
}

impl IntervalSet {
    /// The set with nothing in it.
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    /// The set of exactly one interval.
    pub(crate) fn of(interval: Interval) -> Self {
        [interval].into_iter().collect()
    }

    /// Everything that is in at least one of the sets.
    pub(crate) fn union<'a>(sets: impl IntoIterator<Item = &'a Self>) -> Self {
        sets.into_iter()
            .flat_map(|set| set.0.iter().copied())
            .collect()
    }

    /// Everything inside `within` that is not in this set.
    pub(crate) fn complement(&self, within: Interval) -> Self {
        let mut gaps = Vec::with_capacity(self.0.len() + 1);
        let mut cursor = within.start;
        for interval in self.overlapping(within) {
            gaps.push(Interval::new(cursor, interval.start));
            cursor = interval.end;
        }
        gaps.push(Interval::new(cursor, within.end));
        gaps.into_iter().collect()
    }

    /// The part inside `within`.
    pub(crate) fn clip(&self, within: Interval) -> Self {
        self.overlapping(within)
            .map(|interval| interval.clip(within))
            .collect()
    }

    /// What is in this set and not in `other`.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.0
            .iter()
            .flat_map(|interval| other.complement(*interval).0)
            .collect()
    }

    /// The interval that holds `second`.
    pub(crate) fn find(&self, second: i64) -> Option<Interval> {
        let index = self.0.partition_point(|interval| interval.end <= second);
        self.0
            .get(index)
            .copied()
            .filter(|interval| interval.contains(second))
    }

    /// The first start of an interval after `second`.
    pub(crate) fn next_start(&self, second: i64) -> Option<i64> {
        let index = self.0.partition_point(|interval| interval.start <= second);
        self.0.get(index).map(|interval| interval.start)
    }

    /// How many seconds of `window` are in the set.
    pub(crate) fn seconds_inside(&self, window: Interval) -> i64 {
        self.overlapping(window)
            .map(|interval| interval.clip(window))
            .map(|interval| interval.end.saturating_sub(interval.start))
            .sum()
    }

    /// The intervals that have a second in common with `window`, whole, in order.
    pub(crate) fn overlapping(&self, window: Interval) -> impl Iterator<Item = Interval> + '_ {
        let first = self
            .0
            .partition_point(|interval| interval.end <= window.start);
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter()
            .copied()
            .take_while(move |interval| interval.start < window.end)
    }

    /// All intervals, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Interval> + '_ {
        self.0.iter().copied()
    }

    /// How many intervals there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is inside.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pairs: &[(i64, i64)]) -> IntervalSet {
        pairs
            .iter()
            .map(|&(start, end)| Interval::new(start, end))
            .collect()
    }

    #[test]
    fn overlapping_touching_and_empty_intervals_are_joined() {
        assert_eq!(
            set(&[(5, 7), (1, 3), (3, 4), (9, 9), (6, 8)]),
            set(&[(1, 4), (5, 8)])
        );
    }

    #[test]
    fn the_complement_is_what_is_left_of_the_window() {
        let closed = set(&[(-5, 1), (3, 4), (8, 20)]);
        assert_eq!(
            closed.complement(Interval::new(0, 10)),
            set(&[(1, 3), (4, 8)])
        );
        assert_eq!(set(&[]).complement(Interval::new(0, 10)), set(&[(0, 10)]));
        assert!(set(&[(0, 10)]).complement(Interval::new(0, 10)).is_empty());
    }

    #[test]
    fn an_interval_without_an_end_survives_every_operation() {
        let endless = set(&[(5, i64::MAX)]);
        assert_eq!(endless.find(i64::MAX - 1), Some(Interval::new(5, i64::MAX)));
        assert_eq!(endless.complement(Interval::new(0, 10)), set(&[(0, 5)]));
        assert_eq!(endless.clip(Interval::new(0, 10)), set(&[(5, 10)]));
    }

    #[test]
    fn minus_leaves_what_the_other_set_does_not_cover() {
        assert_eq!(
            set(&[(0, 10), (20, 30)]).minus(&set(&[(5, 22)])),
            set(&[(0, 5), (22, 30)])
        );
    }

    #[test]
    fn the_next_start_is_strictly_later() {
        let closed = set(&[(1, 2), (5, 6)]);
        assert_eq!(closed.next_start(0), Some(1));
        assert_eq!(closed.next_start(1), Some(5));
        assert_eq!(closed.next_start(5), None);
    }

    #[test]
    fn seconds_inside_counts_only_the_common_part() {
        assert_eq!(
            set(&[(0, 4), (6, 20)]).seconds_inside(Interval::new(2, 10)),
            6
        );
    }
}
