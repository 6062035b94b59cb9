// The action and the workflows that users copy: what GitHub says about them, and what we promise.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parse } from "yaml";

import { action, diagnose, read, unknownOutputs, usesGonogo, workflowsIn } from "./lint.js";

const copied = workflowsIn("workflows");
const ours = workflowsIn(".github/workflows");

test("there are workflows to copy", () => {
  assert.ok(copied.includes("workflows/pull-request.yml"));
  assert.ok(copied.includes("workflows/release.yml"));
});

for (const path of ["action.yml", ...copied, ...ours]) {
  test(`GitHub's language service finds nothing in ${path}`, async () => {
    assert.deepEqual(await diagnose(path, read(path)), []);
  });
}

for (const path of [...copied, ...ours]) {
  const text = read(path);
  const workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

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
    assert.deepEqual(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)), []);
  });

  test(`${path} reads only outputs that the action has`, () => {
    assert.deepEqual(unknownOutputs(text), []);
  });

  test(`${path} checks nothing out and runs nothing where a pull request has a token that can write`, () => {
    const privileged = ["pull_request_target", "issue_comment", "workflow_run"];
    if (!privileged.some((event) => Object.hasOwn(workflow.on, event))) return;
    assert.deepEqual(steps.filter((step) => !usesGonogo(step.uses)), []);
  });
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

test("only the commit that was judged is deployed", () => {
  const { deploy, gate } = parse(read("workflows/release.yml")).jobs;
  assert.equal(deploy.needs, "gate");
  assert.equal(gate.outputs.sha, "${{ steps.gonogo.outputs.sha }}");
  const checkout = deploy.steps.find((step) => step.uses?.startsWith("actions/checkout@"));
  assert.equal(checkout.with.ref, "${{ needs.gate.outputs.sha }}");
});

test("the action has the promised inputs and outputs", () => {
  const inputs = "github-token command environment policy policy-ref pull-request tag report";
  const moreInputs = "comment fail-on allow-hosts ca-certificates html evidence dry-run";
  assert.deepEqual(Object.keys(action.inputs), `${inputs} ${moreInputs}`.split(" "));
  const outputs = "decision sha reasons next_open evidence comment_url";
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
