//! Actions of the repository that consist of steps are followed: what they do, the workflow does.

use super::stage::{Examined, PIN, Stage, copied};
use crate::fake_github::wire::faults::Fault;

const PULLS: &str = "pull-request.yml";
const GATE: &str = ".github/actions/gate";

/// A composite action with these steps, each line indented as in a list.
fn composite(inputs: &str, steps: &str) -> String {
    let steps = steps.replace("PIN", PIN);
    format!("name: gate\n{inputs}runs:\n  using: composite\n  steps:\n{steps}")
}

/// The shop, where the workflow of pull requests uses the action `gate` with these lines behind `uses:`.
fn using(with: &str, action: &str) -> Stage {
    let stage = Stage::new();
    let uses = format!("      - uses: acme/gonogo@{PIN} # v1.0.0\n        with:\n");
    let text = copied(PULLS, PIN);
    assert!(text.contains(&uses), "{text}");
    let ours = format!("      - uses: ./{GATE}\n        with:\n{with}");
    stage.workflow(PULLS, &text.replace(&uses, &ours));
    action_at(&stage, GATE, action);
    stage
}

fn action_at(stage: &Stage, folder: &str, text: &str) {
    let path = format!("{folder}/action.yml");
    stage.shop().file_on("main", &path, text);
}

#[track_caller]
fn is(examined: &Examined, id: &str, result: &str) {
    assert_eq!(examined.result(id), result, "{id}: {}", examined.text);
}

const PLAIN: &str = "    - uses: acme/gonogo@PIN\n";

#[test]
fn gonogo_in_an_action_of_the_repository_is_as_in_the_workflow() {
    let stage = using("", &composite("", PLAIN));
    let examined = stage.action();
    assert_eq!(examined.but("ok"), [""; 0], "{}", examined.text);
    assert_eq!(examined.exit, 0, "{}", examined.text);
    // Also where one action uses another, and under the other name of the file.
    let stage = using("", &composite("", "    - uses: ./tools/inner/\n"));
    stage
        .shop()
        .file_on("main", "tools/inner/action.yaml", &composite("", PLAIN));
    assert_eq!(stage.action().exit, 0);
}

#[test]
fn what_is_wrong_in_an_action_is_told() {
    for (steps, id, result) in [
        ("    - uses: acme/gonogo@v1\n", "workflow/pinned", "warning"),
        (
            "    - uses: acme/gonogo@PIN\n      if: github.actor != 'x'\n",
            "workflow/condition",
            "warning",
        ),
        (
            "    - uses: acme/gonogo@PIN\n      with: { dry-run: true }\n",
            "workflow/inputs",
            "problem",
        ),
        (
            "    - uses: acme/gonogo@PIN\n    - run: make\n      shell: bash\n",
            "workflow/checkout",
            "warning",
        ),
        (
            "    - uses: actions/checkout@v6\n      with:\n        ref: ${{ github.event.pull_request.head.sha }}\n    \
            - uses: acme/gonogo@PIN\n",
            "workflow/checkout",
            "problem",
        ),
    ] {
        let examined = using("", &composite("", steps)).action();
        is(&examined, id, result);
        assert!(examined.what(id).contains(PULLS), "{}", examined.what(id));
    }
}

#[test]
fn a_condition_of_the_step_that_uses_an_action_is_one_of_its_steps() {
    let stage = using("", &composite("", PLAIN));
    let text = copied(PULLS, PIN).replace(
        &format!("      - uses: acme/gonogo@{PIN}"),
        &format!("      - if: github.actor != 'x'\n        uses: ./{GATE}"),
    );
    stage.workflow(PULLS, &text);
    is(&stage.action(), "workflow/condition", "warning");
}

#[test]
fn what_an_action_is_given_counts() {
    let inputs =
        "inputs:\n  token:\n    default: ${{ github.token }}\n  ref:\n    required: false\n";
    let with_token = composite(
        inputs,
        "    - uses: acme/gonogo@PIN\n      with: { github-token: \"${{ inputs.token }}\" }\n",
    );
    is(&using("", &with_token).action(), "required/source", "ok");
    let examined = using("          token: ${{ secrets.OTHER }}\n", &with_token).action();
    assert_ne!(
        examined.result("required/source"),
        "ok",
        "{}",
        examined.text
    );
    for checkout in [
        "    - uses: actions/checkout@v6\n      with: { ref: \"${{ inputs.ref }}\" }\n",
        "    - run: git fetch origin ${{ inputs.ref || 'main' }}\n      shell: bash\n",
    ] {
        let action = composite(inputs, &format!("{checkout}{PLAIN}"));
        let head = "          ref: ${{ github.event.pull_request.head.sha }}\n";
        is(
            &using(head, &action).action(),
            "workflow/checkout",
            "problem",
        );
    }
}

#[test]
fn an_action_that_brings_a_strangers_commit_in_is_told_also_without_gonogo() {
    let stage = Stage::new();
    let text = "on: issue_comment\njobs:\n  try:\n    runs-on: x\n    permissions: write-all\n    steps:\n      \
        - uses: ./tools/try\n";
    stage.workflow("try.yml", text);
    let steps =
        "    - run: gh pr checkout ${{ github.event.issue.number }} && make\n      shell: bash\n";
    action_at(&stage, "tools/try", &composite("", steps));
    let examined = stage.action();
    is(&examined, "workflow/checkout", "problem");
    assert!(examined.what("workflow/checkout").contains("try.yml"));
}

#[test]
fn an_action_that_cannot_be_followed_is_not_known_where_it_may_matter() {
    let docker = "name: gate\nruns:\n  using: docker\n  image: docker://ghcr.io/acme/gonogo:v1\n";
    let broken = "name: gonogo\nruns: { using: composite, steps: [\n";
    let circle = composite(
        "",
        &format!("    - uses: ./{GATE}\n    - uses: ./{GATE}\n{PLAIN}"),
    );
    for action in [docker, broken, &circle] {
        let examined = using("", action).action();
        is(&examined, "workflow/readable", "not-known");
        assert_ne!(examined.result("workflow/trigger"), "ok", "{action}");
        assert_ne!(examined.exit, 0, "{action}");
    }
    // A program of the repository that has nothing to do with it is no noise.
    let stage = Stage::new();
    let text = "on: push\njobs:\n  x:\n    runs-on: x\n    steps:\n      - uses: ./tools/x\n";
    stage.workflow("x.yml", text);
    let program = "name: x\nruns:\n  using: node24\n  main: index.js\n";
    action_at(&stage, "tools/x", program);
    let examined = stage.action();
    assert_eq!(examined.exit, 0, "{}", examined.text);
}

#[test]
fn an_action_that_could_not_be_read_is_not_known() {
    let stage = using("", &composite("", PLAIN));
    stage
        .github
        .on(
            "GET",
            "/repos/acme/shop/contents/.github/actions/gate/action.yml",
        )
        .fails(Fault::status(500));
    let examined = stage.action();
    is(&examined, "workflow/readable", "not-known");
    assert_ne!(examined.exit, 0);
}

#[test]
fn more_actions_than_are_read_are_not_known() {
    let stage = Stage::new();
    let uses: String = (0..31)
        .map(|at| format!("      - uses: ./tools/t{at}\n"))
        .collect();
    let text = format!("on: push\njobs:\n  x:\n    runs-on: x\n    steps:\n{uses}");
    stage.workflow("x.yml", &text);
    for at in 0..31 {
        let step = composite("", "    - run: make\n      shell: bash\n");
        action_at(&stage, &format!("tools/t{at}"), &step);
    }
    is(&stage.action(), "workflow/readable", "not-known");
}

#[test]
fn what_lies_in_the_folder_after_a_checkout_of_something_else_is_not_followed() {
    for with in ["repository: acme/other", "ref: other", "path: other"] {
        let stage = using("", &composite("", PLAIN));
        let uses = format!("      - uses: acme/gonogo@{PIN}");
        let checkout = format!(
            "      - uses: actions/checkout@v6\n        with: {{ {with} }}\n      - uses: ./.github/actions/gonogo"
        );
        action_at(&stage, ".github/actions/gonogo", &composite("", PLAIN));
        stage.workflow(PULLS, &copied(PULLS, PIN).replace(&uses, &checkout));
        let examined = stage.action();
        is(&examined, "workflow/readable", "not-known");
    }
}
