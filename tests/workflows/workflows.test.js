// The action and the workflows that users copy: what GitHub says about them, and what we promise.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "yaml";

import { holds } from "./expressions.js";
import { action, diagnose, read, root, unknownOutputs, usesGonogo, workflowsIn } from "./lint.js";

/** True for a job that no pull request's event can reach, by itself or by a job that it waits for. */
function keptFromPullRequests(workflow, name) {
  const job = workflow.jobs[name];
  const kept = / && github\.event\.issue && !github\.event\.issue\.pull_request$/.test(job.if ?? "");
  return kept || [job.needs ?? []].flat().some((needed) => keptFromPullRequests(workflow, needed));
}

const copied = workflowsIn("workflows");
const ours = workflowsIn(".github/workflows");

test("there are workflows to copy", () => {
  assert.ok(copied.includes("workflows/pull-request.yml"));
  assert.ok(copied.includes("workflows/release.yml"));
  assert.ok(copied.includes("workflows/sign-off.yml"));
});

for (const path of ["action.yml", "binary/action.yml", ...copied, ...ours]) {
  test(`GitHub's language service finds nothing in ${path}`, async () => {
    assert.deepEqual(await diagnose(path, read(path)), []);
  });
}

for (const path of [...copied, ...ours]) {
  const text = read(path);
  const workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);

  test(`${path} grants nothing at the top`, () => {
    assert.deepEqual(workflow.permissions, {});
  });

  test(`${path} gives the reason for every permission`, () => {
    const grants = text.split("\n").filter((line) => /^ +[a-z-]+: (read|write)\b/.test(line));
    const granted = jobs.flatMap(([, job]) => Object.keys(job.permissions ?? {}));
    assert.equal(grants.length, granted.length, "one permission per line");
    assert.deepEqual(grants.filter((line) => !/ # \S/.test(line)), []);
  });

  test(`${path} pins every action by its full commit and names the version`, () => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses: /.test(line));
    // What is in this repository is pinned by being in the same commit.
    const foreign = copied.includes(path) ? uses : uses.filter((line) => !/uses: [.$]\/(\.github\S+)? # \S/.test(line));
    assert.deepEqual(foreign.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)), []);
  });

  test(`${path} reads only outputs that the action has`, () => {
    assert.deepEqual(unknownOutputs(text), []);
  });

  test(`${path} checks nothing out and runs nothing where a pull request has a token that can write`, () => {
    const privileged = ["pull_request_target", "issue_comment", "workflow_run"];
    if (!privileged.some((event) => Object.hasOwn(workflow.on, event))) return;
    const exposed = jobs.filter(([name]) => !keptFromPullRequests(workflow, name));
    const steps = exposed.flatMap(([, job]) => job.steps ?? []);
    // The evidence is the gate's own file, and keeping it runs nothing.
    const harmless = (step) => usesGonogo(step.uses) || keepsEvidence(step) || buildsItself(step);
    assert.deepEqual(steps.filter((step) => !harmless(step)), []);
  });
}

/** Whether a step takes the action from the commit that the workflow itself is from; only gonogo's own repository does. */
function buildsItself(step) {
  const { uses, with: inputs, ...rest } = step;
  const checkout = uses?.startsWith("actions/checkout@") && Object.keys(inputs).sort().join() === "persist-credentials,ref";
  const own = checkout && inputs.ref === "${{ github.workflow_sha }}" && inputs["persist-credentials"] === false;
  return Object.keys(rest).length === 0 && (own || (uses === "./" && inputs.environment === "merge"));
}

/** Whether a step keeps the gate's evidence for the job that writes notes, and nothing else. */
function keepsEvidence(step) {
  const { uses, with: inputs, if: _, ...rest } = step;
  const path = "gonogo-evidence.json";
  return (
    /^actions\/upload-artifact@[0-9a-f]{40}$/.test(uses ?? "") &&
    Object.keys(rest).length === 0 &&
    Object.keys(inputs).sort().join() === "name,overwrite,path" &&
    inputs.path === path
  );
}

for (const path of copied) {
  const workflow = parse(read(path));

  test(`${path} never stops a run half-way`, () => {
    assert.equal(workflow.concurrency["cancel-in-progress"], false);
    assert.equal(workflow.concurrency.queue, "max");
  });

  test(`${path} uses the action`, () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
    assert.ok(steps.some((step) => usesGonogo(step.uses)));
  });
}

test("a pull request is judged again on everything that can change the decision", () => {
  const { on } = parse(read("workflows/pull-request.yml"));
  assert.deepEqual(on.pull_request_target.types, [
    "opened",
    "synchronize",
    "reopened",
    "edited",
    "labeled",
    "unlabeled",
    "ready_for_review",
    "converted_to_draft",
  ]);
  assert.ok(Object.hasOwn(on, "merge_group"));
});

for (const path of ["workflows/release.yml", "workflows/sign-off.yml"]) {
  test(`only the commit that was judged is deployed by ${path}, and only on GO`, () => {
    const { deploy, gate, close } = parse(read(path)).jobs;
    assert.equal(deploy.needs, "gate");
    assert.match(deploy.if, /^needs\.gate\.outputs\.decision == 'go'( && |$)/);
    assert.equal(gate.outputs.decision, "${{ steps.gonogo.outputs.decision }}");
    assert.equal(gate.outputs.sha, "${{ steps.gonogo.outputs.sha }}");
    const checkout = deploy.steps.find((step) => step.uses?.startsWith("actions/checkout@"));
    assert.equal(checkout.with.ref, "${{ needs.gate.outputs.sha }}");
    assert.deepEqual(deploy.permissions, { contents: "read" });
    assert.equal(close.needs, "deploy");
    assert.deepEqual(close.permissions, { issues: "write" });
  });
}

for (const path of ["workflows/release.yml", "workflows/sign-off.yml"]) {
  test(`a deploy of ${path} that is run again alone does not go out on the decision of an earlier attempt`, () => {
    const { deploy, gate } = parse(read(path)).jobs;
    assert.equal(gate.outputs.attempt, "${{ github.run_attempt }}");
    const [guard] = deploy.steps;
    assert.match(guard.run, /^exit 1$/m);
    const stops = (attempt, run_attempt) =>
      holds(guard.if, { github: { run_attempt }, needs: { gate: { outputs: { attempt } } } });
    assert.equal(stops("1", "1"), false);
    assert.equal(stops("1", "2"), true);
    assert.equal(stops("", "2"), true);
  });
}

test("every word that people say, change or take back is heard", () => {
  const { on } = parse(read("workflows/sign-off.yml"));
  assert.deepEqual(on.issue_comment.types, ["created", "edited", "deleted"]);
  assert.deepEqual(on.pull_request_review.types, ["submitted", "edited", "dismissed"]);
});

test("no two runs about one pull request overlap, whichever workflow they are of", () => {
  const groups = ["sign-off", "pull-request"].map((name) => parse(read(`workflows/${name}.yml`)).concurrency.group);
  assert.deepEqual(groups, [
    "gonogo-${{ github.event.issue.number || github.event.pull_request.number }}",
    "gonogo-${{ github.event.pull_request.number || github.ref }}",
  ]);
});

// What starts the gate of sign-off.yml, and what may deploy from there after a GO.
const person = { user: { login: "alice", type: "User" } };
const bot = { user: { login: "other[bot]", type: "Bot" } };
const pull = { number: 7, pull_request: { url: "x" }, labels: [] };
const release = { number: 8, labels: [{ name: "bug" }, { name: "gonogo-release" }] };
const bug = { number: 9, labels: [{ name: "bug" }] };
const reviewFrom = (full_name) => ({ pull_request: { number: 7, head: { repo: full_name && { full_name } } } });

for (const [what, name, event, starts, deploys] of [
  ["a comment on a pull request", "issue_comment", { issue: pull, comment: person }, true, false],
  ["a bot's comment on a pull request", "issue_comment", { issue: pull, comment: bot }, false, false],
  ["a comment on a release issue", "issue_comment", { issue: release, comment: person }, true, true],
  ["a bot's comment on a release issue", "issue_comment", { issue: release, comment: bot }, false, false],
  ["a comment on another issue", "issue_comment", { issue: bug, comment: person }, false, false],
  ["a comment by nobody", "issue_comment", { issue: pull, comment: { user: null } }, true, false],
  ["an edited release issue", "issues", { issue: release }, true, true],
  ["another edited issue", "issues", { issue: bug }, false, false],
  ["a review", "pull_request_review", { review: person, ...reviewFrom("acme/shop") }, true, false],
  ["a bot's review", "pull_request_review", { review: bot, ...reviewFrom("acme/shop") }, false, false],
  ["a review on a fork's pull request", "pull_request_review", { review: person, ...reviewFrom("eve/shop") }, false, false],
  ["a review on a pull request of a fork that is gone", "pull_request_review", { review: person, ...reviewFrom(null) }, false, false],
]) {
  test(`${what} ${starts ? "starts" : "does not start"} the gate and ${deploys ? "may" : "never can"} deploy`, () => {
    const { gate, deploy } = parse(read("workflows/sign-off.yml")).jobs;
    for (const action of ["created", "edited", "deleted", "submitted", "dismissed"]) {
      const github = { event_name: name, event: { ...event, action }, repository: "acme/shop" };
      assert.equal(holds(gate.if, { github }), starts);
      const needs = (decision) => ({ gate: { outputs: { decision } } });
      assert.equal(starts && holds(deploy.if, { github, needs: needs("go") }), deploys);
      for (const decision of ["hold", "no-go", "unknown", ""]) {
        assert.equal(holds(deploy.if, { github, needs: needs(decision) }), false);
      }
    }
  });
}

for (const path of ["workflows/release.yml", "workflows/sign-off.yml"]) {
  test(`only what was deployed by ${path} gets its notes, with the decision in them`, () => {
    const { gate, notes, ...others } = parse(read(path)).jobs;
    const [given] = notes.steps.slice(-1);
    assert.ok(usesGonogo(given.uses));
    assert.deepEqual(notes.needs, ["gate", "deploy"]);
    assert.equal(given.with.command, "notes");
    const kept = gate.steps.find(keepsEvidence);
    assert.equal(kept.with.path, given.with.evidence);
    assert.ok(gate.steps.some((step) => step.with?.evidence === given.with.evidence));
    assert.equal(notes.steps[0].with.name, kept.with.name);
    assert.deepEqual(notes.permissions, { contents: "write", "pull-requests": "read", statuses: "read" });
    for (const [name, job] of Object.entries({ gate, ...others })) {
      assert.notEqual(job.permissions?.contents, "write", name);
    }
  });
}

const pages = ["README.md", "README.fr.md"].concat(
  ["docs/recipes", "docs/coming-from", "docs/fr/recipes", "docs/fr/coming-from"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  ),
);

for (const path of pages) {
  const blocks = [...read(path).matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => block);
  const workflows = blocks.filter((block) => /^jobs:/m.test(block));
  if (workflows.length === 0) continue;

  test(`GitHub's language service finds nothing in the workflows of ${path}`, async () => {
    for (const text of workflows) {
      assert.deepEqual(await diagnose(`${path}.yml`, text), []);
      assert.deepEqual(unknownOutputs(text), []);
    }
  });

  test(`the workflows of ${path} run nothing of a pull request, and deploy only what was judged`, () => {
    for (const { on, jobs, permissions } of workflows.map((text) => parse(text))) {
      assert.ok(permissions, "what is granted stands at the top");
      for (const step of Object.values(jobs).flatMap((job) => job.steps)) {
        if (!step.uses?.startsWith("actions/checkout@")) continue;
        assert.ok(!Object.hasOwn(on, "pull_request_target"));
        assert.equal(step.with.ref, "${{ needs.gate.outputs.sha }}");
      }
    }
  });
}

test("the action has the promised inputs and outputs", () => {
  const inputs = "github-token members-token command environment policy policy-ref pull-request tag";
  const moreInputs = "report comment fail-on allow-hosts ca-certificates html evidence statement previous-evidence wait dry-run";
  assert.deepEqual(Object.keys(action.inputs), `${inputs} ${moreInputs}`.split(" "));
  const outputs = "decision sha reasons next_open version notes evidence comment_url";
  assert.deepEqual(Object.keys(action.outputs), outputs.split(" "));
});

test("an input left out never overrules the policy", () => {
  const defaults = Object.entries(action.inputs).filter(([, input]) => "default" in input);
  assert.deepEqual(defaults.map(([name]) => name), ["github-token"]);
});

test("the action hands over no arguments, and so nothing can be smuggled into them", () => {
  const { using, image, ...rest } = action.runs;
  assert.equal(using, "docker");
  assert.match(image, /^(Dockerfile|docker:\/\/\S+@sha256:[0-9a-f]{64})$/);
  assert.deepEqual(rest, {});
});

test("GitHub shows a description of at most 125 characters", () => {
  assert.ok(action.description.length <= 125, `${action.description.length} characters`);
});

// What the linter itself would find: without these, a linter that finds nothing looks like clean files.
const workflow = (step) => `on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`;
const pin = "0".repeat(40);

for (const [what, step] of [
  ["a misspelt input", `      - uses: OWNER/gonogo@${pin}\n        with: { polcy: x }`],
  ["a misspelt key", `      - usess: OWNER/gonogo@${pin}`],
  ["a context that does not exist", `      - run: echo \${{ gihub.sha }}`],
]) {
  test(`the linter finds ${what}`, async () => {
    assert.notDeepEqual(await diagnose("workflows/bad.yml", workflow(step)), []);
  });
}

test("the linter finds a misspelt output", () => {
  const step = `      - id: g\n        uses: OWNER/gonogo@${pin}\n      - run: echo \${{ steps.g.outputs.decison }}`;
  assert.deepEqual(unknownOutputs(workflow(step)), ["steps.g.outputs.decison"]);
});

for (const [right, wrong] of [
  ["using: docker", "using: dockre"],
  ["image: Dockerfile", "imagee: Dockerfile"],
  ["outputs:", "outpts:"],
]) {
  test(`the linter finds "${wrong}" in action.yml`, async () => {
    assert.notDeepEqual(await diagnose("action.yml", read("action.yml").replace(right, wrong)), []);
  });
}
