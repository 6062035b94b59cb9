//! What looks well in a workflow and is not: filters, conditions, inputs, scripts.

use super::stage::{PERSON, Stage};
use super::workflows::check;

const ON: &str = "workflow/trigger";
const IF: &str = "workflow/condition";
const INPUTS: &str = "workflow/inputs";
const CHECKOUT: &str = "workflow/checkout";
const PULLS: &str = "pull-request.yml";

#[test]
fn filters_that_leave_something_out_are_a_problem() {
    for (filter, result, words) in [
        ("branches: [\"release/**\"]", "problem", "never arrives"),
        ("branches-ignore: [main]", "problem", "never arrives"),
        ("paths: [\"src/**\"]", "problem", "pull_request_target"),
        ("paths-ignore: [\"docs/**\"]", "problem", "filters"),
        ("branches: [\"mai[n]\"]", "warning", "cannot be told"),
        ("branches: [main]", "ok", "everything"),
    ] {
        let types = "    types: [opened, synchronize";
        let filtered = format!("    {filter}\n{types}");
        check(PULLS, (types, &filtered), ON, result, words);
    }
    let queue = ("  merge_group:", "  merge_group:\n    branches: [other] #");
    check(PULLS, queue, ON, "problem", "merge_group");
}

#[test]
fn where_something_else_has_no_filter_nothing_is_left_out() {
    let stage = Stage::new();
    let types = "    types: [opened, synchronize";
    let filtered = format!("    paths: [src]\n{types}");
    let filtered = super::stage::copied(PULLS, super::stage::PIN).replace(types, &filtered);
    stage.workflow("filtered.yml", &filtered);
    let examined = stage.action();
    assert_eq!(examined.result(ON), "ok", "{}", examined.text);
}

#[test]
fn tags_that_nobody_judges_are_a_warning() {
    let stage = Stage::new();
    stage
        .shop()
        .remove_on("main", ".github/workflows/release.yml");
    let examined = stage.action();
    assert_eq!(examined.result(ON), "warning", "{}", examined.text);
    assert!(examined.what(ON).contains("v*"), "{}", examined.text);
    let text = super::stage::copied("release.yml", super::stage::PIN)
        .replace("          tag: ${{ inputs.tag }}", "          # ");
    stage.workflow("release.yml", &text);
    assert_eq!(stage.action().result(ON), "ok");
    let nightly = text.replace("tags: [\"v*\"]", "tags: [\"nightly-*\"]");
    stage.workflow("release.yml", &nightly);
    assert_eq!(stage.action().result(ON), "warning");
}

#[test]
fn a_step_that_can_be_skipped_is_a_warning() {
    let step = "      - uses: acme/gonogo";
    let skipped = "      - if: github.actor != 'dependabot[bot]'\n        uses: acme/gonogo";
    check(PULLS, (step, skipped), IF, "warning", "the step");
    let step = "      - id: gonogo\n";
    let skipped = "      - id: gonogo\n        if: success()\n";
    check("sign-off.yml", (step, skipped), IF, "warning", "the step");
}

#[test]
fn a_job_behind_one_that_can_be_skipped_is_a_warning() {
    let job = "  gate:\n    runs-on";
    let behind = |first: &str| {
        format!(
            "  zero:\n    {first}\n    runs-on: x\n  first:\n    needs: [zero]\n    runs-on: x\n  \
             gate:\n    needs: first\n    runs-on"
        )
    };
    let skipped = behind("if: github.actor != 'x'");
    let failing = behind("timeout-minutes: 5");
    check(PULLS, (job, &skipped), IF, "warning", "needs");
    check(PULLS, (job, &failing), IF, "warning", "needs");
    check("release.yml", (job, &skipped), IF, "warning", "needs");
    // On a tag nothing goes out where what is needed fails.
    check("release.yml", (job, &failing), IF, "ok", "No job");
}

#[test]
fn a_decision_that_is_not_published_is_a_problem() {
    for (input, result, words) in [
        ("dry-run: true", "problem", "dry-run"),
        ("dry-run: yes", "problem", "dry-run"),
        ("report: none", "problem", "report"),
        ("dry-run: ${{ inputs.dry }}", "not-known", "expression"),
        ("report: ${{ inputs.report }}", "not-known", "expression"),
        ("dry-run: false", "ok", "lets it publish"),
        ("dry-run: \"\"", "ok", "lets it publish"),
    ] {
        let with = format!("        with:\n          {input}\n");
        check(PULLS, ("        with:\n", &with), INPUTS, result, words);
    }
}

#[test]
fn another_policy_than_the_one_looked_at_is_not_known() {
    for (input, result) in [
        ("policy: other.yml", "not-known"),
        ("policy: ${{ inputs.policy }}", "not-known"),
        ("policy: .github/gonogo.yml", "ok"),
        ("policy-ref: release", "not-known"),
        ("policy-ref: main", "ok"),
    ] {
        let with = format!("        with:\n          {input}\n");
        let words = if result == "ok" { "publish" } else { "policy" };
        check(PULLS, ("        with:\n", &with), INPUTS, result, words);
    }
    let stage = Stage::new();
    let policy = super::stage::POLICY;
    stage.shop().file_on("main", "other.yml", policy);
    let line = "doctor --repo acme/shop --format json --policy other.yml";
    let line: Vec<&str> = line.split(' ').collect();
    let examined = stage.examine(stage.step(PERSON), &line);
    assert_eq!(examined.result(INPUTS), "not-known", "{}", examined.text);
}

#[test]
fn a_script_that_takes_the_head_is_a_problem_and_any_other_a_warning() {
    let steps = "    steps:\n      - uses: acme/gonogo";
    for (script, result, words) in [
        ("git fetch origin pull/7/head", "problem", "no checkout"),
        ("git checkout FETCH_HEAD", "problem", "no checkout"),
        (
            "git checkout ${{ github.event.pull_request.head.sha }}",
            "problem",
            "no checkout",
        ),
        (
            "git checkout ${{ github['event'].x.head.ref }}",
            "problem",
            "no checkout",
        ),
        ("git checkout $GITHUB_HEAD_REF", "problem", "no checkout"),
        ("gh pr checkout 7", "problem", "no checkout"),
        ("npm test", "warning", "its one step"),
    ] {
        let with = format!("    steps:\n      - run: {script}\n      - uses: acme/gonogo");
        check(PULLS, (steps, &with), CHECKOUT, result, words);
    }
}

#[test]
fn a_checkout_of_what_an_expression_says_is_not_known_unless_it_is_the_base() {
    let steps = "    steps:\n      - uses: acme/gonogo";
    for (reference, result, words) in [
        ("${{ steps.x.outputs.sha }}", "not-known", "expression"),
        ("x${{ github.sha }}", "not-known", "expression"),
        ("${{ github.base_ref }}", "ok", "No workflow"),
        (
            "${{ github.event.pull_request.base.sha }}",
            "ok",
            "No workflow",
        ),
        ("main", "ok", "No workflow"),
    ] {
        let with = format!(
            "    steps:\n      - uses: actions/checkout@v6\n        with:\n          ref: {reference}\n      \
             - uses: acme/gonogo"
        );
        check(PULLS, (steps, &with), CHECKOUT, result, words);
    }
}

#[test]
fn whoever_can_write_beside_gonogo_can_set_its_status() {
    let job =
        "jobs:\n  x:\n    runs-on: x\n    steps:\n      - run: git fetch origin pull/7/head\n";
    for (top, result) in [
        (
            "on: pull_request_target\npermissions: { statuses: write }",
            "problem",
        ),
        ("on: pull_request_target", "problem"),
        (
            "on: pull_request_target\npermissions: { contents: read }",
            "ok",
        ),
        ("on: pull_request\npermissions: { statuses: write }", "ok"),
    ] {
        let stage = Stage::new();
        stage.workflow("other.yml", &format!("{top}\n{job}"));
        let examined = stage.action();
        assert_eq!(
            examined.result(CHECKOUT),
            result,
            "{top}: {}",
            examined.text
        );
    }
}
