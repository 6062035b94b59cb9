//! Events and ratios in queries of the policy: exact numbers out, and what may ship with them.

use serde_json::{Value, json};

use crate::exporter::Exporter;
use crate::prometheus::Prometheus;
use crate::scene::{Scene, codes, recording};

/// All that the shop was asked.
pub(crate) const TOTAL: (&str, &str) = ("total", "sum(last_over_time(shop_total[{{.window}}]))");

/// The series of a shop with so much left, in percent, of a thousand failures that it may have.
pub(crate) const SHOPS: &[(&str, &str, &str)] = &[
    ("shop_total", "{}", "vector(1000000)"),
    ("shop_good", "{ left: \"80\" }", "vector(999800)"),
    ("shop_errors", "{ left: \"80\" }", "vector(200)"),
    ("shop_ratio", "{ left: \"80\" }", "vector(0.0002)"),
    ("shop_errors", "{ left: \"50\" }", "vector(500)"),
    ("shop_errors", "{ left: \"30\" }", "vector(700)"),
    ("shop_errors", "{ left: \"20\" }", "vector(800)"),
    ("shop_errors", "{ left: \"19.9\" }", "vector(800.1)"),
    ("shop_errors", "{ left: \"19\" }", "vector(810)"),
    ("shop_errors", "{ left: \"-50\" }", "vector(1500)"),
    ("shop_ratio", "{ left: \"30\" }", "vector(0.0007)"),
    ("corner_total", "{}", "vector(400)"),
    ("corner_errors", "{}", "vector(1)"),
];

/// The objective of the shop with so much left.
fn errors(prometheus: &Prometheus, left: &str) -> Scene {
    let errors = format!("sum(last_over_time(shop_errors{{left=\"{left}\"}}[{{{{.window}}}}]))");
    Scene::asking(prometheus, &[("errors", &errors), TOTAL])
}

/// The first objective of a report.
pub(crate) fn slo(report: &Value) -> &Value {
    &report["slos"][0]
}

#[test]
fn the_less_is_left_the_less_may_ship() {
    let exporter = Exporter::start(
        "shop_total 1000000\n\
         shop_good{left=\"80\"} 999800\n\
         shop_good{left=\"30\"} 999300\n\
         shop_good{left=\"19\"} 999190\n\
         shop_good{left=\"0\"} 999000\n",
    );
    let prometheus = Prometheus::with_rules("").scraping(&exporter).start();
    prometheus.wait_until("shop_good", |series| series.len() == 4);

    let (fits, risky) = ("error-budget/fits", "error-budget/risky");
    let (bugfix_only, freeze) = ("error-budget/bugfix-only", "error-budget/freeze");
    let changes = ["other", "risky", "bugfix", "security"];
    for (left, tier, remaining, findings) in [
        ("80", "normal", 0.8, [fits; 4]),
        ("30", "reinforced", 0.3, [fits, risky, fits, fits]),
        (
            "19",
            "bugfix_only",
            0.19,
            [bugfix_only, bugfix_only, fits, fits],
        ),
        ("0", "freeze", 0.0, [freeze, freeze, freeze, fits]),
    ] {
        let good = format!("sum(last_over_time(shop_good{{left=\"{left}\"}}[{{{{.window}}}}]))");
        let scene = Scene::asking(&prometheus, &[("good", &good), TOTAL]);
        for (change, finding) in changes.into_iter().zip(findings) {
            let code = if finding == fits { 0 } else { 1 };
            let report = scene.report(&["--change", change], code);
            assert_eq!(codes(&report)[0], finding, "{left} {change}: {report:#}");
            assert_eq!(report["tier"], tier, "{report:#}");
            assert_eq!(slo(&report)["remaining"].as_f64(), Some(remaining));
        }
        assert_eq!(scene.run(&[]).code, scene.run(&["--change", "other"]).code);
    }
}

#[test]
fn reasons_carry_the_numbers_in_both_languages() {
    let prometheus = recording(SHOPS);
    let fr = ["--locale", "fr", "--change", "risky"];
    errors(&prometheus, "80").tells(
        &[],
        0,
        &[
            "GO",
            "80.0 % left (failures: 200 of 1,000 allowed)",
            "burn rate of 0.2",
        ],
    );
    errors(&prometheus, "30").tells(
        &["--change", "risky"],
        1,
        &[
            "NO-GO",
            "30.0 % left (failures: 700 of 1,000 allowed)",
            "nothing risky",
            "12 d",
        ],
    );
    errors(&prometheus, "30").tells(
        &fr,
        1,
        &[
            "il reste 30,0\u{a0}%",
            "échecs\u{a0}: 700 sur 1\u{202f}000 permis",
            "rien de risqué",
            "12\u{a0}j",
        ],
    );
    errors(&prometheus, "19").tells(
        &[],
        1,
        &[
            "19.0 % left (failures: 810 of 1,000 allowed)",
            "only bug fixes and security",
        ],
    );
    errors(&prometheus, "19").tells(
        &["--change", "bugfix", "--locale", "fr"],
        0,
        &[
            "il reste 19,0\u{a0}%",
            "810 sur 1\u{202f}000",
            "seuls les correctifs et la sécurité",
        ],
    );
    errors(&prometheus, "-50").tells(
        &["--change", "bugfix"],
        1,
        &[
            "-50.0 % left (failures: 1,500 of 1,000 allowed)",
            "nothing but security",
        ],
    );
    errors(&prometheus, "-50").tells(
        &["--change", "security", "--format", "markdown"],
        0,
        &["### 🟢 GO", "1,500 of 1,000", "| "],
    );
}

#[test]
fn a_percentage_is_cut_and_a_boundary_belongs_above() {
    let prometheus = recording(SHOPS);
    for (left, change, code, words) in [
        ("50", "risky", 1, "50.0 % left (failures: 500 of 1,000"),
        ("50", "other", 0, "50.0 % left (failures: 500 of 1,000"),
        ("20", "other", 0, "20.0 % left (failures: 800 of 1,000"),
        ("19.9", "other", 1, "19.9 % left (failures: 800.1 of 1,000"),
        ("19.9", "bugfix", 0, "19.9 % left (failures: 800.1 of 1,000"),
    ] {
        errors(&prometheus, left).tells(&["--change", change], code, &[words]);
    }
}

#[test]
fn good_errors_and_a_ratio_come_to_the_same() {
    let prometheus = recording(SHOPS);
    let rates: Vec<Value> = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"]
        .map(|lookback| json!({ "lookback": lookback, "rate": 0.2 }))
        .into();
    let all = "max_over_time(shop_total[30d])";
    let of_lines = "sum(\n  last_over_time(shop_total[{{ .window }}]) # all of \"them\n)\n# so far";
    for (queries, counted) in [
        (
            vec![
                (
                    "good",
                    r#"last_over_time(shop_good{left="80"}[{{.window}}])"#,
                ),
                TOTAL,
            ],
            true,
        ),
        (
            vec![
                ("good", r#"sum(max_over_time(shop_good{left=~"8."}[720h]))"#),
                ("total", all),
            ],
            true,
        ),
        (
            vec![
                (
                    "errors",
                    r#"sum(max_over_time(shop_errors{left="80"}[30d]))"#,
                ),
                TOTAL,
            ],
            true,
        ),
        (
            vec![
                (
                    "errors",
                    r#"sum(avg_over_time({__name__="shop_errors", left='80'}[4w2d]))"#,
                ),
                ("total", of_lines),
            ],
            true,
        ),
        (
            vec![(
                "error-ratio",
                r#"max(last_over_time(shop_ratio{left="80"}[{{.window}}]))"#,
            )],
            false,
        ),
        (
            vec![(
                "error-ratio",
                r#"1 - sum(last_over_time(shop_good{left="80"}[30d])) / sum(last_over_time(shop_total[30d]))"#,
            )],
            false,
        ),
    ] {
        let report = Scene::asking(&prometheus, &queries).report(&["--change", "risky"], 0);
        let slo = slo(&report);
        let near = |key: &str, wanted: f64| {
            let found = slo[key].as_f64();
            // Prometheus itself reckons with binary fractions.
            assert!(
                found.is_some_and(|it| (it - wanted).abs() < 1e-9),
                "{key}: {report:#}"
            );
        };
        assert_eq!(slo["status"], "ok", "{report:#}");
        near("remaining", 0.8);
        if counted {
            for (key, wanted) in [("total", 1_000_000), ("bad", 200), ("allowed_bad", 1_000)] {
                assert_eq!(slo[key], wanted, "{key}: {report:#}");
            }
            assert_eq!(slo["remaining"], json!(0.8));
            assert_eq!(slo["burn_rates"], json!(rates), "{report:#}");
            // Four times the window.
            assert_eq!(slo["exhausted_in"], 4 * 2_592_000, "{report:#}");
        } else {
            near("error_ratio", 0.0002);
            assert_eq!(slo["burn_rates"].as_array().map(Vec::len), Some(7));
        }
        assert_eq!(codes(&report), ["error-budget/fits"], "{report:#}");
    }
}
