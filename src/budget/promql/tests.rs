//! What is read off queries, and what no query can do.

use proptest::prelude::*;

use super::token::{QueryFault, QueryFaultKind};
use super::{Query, matcher, milliseconds};

fn read(text: &str) -> Query<'_> {
    Query::read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

#[track_caller]
fn check(text: &str, selectors: &[&str], ranges: &[&str]) {
    let query = read(text);
    assert_eq!(query.selectors(), selectors, "{text}");
    assert_eq!(query.ranges(), ranges, "{text}");
}

#[test]
fn a_selector_is_read_with_its_matchers_and_without_range_and_modifiers() {
    check(
        "sum(increase(calls_total{outcome=\"error\"}[28d]))",
        &["calls_total{outcome=\"error\"}"],
        &["28d"],
    );
    check("up", &["up"], &[]);
    check("job:calls:rate5m", &["job:calls:rate5m"], &[]);
    check("{__name__=~\"x\"}", &["{__name__=~\"x\"}"], &[]);
    check(
        "up {job = 'a}'} [5m] offset 1h",
        &["up {job = 'a}'}"],
        &["5m"],
    );
    check("up{a=`\\`}@ 1609746000.5[1d]", &["up{a=`\\`}"], &["1d"]);
    check(
        "rate(a[5m] @ start()) / rate(b[5m] @ end())",
        &["a", "b"],
        &["5m", "5m"],
    );
    check("a offset -28d + b", &["a", "b"], &[]);
    check(
        "{\"http.calls\", by=\"x\"}",
        &["{\"http.calls\", by=\"x\"}"],
        &[],
    );
}

#[test]
fn functions_keywords_and_label_lists_are_no_selectors() {
    check("sum by (job, le) (rate(a[1m]))", &["a"], &["1m"]);
    check("SUM(rate(a[1m])) BY (job)", &["a"], &["1m"]);
    check(
        "sum without(x) (a) / ignoring (y) group_left (z) b",
        &["a", "b"],
        &[],
    );
    check(
        "a * on(x) group_right b and c or d unless e",
        &["a", "b", "c", "d", "e"],
        &[],
    );
    check(
        "a > bool 1e-3 or {b=\"c\"} atan2 {d=\"e\"}",
        &["a", "{b=\"c\"}", "{d=\"e\"}"],
        &[],
    );
    check("clamp_max(a, +Inf) == NaN", &["a"], &[]);
    check("vector(0) or time() - 0x1F", &[], &[]);
    check(
        "histogram_quantile(.99, sum(rate(a_bucket[5m])) by(le))",
        &["a_bucket"],
        &["5m"],
    );
    check(
        "group_left{a=\"b\"} + on{a=\"b\"}",
        &["{a=\"b\"}", "on{a=\"b\"}"],
        &[],
    );
}

#[test]
fn comments_and_texts_hide_what_they_hold() {
    check("a # b[5m] (\n+ c", &["a", "c"], &[]);
    check(
        "a{x=\"# not [5m] \\\" b\"}",
        &["a{x=\"# not [5m] \\\" b\"}"],
        &[],
    );
    check("label_replace(a, \"x\", '$1', `y(`, \"(.*)\")", &["a"], &[]);
    check("a{x=\"é\"} + é", &["a{x=\"é\"}"], &[]);
}

#[test]
fn of_a_subquery_the_first_duration_is_the_range() {
    check("max_over_time(rate(a[5m])[28d:1m])", &["a"], &["5m", "28d"]);
    check("max_over_time(a:b[ 1h30m : ])", &["a:b"], &["1h30m"]);
    check("a[1d:{{.step}}]", &["a"], &["1d"]);
    check("a[]", &["a"], &[]);
}

#[test]
fn the_placeholder_of_sloth_is_a_range_of_its_own() {
    let query = read("sum(rate(a{x=\"{{.window}}\"}[{{.window}}])) + b[{{ .window }}:1m] + c[5m]");
    assert!(query.has_placeholder() && query.can_be_over(None));
    assert_eq!(query.ranges(), ["5m"]);
    assert_eq!(query.selectors(), ["a{x=\"{{.window}}\"}", "b", "c"]);
    assert_eq!(
        query.over(None, "1h"),
        "sum(rate(a{x=\"{{.window}}\"}[1h])) + b[1h:1m] + c[5m]"
    );
    assert!(!read("a{x=\"{{.window}}\"}[5m]").has_placeholder());
    assert!(!read("a[{{.windows}}]").has_placeholder());
}

#[test]
fn a_range_is_replaced_where_it_is_as_long_as_the_one_that_is_written() {
    let query = read("a[28d] / b[4w] + c[5m] offset 28d + max(d)[28d:1m]");
    assert_eq!(
        query.over(Some("28d"), "1h"),
        "a[1h] / b[1h] + c[5m] offset 28d + max(d)[1h:1m]"
    );
    assert!(!query.can_be_over(Some("30d")) && !query.can_be_over(None));
    assert_eq!(
        query.over(Some("30d"), "1h"),
        "a[28d] / b[4w] + c[5m] offset 28d + max(d)[28d:1m]"
    );
    assert!(!query.can_be_over(Some("nonsense")));
}

#[test]
fn a_range_that_is_not_the_window_is_told_from_those_within_a_subquery() {
    let check = |text: &str, other: Option<&str>| {
        assert_eq!(read(text).other_range(Some("30d")), other, "{text}");
    };
    for fine in [
        "up",
        "a[30d]",
        "a[720h]",
        "a[4w2d]",
        "a[2592000]",
        "a[{{.window}}]",
        "sum(increase(a[30d])) / sum(increase(b[{{ .window }}]))",
        "max_over_time(rate(a[5m])[30d:5m])",
        "max_over_time(rate(a[5m])[{{.window}}:])",
        "avg_over_time((sum by (x) (rate(a[5m])) / sum(rate(b[1h])))[30d:5m])",
        "avg_over_time(sum(rate(a[5m])) by (x)[30d:5m])",
        "max_over_time(max_over_time(rate(a[5m])[1h:1m])[30d:5m])",
        "a{x=\"[5m]\"}",
    ] {
        check(fine, None);
    }
    for (text, other) in [
        ("a[28d]", "28d"),
        ("a[30d] / b[5m]", "5m"),
        ("a[{{.window}}] / b[5m]", "5m"),
        ("max_over_time(rate(a[30d])[1h:5m])", "1h"),
        ("max_over_time(rate(a[5m])[30d:5m]) / rate(b[5m])", "5m"),
        ("rate(b[5m]) / max_over_time(rate(a[1h])[30d:5m])", "5m"),
        ("a[30days]", "30days"),
        ("a[$__range]", "$__range"),
        ("a[30d + 1h]", "30d + 1h"),
    ] {
        check(text, Some(other));
    }
    assert_eq!(read("a[1y]").other_range(Some("365d")), None);
    assert_eq!(read("a[30d]").other_range(None), Some("30d"));
    assert_eq!(read("a[30d]").other_range(Some("month")), Some("30d"));
}

#[test]
fn what_looks_at_another_time_is_a_modifier_and_a_name_is_none() {
    for text in [
        "a offset 1h",
        "a{x=\"y\"}[30d] OFFSET 3d",
        "a offset -1h",
        "sum(increase(a[30d] offset 3d))",
        "a @ 1609746000",
        "rate(a[30d]@end())",
        "max_over_time(rate(a[5m] offset 1d)[30d:5m])",
        "max_over_time(rate(a[5m])[30d:5m] @ start())",
        "offset offset 1h",
        "start offset -1h",
        "a and offset offset 5m",
        "(a) # offset\n offset (1h)",
    ] {
        assert!(read(text).has_modifier(), "{text}");
    }
    for text in [
        "a{x=\"b offset 1h @ 5\"}",
        "a{offset=\"1h\"}",
        "sum by (offset) (a)",
        "my_offset + offset_total",
        "offset:rate",
        "sum(offset)",
        "offset{a=\"b\"}",
        "a and offset",
        "a / on (x) group_left offset",
        "label_replace(a, \"offset\", \"@\", \"\", \"\")",
        "a # offset 1h @ 5",
    ] {
        assert!(!read(text).has_modifier(), "{text}");
    }
}

#[test]
fn durations_are_compared_by_their_length() {
    let check = |text: &str, expected: Option<u64>| {
        assert_eq!(milliseconds(text), expected, "{text}");
    };
    assert_eq!(milliseconds("28d"), milliseconds("4w"));
    assert_eq!(milliseconds("1d"), milliseconds("24h"));
    check("1h30m", Some(5_400_000));
    check("1y", Some(31_536_000_000));
    check("1s500ms", Some(1_500));
    check("300", Some(300_000));
    check("1", Some(1_000));
    for wrong in [
        "", "d", "1x", "1m1h", "1h1h", "1.5h", "-1h", "1h30", "1 h", "1M",
    ] {
        check(wrong, None);
    }
    check("99999999999999999999y", None);
    check("999999999999y", None);
}

#[test]
fn what_is_not_closed_is_a_fault_with_its_place() {
    let check = |text: &str, at: usize, kind: QueryFaultKind| {
        assert_eq!(Query::read(text), Err(QueryFault { at, kind }), "{text}");
    };
    check("", 0, QueryFaultKind::Empty);
    check(" \n# only words", 0, QueryFaultKind::Empty);
    check("sum(a", 3, QueryFaultKind::Unclosed);
    check("sum(a[5m)]", 8, QueryFaultKind::Unopened);
    check("a)", 1, QueryFaultKind::Unopened);
    check("a{x=\"y}", 4, QueryFaultKind::UnclosedText);
    check("a{x=\"y\\\"}", 4, QueryFaultKind::UnclosedText);
    check("a{x='y\n'}", 4, QueryFaultKind::UnclosedText);
    check("é + a{x=`y", 9, QueryFaultKind::UnclosedText);
}

#[test]
fn a_value_is_quoted_so_that_it_stays_one() {
    assert_eq!(matcher("checkout"), "\"checkout\"");
    assert_eq!(matcher("a\"} or b{c=\""), "\"a\\\"} or b{c=\\\"\"");
    assert_eq!(matcher("\\\n\t"), "\"\\\\\\n\\u0009\"");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(?s)([a-z:{}()\\[\\]\"'`#\\\\\n .0-9é]|by|\\{\\{.window\\}\\}){0,60}") {
        if let Ok(query) = Query::read(&text) {
            for part in query.selectors().into_iter().chain(query.ranges()) {
                prop_assert!(text.contains(part));
            }
            let written = query.ranges().first().map(|range| (*range).to_owned());
            let over = query.over(written.as_deref(), "7m");
            prop_assert!(Query::read(&over).is_ok());
            if !query.can_be_over(written.as_deref()) {
                prop_assert_eq!(&over, &text);
            }
        }
    }

    #[test]
    fn a_quoted_value_is_always_one_text(value in "(?s).{0,40}") {
        let text = format!("a{{b={}}}", matcher(&value));
        let query = read(&text);
        prop_assert_eq!(query.selectors(), [text.as_str()]);
    }
}
