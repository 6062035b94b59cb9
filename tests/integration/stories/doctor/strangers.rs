//! A stranger's commit that comes in by variables, by other actions, or word by word.

use super::stage::Stage;

const ID: &str = "workflow/checkout";

/// What is said of a workflow beside ours, with a token that can write, started by strangers.
#[track_caller]
fn check(event: &str, steps: &str, result: &str, words: &str) {
    let top = format!("on: {event}\npermissions: {{ contents: write }}\n");
    let text = format!("{top}jobs:\n  x:\n    runs-on: x\n{steps}");
    check_whole(&text, result, words);
}

#[track_caller]
fn check_whole(text: &str, result: &str, words: &str) {
    let stage = Stage::new();
    stage.workflow("other.yml", text);
    let examined = stage.action();
    assert_eq!(examined.result(ID), result, "{text}: {}", examined.text);
    let said = examined.what(ID);
    assert!(said.contains(words), "{said}");
}

const HEAD: &str = "${{ github.event.pull_request.head.sha }}";
const FETCH: &str =
    "      - run: |\n          git fetch origin \"$HEAD\"\n          git checkout \"$HEAD\"\n";

#[test]
fn a_head_that_a_variable_brings_into_a_script_that_fetches_it_is_a_problem() {
    let steps = "    steps:\n";
    let of_step = format!("{steps}{FETCH}        env: {{ HEAD: \"{HEAD}\" }}\n");
    check(
        "pull_request_target",
        &of_step,
        "problem",
        "commit is brought in",
    );
    let of_job = format!("    env: {{ HEAD: \"{HEAD}\" }}\n{steps}{FETCH}");
    check(
        "pull_request_target",
        &of_job,
        "problem",
        "commit is brought in",
    );
    let of_workflow = format!(
        "on: pull_request_target\nenv: {{ HEAD: \"{HEAD}\" }}\npermissions: write-all\njobs:\n  x:\n{steps}{FETCH}"
    );
    check_whole(&of_workflow, "problem", "commit is brought in");
    for (event, value) in [
        ("pull_request_target", "${{ github.head_ref }}"),
        (
            "pull_request_target",
            "${{ github.event.pull_request.title }}",
        ),
        (
            "pull_request_target",
            "${{ github.event.pull_request['head'].repo.full_name }}",
        ),
        (
            "workflow_run",
            "${{ github.event.workflow_run.head_branch }}",
        ),
        ("issue_comment", "${{ github.event.comment.body }}"),
        (
            "issue_comment",
            "refs/pull/${{ github.event.issue.number }}/merge",
        ),
    ] {
        let text = format!("    env:\n      HEAD: {value}\n{steps}{FETCH}");
        check(event, &text, "problem", "commit is brought in");
    }
    let left = format!(
        "{steps}      - run: echo \"HEAD=$SHA\" >> \"$GITHUB_ENV\"\n        env: {{ SHA: \"{HEAD}\" }}\n{FETCH}"
    );
    check(
        "pull_request_target",
        &left,
        "problem",
        "commit is brought in",
    );
    let script = format!(
        "{steps}      - uses: actions/github-script@v8\n        env: {{ HEAD: \"{HEAD}\" }}\n        with:\n          \
         script: await exec.exec('git', ['checkout', process.env.HEAD])\n"
    );
    check(
        "pull_request_target",
        &script,
        "problem",
        "commit is brought in",
    );
}

#[test]
fn a_variable_that_is_only_said_or_that_is_the_base_is_fine() {
    for (value, script) in [
        (
            "${{ github.event.pull_request.title }}",
            "echo \"$HEAD\" | npx commitlint",
        ),
        (
            HEAD,
            "gh api repos/acme/shop/statuses/$HEAD -f state=success",
        ),
        ("${{ github.base_ref }}", "git fetch origin \"$HEAD\""),
        (
            "${{ secrets.TOKEN }}",
            "git clone https://x:$HEAD@github.com/acme/shop",
        ),
        (
            "${{ github.event.pull_request.number }}",
            "git fetch && gh pr comment \"$HEAD\" --body hi",
        ),
    ] {
        let steps = format!(
            "    env:\n      HEAD: {value}\n    steps:\n      - run: |\n          {script}\n"
        );
        check("pull_request_target", &steps, "ok", "No workflow");
    }
    // With a token that can only read nobody can set the status.
    let text = format!(
        "on: pull_request_target\npermissions: {{ contents: read }}\nenv: {{ HEAD: \"{HEAD}\" }}\njobs:\n  x:\n    steps:\n{FETCH}"
    );
    check_whole(&text, "ok", "No workflow");
}

#[test]
fn what_is_fetched_and_only_known_while_it_runs_is_not_known() {
    let steps =
        format!("    env:\n      HEAD: ${{{{ steps.pr.outputs.sha }}}}\n    steps:\n{FETCH}");
    check(
        "issue_comment",
        &steps,
        "not-known",
        "stands in an expression",
    );
    let inputs = "    steps:\n      - run: git checkout ${{ needs.find.outputs.sha }}\n";
    check(
        "issue_comment",
        inputs,
        "not-known",
        "stands in an expression",
    );
}

#[test]
fn other_actions_that_take_the_head_are_noticed() {
    for (uses, input, value, result, words) in [
        (
            "taiki-e/checkout-action@v1",
            "ref",
            HEAD,
            "problem",
            "commit is brought in",
        ),
        (
            "acme/git-clone@v1",
            "commit",
            HEAD,
            "problem",
            "commit is brought in",
        ),
        (
            "acme/clone@v1",
            "repository",
            "${{ github.event.pull_request.head.repo.full_name }}",
            "problem",
            "commit is brought in",
        ),
        (
            "actions/checkout@v6",
            "ref",
            "${{ env.HEAD }}",
            "problem",
            "commit is brought in",
        ),
        (
            "acme/clone@v1",
            "ref",
            "${{ steps.x.outputs.y }}",
            "not-known",
            "stands in an expression",
        ),
        (
            "acme/build@v1",
            "ref",
            HEAD,
            "not-known",
            "acme/build@v1 is given",
        ),
        (
            "./.github/actions/build",
            "sha",
            HEAD,
            "not-known",
            "is given",
        ),
        (
            "acme/set-commit-status-action@v1",
            "sha",
            HEAD,
            "ok",
            "No workflow",
        ),
        (
            "acme/build@v1",
            "ref",
            "${{ github.base_ref }}",
            "ok",
            "No workflow",
        ),
        (
            "acme/build@v1",
            "token",
            "${{ steps.x.outputs.y }}",
            "ok",
            "No workflow",
        ),
    ] {
        let steps = format!(
            "    env: {{ HEAD: \"{HEAD}\" }}\n    steps:\n      - uses: {uses}\n        with:\n          {input}: {value}\n"
        );
        check("pull_request_target", &steps, result, words);
    }
}

#[test]
fn a_strangers_words_in_a_script_are_a_problem() {
    let steps = "    steps:\n      - run: echo \"${{ github.event.comment.body }}\"\n";
    check("issue_comment", steps, "problem", "a stranger's words");
    let steps = "    steps:\n      - run: echo \"$BODY\"\n        env:\n          BODY: ${{ github.event.comment.body }}\n";
    check("issue_comment", steps, "ok", "No workflow");
    let steps = "    steps:\n      - run: echo https://github.com/acme/shop/pull/${{ github.event.number }}\n";
    check("pull_request_target", steps, "ok", "No workflow");
}
