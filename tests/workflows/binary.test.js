// The action for runners without Docker: the same inputs and outputs, and nothing runs that is not in the tree by its digest.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "yaml";

import { action, read, root } from "./lint.js";

const composite = parse(read("binary/action.yml"));
const [step, ...others] = composite.runs.steps;
const FILE = "gonogo-x86_64-unknown-linux-musl";
const ADDRESS = "https://github.com/acme/gonogo/releases/download/v1.2.3";
// Says which inputs it got. In bash, which hands names with dashes on; the program reads them itself.
const PROGRAM = "#!/usr/bin/env bash\nenv | grep '^INPUT_' | sort\necho arguments: $#\n";
const digestOf = (text) => createHash("sha256").update(text).digest("hex");

test("it has the inputs of the action, word for word, and the same outputs", () => {
  assert.deepEqual(composite.inputs, action.inputs);
  const described = Object.entries(composite.outputs).map(([name, { value, ...rest }]) => {
    assert.equal(value, `\${{ steps.${step.id}.outputs.${name} }}`);
    return [name, rest];
  });
  assert.deepEqual(Object.fromEntries(described), action.outputs);
});

test("every input arrives as a variable, under the name by which the program reads it, and in no other way", () => {
  const names = Object.keys(action.inputs);
  const variables = names.map((name) => [`INPUT_${name.toUpperCase()}`, `\${{ inputs.${name} }}`]);
  assert.deepEqual(step.env, Object.fromEntries(variables));
  assert.deepEqual(others, []);
  assert.equal(step.run, 'bash "$GITHUB_ACTION_PATH/gonogo.sh"');
});

/** The script beside a `release.txt`, with a `curl` that hands over what the test gives it. */
function run(t, { release, served = PROGRAM, variables = {} }) {
  const folder = mkdtempSync(join(tmpdir(), "gonogo binary-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["action", "temporary", "programs"]) mkdirSync(join(folder, name));
  copyFileSync(join(root, "binary/gonogo.sh"), join(folder, "action/gonogo.sh"));
  writeFileSync(join(folder, "action/release.txt"), release);
  writeFileSync(join(folder, "served"), served ?? "");
  const curl = `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/asked"\n${served === null ? "exit 22" : ""}
while [ "$1" != --output ]; do shift; done\ncp "${folder}/served" "$2"\n`;
  writeFileSync(join(folder, "programs/curl"), curl);
  chmodSync(join(folder, "programs/curl"), 0o755);
  const ended = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
    encoding: "utf8",
    cwd: folder,
    env: {
      PATH: `${folder}/programs:${process.env.PATH}`,
      GITHUB_ACTION_PATH: join(folder, "action"),
      RUNNER_OS: "Linux",
      RUNNER_ARCH: "X64",
      RUNNER_TEMP: join(folder, "temporary"),
      ...variables,
    },
  });
  const asked = existsSync(join(folder, "asked")) ? readFileSync(join(folder, "asked"), "utf8").trim().split("\n") : [];
  return { exit: ended.status, said: ended.stdout + ended.stderr, asked, left: readdirSync(join(folder, "temporary")) };
}

const released = (digest = digestOf(PROGRAM)) => `# made up\nrelease ${ADDRESS}\n${"0".repeat(64)}  gonogo-aarch64-apple-darwin\n${digest}  ${FILE}\n`;

test("the binary with the digest of the tree runs, with the inputs as they were given and no arguments", (t) => {
  const hostile = '$(touch /tmp/x) `id` "; exit 0 #';
  const variables = { "INPUT_GITHUB-TOKEN": "ghs_1", "INPUT_POLICY-REF": hostile, "INPUT_DRY-RUN": "" };
  const { exit, said, asked } = run(t, { release: released(), variables });
  assert.equal(exit, 0, said);
  assert.equal(said, `INPUT_DRY-RUN=\nINPUT_GITHUB-TOKEN=ghs_1\nINPUT_POLICY-REF=${hostile}\narguments: 0\n`);
  assert.equal(asked.at(-1), `${ADDRESS}/${FILE}`);
  assert.equal(asked[asked.indexOf("--proto") + 1], "=https");
  assert.ok(!asked.join().includes("ghs_1"), "no token is sent");
});

for (const [system, file] of [
  [{ RUNNER_OS: "Linux", RUNNER_ARCH: "ARM64" }, "gonogo-aarch64-unknown-linux-musl"],
  [{ RUNNER_OS: "macOS", RUNNER_ARCH: "ARM64" }, "gonogo-aarch64-apple-darwin"],
  [{ RUNNER_OS: "Windows", RUNNER_ARCH: "X64" }, "gonogo-x86_64-pc-windows-msvc.exe"],
]) {
  test(`${system.RUNNER_OS} on ${system.RUNNER_ARCH} gets ${file}`, (t) => {
    const release = `release ${ADDRESS}\r\n${digestOf(PROGRAM)}  ${file}\r\n`;
    const { exit, asked, said } = run(t, { release, variables: system });
    assert.equal(exit, 0, said);
    assert.equal(asked.at(-1), `${ADDRESS}/${file}`);
  });
}

for (const [what, setting, words, asks] of [
  ["another binary than that of the tree", { release: released(digestOf("x")) }, /SHA-256 differs/, true],
  ["an empty binary", { release: released(), served: "" }, /SHA-256 differs/, true],
  ["a download that fails", { release: released(), served: null }, /could not be downloaded/, true],
  ["a second address", { release: `release ${ADDRESS}\n${released()}` }, /not as the release process writes/, false],
  ["a second digest", { release: `${released()}${digestOf("x")}  ${FILE}\n` }, /not as the release process writes/, false],
  ["a commit that is no release", { release: "# nothing\n" }, /no release/, false],
  ["a release without this system", { release: `release ${ADDRESS}\n` }, /no binary for this/, false],
  ["a system without a binary", { release: released(), variables: { RUNNER_ARCH: "ARM" } }, /no binary for this/, false],
  ["an address elsewhere", { release: released().replace("https://github.com/", "https://evil.example/") }, /not as the release/, false],
  ["an address without TLS", { release: released().replace("https:", "http:") }, /not as the release/, false],
  ["a digest that is none", { release: released("abc") }, /not as the release/, false],
  ["a line that is something else", { release: `${released()}$(id)\n` }, /not as the release/, false],
]) {
  test(`nothing runs with ${what}`, (t) => {
    const { exit, said, asked, left } = run(t, setting);
    assert.equal(exit, 70, said);
    assert.match(said, /^::error title=gonogo::/m);
    assert.match(said, words);
    assert.ok(!said.includes("arguments:"), said);
    assert.equal(asked.length > 0, asks);
    if (/differs/.test(words.source)) assert.deepEqual(left, [], "it is not left lying about");
  });
}
