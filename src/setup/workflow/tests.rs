//! What is told of a workflow from its file.

use super::*;

#[track_caller]
fn read(name: &str, text: &str) -> Workflow {
    let path = format!(".github/workflows/{name}").parse().unwrap();
    workflow(path, text.as_bytes()).expect("a workflow")
}

const JOB: &str = "jobs:\n  build:\n    steps: [{ uses: actions/checkout@v6 }]\n";

#[track_caller]
fn check_tags(on: &str, expected: bool) {
    assert_eq!(
        read("ci.yml", &format!("on: {on}\n{JOB}")).on_tags,
        expected,
        "{on}"
    );
}

#[test]
fn tags_and_releases_start_what_says_so() {
    check_tags("{ push: { tags: [\"v*\"] } }", true);
    check_tags("{ release: { types: [published] } }", true);
    check_tags("release", true);
    check_tags("[push, release]", true);
    check_tags("push", false);
    check_tags("{ push: { branches: [main] } }", false);
    check_tags("{ pull_request: }", false);
}

#[test]
fn pull_requests_and_comments_in_every_form() {
    for on in [
        "pull_request",
        "[push, pull_request_target]",
        "{ pull_request: }",
    ] {
        assert_eq!(
            read("ci.yml", &format!("on: {on}\n{JOB}")).on_pull_requests,
            Start::Every,
            "{on}"
        );
    }
    let on = "on:\n  issue_comment:\n    types: [created]\n";
    let found = read("ci.yml", &format!("{on}{JOB}"));
    assert_eq!(found.on_comments, Start::Every);
    assert_eq!(found.on_pull_requests, Start::Never);
    assert!(!found.has_gonogo);
}

#[test]
fn filters_and_types_leave_pull_requests_out() {
    for (on, expected) in [
        (
            "{ pull_request: { types: [opened, synchronize, reopened, labeled] } }",
            Start::Every,
        ),
        ("{ pull_request: { types: [opened] } }", Start::Partly),
        ("{ pull_request: { types: labeled } }", Start::Partly),
        ("{ pull_request: { branches: [main] } }", Start::Partly),
        ("{ pull_request_target: { paths: [src] } }", Start::Partly),
        (
            "{ pull_request: { paths-ignore: [docs] }, pull_request_target: }",
            Start::Every,
        ),
        ("{ push: { branches: [main] } }", Start::Never),
    ] {
        let found = read("ci.yml", &format!("on: {on}\n{JOB}"));
        assert_eq!(found.on_pull_requests, expected, "{on}");
    }
    let on = "{ issue_comment: { types: [deleted] } }";
    let found = read("ci.yml", &format!("on: {on}\n{JOB}"));
    assert_eq!(found.on_comments, Start::Partly);
}

#[test]
fn only_a_decision_that_is_published_decides() {
    let step = |rest: &str| format!("{{ steps: [{{ uses: acme/gonogo@v1{rest} }}] }}");
    for (job, expected) in [
        (step(""), true),
        (step(", with: { command: check, dry-run: false }"), true),
        (step(", if: \"github.actor != 'x'\""), true),
        (step(", with: { command: lint }"), false),
        (step(", with: { command: notes }"), false),
        (step(", with: { command: demo }"), false),
        (step(", with: { dry-run: true }"), false),
        (step(", with: { dry-run: \"${{ true }}\" }"), false),
        (step(", with: { report: none }"), false),
        (step(", if: false"), false),
        (step(", if: \"${{ false }}\""), false),
        (
            "{ if: false, steps: [{ uses: acme/gonogo@v1 }] }".to_owned(),
            false,
        ),
    ] {
        let found = read(
            "ci.yml",
            &format!("on: pull_request\njobs: {{ gate: {job} }}\n"),
        );
        assert!(found.has_gonogo, "{job}");
        assert_eq!(found.decides.on_pull_requests, expected, "{job}");
    }
}

#[test]
fn gonogo_is_found_by_its_name() {
    for uses in [
        "OWNER/gonogo@v1",
        "acme/gonogo/binary@0000000000000000000000000000000000000000",
        "docker://ghcr.io/acme/gonogo:v1.0.0@sha256:00",
    ] {
        let text = format!("on: push\njobs:\n  gate:\n    steps:\n      - uses: {uses}\n");
        assert!(read("ci.yml", &text).has_gonogo, "{uses}");
    }
    let other = "on: push\njobs:\n  gate:\n    steps:\n      - uses: acme/gonogo-tools@v1\n      - run: gonogo check\n";
    assert!(!read("ci.yml", other).has_gonogo);
}

#[test]
fn what_brings_something_out_is_told_by_names_and_environments() {
    let on = "on: { push: { tags: [\"*\"] } }\n";
    assert!(!read("ci.yml", &format!("{on}{JOB}")).deploys);
    assert!(!read("membership.yml", &format!("{on}{JOB}")).deploys);
    assert!(read("deploy-prod.yml", &format!("{on}{JOB}")).deploys);
    assert!(read("ci.yml", &format!("name: Ship it\n{on}{JOB}")).deploys);
    assert!(read("ci.yml", &format!("{on}jobs: {{ publish-npm: {{}} }}\n")).deploys);
    assert!(
        read(
            "ci.yml",
            &format!("{on}jobs: {{ go: {{ environment: production }} }}\n")
        )
        .deploys
    );
}

#[test]
fn what_cannot_be_read_is_none_and_anchors_do_no_harm() {
    let read = |text: &str| workflow("a.yml".parse().unwrap(), text.as_bytes());
    for text in ["", "a: [", "- a", "name: x\n", "on: push\u{202e}\n"] {
        assert_eq!(read(text), None, "{text}");
    }
    let text = "on: &x { push: { tags: [v1] } }\njobs: { a: { steps: [ { uses: a/gonogo@v1 } ] }, b: *x }\n";
    let found = read(text).expect("a workflow");
    assert!(found.on_tags && found.has_gonogo);
}

/// On which occasions a workflow decides: pull requests, comments, tags.
#[track_caller]
fn check_decides(on: &str, job: &str, expected: [bool; 3]) {
    let text = format!("on: {on}\njobs:\n{job}");
    let found = read("ci.yml", &text).decides;
    let found = [found.on_pull_requests, found.on_comments, found.on_tags];
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_condition_that_is_never_true_on_an_occasion_switches_it_off() {
    let on = "{ pull_request_target: , issue_comment: , push: { tags: [\"v*\"] } }";
    let all = [true, true, true];
    let none = [false, false, false];
    for (condition, expected) in [
        ("github.actor != 'x'", all),
        ("always()", all),
        ("${{ github.event_name }} == 'x'", all),
        ("false", none),
        ("${{ !true }}", none),
        ("0", none),
        ("''", none),
        ("false && github.actor == 'x'", none),
        ("github.actor == 'x' && 1 == 2", none),
        ("failure()", none),
        ("github.event_name == 'push'", [false, false, true]),
        ("github.event_name != 'push'", [true, true, false]),
        ("github.event_name == 'schedule'", none),
        ("startsWith(github.ref, 'refs/tags/')", [false, false, true]),
        (
            "github.ref_type == 'tag' || github.event_name == 'issue_comment'",
            [false, true, true],
        ),
    ] {
        let quoted = serde_json::to_string(condition).unwrap();
        let step = "steps: [{ uses: acme/gonogo@v1 }]";
        check_decides(
            on,
            &format!("  a:\n    if: {quoted}\n    {step}\n"),
            expected,
        );
        let step = format!("  a:\n    steps: [{{ if: {quoted}, uses: acme/gonogo@v1 }}]\n");
        check_decides(on, &step, expected);
        // What waits for a job that never runs does not run either.
        let needs = format!(
            "  first:\n    if: {quoted}\n  a:\n    needs: [first]\n    {}\n",
            "steps: [{ uses: acme/gonogo@v1 }]"
        );
        check_decides(on, &needs, expected);
    }
    let always = "  first:\n    if: false\n  a:\n    needs: first\n    if: always()\n    steps: [{ uses: acme/gonogo@v1 }]\n";
    check_decides(on, always, all);
}

#[test]
fn what_only_writes_notes_brings_nothing_out() {
    let on = "on: { push: { tags: [\"v*\"] } }\n";
    for steps in [
        "[{ uses: actions/checkout@v6 }, { uses: acme/gonogo@v1, with: { command: notes } }]",
        "[{ uses: release-drafter/release-drafter@v6 }]",
        "[{ uses: softprops/action-gh-release@v2, with: { generate_release_notes: true } }]",
        "[{ run: gh release create \"$TAG\" --generate-notes }]",
    ] {
        let text = format!("{on}jobs: {{ release: {{ steps: {steps} }} }}\n");
        assert!(!read("release.yml", &text).deploys, "{steps}");
    }
    for job in [
        "{ steps: [{ uses: softprops/action-gh-release@v2, with: { files: dist/app } }] }",
        "{ steps: [{ run: gh release create \"$TAG\" dist/*.zip }] }",
        "{ steps: [{ uses: acme/gonogo@v1, with: { command: notes } }, { run: ./deploy.sh }] }",
        "{ environment: production, steps: [{ uses: release-drafter/release-drafter@v6 }] }",
        "{ steps: [{ uses: actions/checkout@v6 }] }",
        "{ uses: ./.github/workflows/ship.yml }",
    ] {
        let text = format!("{on}jobs: {{ release: {job} }}\n");
        assert!(read("release.yml", &text).deploys, "{job}");
    }
}
