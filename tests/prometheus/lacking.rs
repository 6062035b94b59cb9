//! Answers that are no figures: each is told for what it is, and none of them is GO.

use crate::exporter::{Exporter, aged};
use crate::prometheus::{Prometheus, Series};
use crate::scene::{Scene, codes, recording, recording_on, source};

const TOTAL: (&str, &str) = ("total", "shop_total");

fn shop() -> Prometheus {
    recording(&[
        ("shop_total", "{}", "vector(1000000)"),
        ("shop_errors", "{}", "vector(200)"),
        ("shop_idle", "{}", "vector(0)"),
        ("shop_by_code", "{ code: \"500\" }", "vector(100)"),
        ("shop_by_code", "{ code: \"503\" }", "vector(100)"),
    ])
}

#[test]
fn nothing_is_no_figure() {
    let prometheus = shop();
    let lacks = |queries: &[(&str, &str)], words: &[&str]| {
        let scene = Scene::asking(&prometheus, queries);
        scene.lacks("no_data", "error-budget/no-data", words);
    };
    let nan = &["NaN", "nothing was divided by nothing"];
    lacks(&[("error-ratio", "shop_idle / shop_idle")], nan);
    lacks(&[("errors", "shop_idle / shop_idle"), TOTAL], nan);
    lacks(&[("good", "shop_idle / shop_idle"), TOTAL], nan);
    // A scalar of nothing is NaN, too.
    lacks(&[("errors", "scalar(shop_nothing)"), TOTAL], nan);
    lacks(
        &[("good", "sum(shop_good{job=\"shop\"})"), TOTAL],
        &["no series for sum(shop_good{job=\"shop\"})"],
    );
    lacks(
        &[("errors", "shop_errors"), ("total", "sum(shop_all)")],
        &["no series for sum(shop_all)"],
    );
    lacks(
        &[("error-ratio", "max_over_time(shop:ratio[{{.window}}])")],
        &["no series for max_over_time(shop:ratio[{{.window}}])"],
    );
    // A comparison that does not hold leaves nothing.
    lacks(
        &[("error-ratio", "shop_errors / shop_total > 0.5")],
        &["no series for shop_errors / shop_total > 0.5"],
    );
    lacks(
        &[("errors", "shop_idle"), ("total", "shop_idle")],
        &["no events"],
    );
    let scene = Scene::asking(
        &prometheus,
        &[("errors", "shop_errors"), ("total", "shop_al")],
    );
    scene.tells(
        &["--locale", "fr"],
        4,
        &["INCONNU", "aucune série pour shop_al"],
    );
}

#[test]
fn what_cannot_be_is_invalid() {
    let prometheus = shop();
    for (queries, word) in [
        (
            vec![("errors", "shop_errors / 0"), TOTAL],
            "infinite (+Inf)",
        ),
        (
            vec![("errors", "shop_errors"), ("total", "-shop_total / 0")],
            "infinite (-Inf)",
        ),
        (
            vec![("errors", "1.5 * shop_total"), TOTAL],
            "more failures than events",
        ),
        (
            vec![("good", "1.5 * shop_total"), TOTAL],
            "more successes than events",
        ),
        (vec![("errors", "shop_idle - 20000"), TOTAL], "below 0"),
        (
            vec![("errors", "shop_errors"), ("total", "-shop_total")],
            "below 0",
        ),
        (
            vec![("error-ratio", "shop_errors")],
            "the share of failures is above 1",
        ),
        (vec![("error-ratio", "shop_idle - 1")], "below 0"),
    ] {
        let scene = Scene::asking(&prometheus, &queries);
        scene.lacks("invalid", "error-budget/invalid", &[word]);
    }
}

#[test]
fn several_series_are_not_one() {
    let prometheus = shop();
    let scene = |errors| Scene::asking(&prometheus, &[("errors", errors), TOTAL]);
    let lacks = |errors, word: &str| {
        scene(errors).lacks("ambiguous", "error-budget/ambiguous", &[word]);
    };
    lacks("shop_by_code", "2 series for shop_by_code");
    lacks(
        "max_over_time(shop_by_code[{{.window}}])",
        "2 series for max_over_time(",
    );
    lacks(
        "sum by (code) (shop_by_code)",
        "2 series for sum by (code) (shop_by_code)",
    );
    scene("shop_by_code").tells(&[], 4, &["sum(…)"]);
    scene("sum(shop_by_code)").tells(&[], 0, &["80.0 % left"]);
    scene("shop_by_code{code=\"500\"}").tells(&[], 0, &["90.0 % left"]);
}

#[test]
fn a_scalar_is_one_number() {
    let prometheus = shop();
    let errors = ("errors", "scalar(sum(shop_by_code))");
    let scene = Scene::asking(&prometheus, &[errors, TOTAL]);
    scene.tells(&[], 0, &["80.0 % left (failures: 200 of 1,000 allowed)"]);
    let total = ("total", "scalar(shop_total)");
    let scene = Scene::asking(&prometheus, &[("errors", "200"), total]);
    scene.tells(&[], 0, &["80.0 % left (failures: 200 of 1,000 allowed)"]);
    // Neither a text nor a matrix is.
    for errors in ["\"200\"", "shop_errors[{{.window}}]"] {
        let scene = Scene::asking(&prometheus, &[("errors", errors), TOTAL]);
        let words = ["not one value", "correct it in the policy"];
        scene.lacks("no_data", "error-budget/not-known", &words);
    }
}

#[test]
fn a_query_that_the_server_cannot_follow_is_told_in_its_words() {
    let prometheus = shop();
    let endpoint = format!("{}/api/v1/query", prometheus.address());
    for (errors, words) in [
        // 400, then 422.
        ("shop_errors by", "parse error: unexpected <by>"),
        ("increase(shop_errors)", "expected type range vector"),
        (
            "shop_total + on() shop_by_code",
            "many-to-many matching not allowed",
        ),
        (
            "label_replace(shop_errors, \"a\", \"b\", \"c\", \"(\")",
            "invalid regular expression",
        ),
    ] {
        let scene = Scene::asking(&prometheus, &[("errors", errors), TOTAL]);
        let words = [words, &endpoint, "cannot follow the query"];
        scene.lacks("no_data", "error-budget/not-known", &words);
    }
}

#[test]
fn samples_that_are_too_old_are_stale() {
    let old = aged("shop_old_errors", "200", 90) + &aged("shop_old_total", "1000000", 90);
    let exporter = Exporter::start(&format!("{old}shop_total 1000000\nshop_errors 200\n"));
    let prometheus = Prometheus::with_rules("").scraping(&exporter).start();
    prometheus.wait_until("shop_old_total + shop_total", |series| series.len() == 1);

    let errors = "sum(last_over_time(shop_errors[{{.window}}]))";
    let total = "sum(last_over_time(shop_total[{{.window}}]))";
    let old_errors = "sum(last_over_time(shop_old_errors[{{.window}}]))";
    let old_total = "sum(last_over_time(shop_old_total[{{.window}}]))";
    let of = |errors, total, more: &[(&str, &str)], settings| {
        let queries = [&[("errors", errors), ("total", total)], more].concat();
        Scene::asking(&prometheus, &queries).settings(settings)
    };
    let stale = |scene: &Scene, words: &[&str]| scene.lacks("stale", "error-budget/stale", words);
    for (errors, total) in [
        (old_errors, total),
        (errors, old_total),
        (old_errors, old_total),
    ] {
        let words = ["the newest sample is from", "at most 1 min old"];
        stale(&of(errors, total, &[], "max-age: 1m"), &words);
        of(errors, total, &[], "max-age: 1h").tells(&[], 0, &["80.0 % left"]);
    }
    of(errors, total, &[], "max-age: 1m").tells(&[], 0, &["80.0 % left"]);
    // Where no errors may mean none, those of long ago are no sign of trouble.
    let zero = [("absent-errors", "zero")];
    of(old_errors, total, &zero, "max-age: 1m").tells(&[], 0, &["80.0 % left"]);
    stale(
        &of(errors, old_total, &zero, "max-age: 1m"),
        &["at most 1 min old"],
    );
    let ratio = Scene::asking(
        &prometheus,
        &[("error-ratio", "shop_old_errors / shop_total")],
    );
    stale(&ratio.settings("max-age: 30s"), &["at most 30 s old"]);
    let warned = of(old_errors, total, &[], "max-age: 1m, on-no-data: warn");
    let report = warned.report(&[], 4);
    assert!(
        codes(&report).contains(&"error-budget/nothing-judged"),
        "{report:#}"
    );

    // The service goes away: over the window its samples are still found.
    drop(exporter);
    prometheus.wait_until("shop_total", <[Series]>::is_empty);
    prometheus.wait_until(
        "max_over_time(timestamp(shop_total)[2s:1s])",
        <[Series]>::is_empty,
    );
    let words = ["no sample of shop_errors is new enough", "at most 2 s old"];
    stale(&of(errors, total, &[], "max-age: 2s"), &words);
    // What is asked for now alone is gone.
    let now = Scene::asking(&prometheus, &[("errors", "shop_errors"), TOTAL]);
    now.lacks(
        "no_data",
        "error-budget/no-data",
        &["no series for shop_total"],
    );
}

#[test]
fn an_answer_that_may_lack_a_part_is_partial() {
    // A port on which nobody listens any more.
    let gone = Exporter::start("").port();
    let prometheus = recording_on(
        &[
            ("shop_total", "{}", "vector(1000000)"),
            ("shop_errors", "{}", "vector(200)"),
        ],
        |setup| setup.reading_also(gone),
    );
    let queries = [("errors", "shop_errors"), TOTAL];
    let scene = Scene::asking(&prometheus, &queries);
    let words = ["the server warns: remote_read", "allow-partial: true"];
    scene.lacks("partial", "error-budget/partial", &words);

    let mut source = source("prometheus", &prometheus.address(), &queries);
    source["prometheus"]["allow-partial"] = true.into();
    let scene = Scene::of(&prometheus.host(), source);
    scene.tells(&[], 0, &["80.0 % left (failures: 200 of 1,000 allowed)"]);
}
