//! What cannot be read or followed is not known, and is told only where it could matter.

use super::stage::{PIN, Stage, copied};

const READABLE: &str = "workflow/readable";

#[test]
fn what_cannot_be_followed_is_not_known_and_never_ok() {
    let call = "on: push\njobs:\n  gate:\n    uses: acme/ci/.github/workflows/gonogo.yml@v1\n";
    let script = "on: push\njobs:\n  gate:\n    steps:\n      - run: gonogo check\n";
    let broken = "on: push\njobs: { gonogo: [\n";
    let invisible = "on: push\njobs:\n  gonogo\u{202e}: {}\n";
    let image =
        "on: push\njobs:\n  gate:\n    steps:\n      - run: docker run ghcr.io/acme/gonogo:v1\n";
    let local = "on: push\njobs:\n  gate:\n    steps:\n      - uses: ./.github/actions/gonogo\n";
    for text in [call, script, broken, invisible, "gonogo", image, local] {
        let stage = Stage::new();
        stage.workflow("odd.yml", text);
        let examined = stage.action();
        assert_eq!(examined.result("workflow/readable"), "not-known", "{text}");
        for id in [
            "workflow/trigger",
            "workflow/permissions",
            "workflow/checkout",
            "required/job",
        ] {
            assert_ne!(examined.result(id), "ok", "{id}: {}", examined.text);
        }
        assert_eq!(examined.exit, 4, "{}", examined.text);
        let said = examined.what("workflow/readable");
        assert!(said.contains("odd.yml"), "{said}");
    }
}

#[test]
fn a_script_that_only_lints_decides_nothing() {
    let stage = Stage::new();
    let text = "on: push\njobs:\n  lint:\n    steps:\n      - run: gonogo lint && echo gonogo-x\n";
    stage.workflow("lint.yml", text);
    let examined = stage.action();
    assert_eq!(examined.exit, 0, "{}", examined.text);
}

#[test]
fn where_gonogo_may_run_unseen_nobody_says_that_it_does_not() {
    let steps = "on: push\njobs:\n  gate:\n    steps:\n";
    for text in [
        "on: push\njobs:\n  ci:\n    uses: acme/ci/.github/workflows/all.yml@v1\n".to_owned(),
        format!("{steps}      - uses: ./.github/actions/gate\n"),
        format!("{steps}      - uses: ./.github/actions/gonogo\n"),
        format!("{steps}      - run: docker run --rm ghcr.io/acme/gonogo@sha256:x check\n"),
    ] {
        let stage = Stage::new();
        for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
            let path = format!(".github/workflows/{name}");
            stage.shop().remove_on("main", &path);
        }
        stage.workflow("ci.yml", &text);
        let examined = stage.action();
        let found = examined.result("workflow/found");
        assert_eq!(found, "not-known", "{text}: {}", examined.text);
        assert_eq!(examined.exit, 4, "{}", examined.text);
    }
}

#[test]
fn an_alias_leaves_a_hole_and_an_anchor_does_not() {
    let stage = Stage::new();
    stage.edited(
        "pull-request.yml",
        "timeout-minutes: 5",
        "timeout-minutes: &five 5",
    );
    assert_eq!(stage.action().exit, 0);
    let aliased = "timeout-minutes: &five 5\n    env:\n      FIVE: *five";
    stage.edited("pull-request.yml", "timeout-minutes: 5", aliased);
    let examined = stage.action();
    assert_eq!(
        examined.result("workflow/readable"),
        "not-known",
        "{}",
        examined.text
    );
    assert_eq!(examined.exit, 4);
}

#[test]
fn more_workflows_than_are_read_are_not_known() {
    let stage = Stage::new();
    for number in 0..50 {
        stage.workflow(&format!("a{number}.yml"), "on: push\njobs: {}\n");
    }
    let examined = stage.person();
    assert_eq!(
        examined.result("workflow/readable"),
        "not-known",
        "{}",
        examined.text
    );
    assert_ne!(examined.exit, 0);
}

#[test]
fn a_file_that_cannot_be_read_and_can_hold_nothing_that_matters_is_no_noise() {
    let step = "    steps:\n      - run: npm test\n";
    for text in [
        format!("on: push\njobs:\n  a: &a\n    runs-on: x\n{step}  b: *a\n"),
        format!("on: push\njobs:\n  a:\n    runs-on: x\n    runs-on: y\n{step}"),
        format!("on: push\njobs:\n  a: &a\n    name: build ${{{{ matrix.x }}}}\n{step}  b: *a\n"),
        "on: issue_comment\njobs: { a: [\n".to_owned(),
    ] {
        let stage = Stage::new();
        stage.workflow("odd.yml", &text);
        let examined = stage.action();
        assert_eq!(examined.exit, 0, "{text}: {}", examined.text);
        assert_eq!(examined.result(READABLE), "", "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_and_may_hold_a_namesake_or_a_strangers_commit_is_told() {
    let step = "    steps:\n      - run: npm test\n";
    let head = "      - run: git fetch origin ${{ github.event.pull_request.head.sha }}\n";
    for (text, id) in [
        (
            format!("on: push\njobs:\n  a: &a\n    name: gonogo/production\n{step}  b: *a\n"),
            "required/name",
        ),
        (
            "on: push\njobs:\n  a: { name: \"gon\\u006fgo/production\"\n".to_owned(),
            "required/name",
        ),
        (
            format!(
                "on: push\njobs:\n  a: &a\n    name: \"${{{{ matrix.x }}}}/production\"\n{step}  b: *a\n"
            ),
            "required/name",
        ),
        (
            format!("on: pull_request_target\njobs:\n  a: &a\n{step}{head}  b: *a\n  c: [\n"),
            "workflow/checkout",
        ),
    ] {
        let stage = Stage::new();
        stage.workflow("odd.yml", &text);
        let examined = stage.action();
        assert_eq!(
            examined.result(READABLE),
            "not-known",
            "{text}: {}",
            examined.text
        );
        assert_ne!(examined.result(id), "ok", "{text}: {}", examined.text);
        assert!(
            examined.what(READABLE).contains("odd.yml"),
            "{}",
            examined.text
        );
    }
}

/// The gate of pull requests, called at another ref or as it is here.
fn called_at(call: &str) -> Stage {
    let stage = Stage::new();
    let text = copied("pull-request.yml", PIN);
    let (before, rest) = text.split_once("on:\n").expect("events");
    let (events, jobs) = rest.split_once("permissions: {}").expect("permissions");
    let inner = format!("{before}on: workflow_call\npermissions: {{}}{jobs}");
    stage.workflow("pull-request.yml", &inner);
    let permissions =
        "    permissions: { contents: read, pull-requests: write, statuses: write }\n";
    let outer = format!("on:\n{events}\njobs:\n  call:\n{permissions}    uses: {call}\n");
    stage.workflow("caller.yml", &outer);
    stage
}

#[test]
fn the_same_repository_at_another_ref_is_not_read_from_the_branch() {
    for call in [
        "acme/shop/.github/workflows/pull-request.yml@v1",
        "Acme/Shop/.github/workflows/pull-request.yml@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
    ] {
        let examined = called_at(call).action();
        assert_eq!(examined.result(READABLE), "not-known", "{}", examined.text);
        let said = examined.what(READABLE);
        assert!(
            said.contains("the same repository at another ref"),
            "{said}"
        );
        assert_eq!(
            examined.result("workflow/checkout"),
            "not-known",
            "{}",
            examined.text
        );
        assert_ne!(
            examined.result("workflow/trigger"),
            "ok",
            "{}",
            examined.text
        );
    }
    // By its branch it is the very file that was read.
    for call in [
        "./.github/workflows/pull-request.yml",
        "acme/shop/.github/workflows/pull-request.yml@main",
        "acme/shop/.github/workflows/pull-request.yml@refs/heads/main",
    ] {
        let examined = called_at(call).action();
        assert_eq!(examined.exit, 0, "{call}: {}", examined.text);
        assert_eq!(
            examined.result("workflow/trigger"),
            "ok",
            "{}",
            examined.text
        );
    }
}

#[test]
fn another_repository_is_still_another_repository() {
    let stage = Stage::new();
    let text = "on: push\njobs:\n  gate:\n    uses: acme/ci/.github/workflows/gonogo.yml@v1\n";
    stage.workflow("odd.yml", text);
    let said = stage.action().what(READABLE);
    assert!(said.contains("a workflow of another repository"), "{said}");
    assert!(!said.contains("the same repository"), "{said}");
}
