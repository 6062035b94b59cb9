// How a release is made: packaging/release.mjs on copies of the tree, and what release.yml and promote.yml do with it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "yaml";

import { floating, sections, TARGETS } from "../../packaging/release.mjs";
import { diagnose, read, root } from "./lint.js";

const DIGEST = `sha256:${"4b".repeat(32)}`;
const CHANGELOG = "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-12-01\n\n- **Better**: it is.\n\n## 1.2.2 - 2026-11-01\n\n- old\n";

// As on the main branch, also where these tests run on a release's own commit.
const ACTION = read("action.yml").replace(/^  image: .*$/m, "  image: Dockerfile");
const NO_RELEASE = read("binary/release.txt").replace(/^[^#].*\n/gm, "");

/** A copy of what a release is made of, as a clone with everything committed, at version 1.2.3. */
function copy(t, changes = {}) {
  const folder = mkdtempSync(join(tmpdir(), "gonogo-release-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["packaging", "binary", "binaries"]) mkdirSync(join(folder, name));
  copyFileSync(join(root, "packaging/release.mjs"), join(folder, "packaging/release.mjs"));
  const versions = (text) => text.replace(/(name = "gonogo"\nversion = )"[^"]*"/, '$1"1.2.3"');
  const files = {
    "Cargo.toml": versions(read("Cargo.toml")),
    "Cargo.lock": versions(read("Cargo.lock")),
    "CHANGELOG.md": CHANGELOG,
    ".gitignore": "binaries/\n",
    "action.yml": ACTION,
    "binary/release.txt": NO_RELEASE,
    ...changes,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  for (const name of Object.values(TARGETS)) writeFileSync(join(folder, "binaries", name), `binary ${name}`);
  git(folder, "init", "--quiet", "--initial-branch", "main");
  commit(folder, "All of it");
  return folder;
}

function git(folder, ...words) {
  const identity = ["-c", "user.name=a", "-c", "user.email=a@acme.example", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false"];
  return execFileSync("git", ["-C", folder, ...identity, ...words], { encoding: "utf8" }).trim();
}

function commit(folder, message) {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
}

/** Runs the script in a copy: exit code and everything it said. */
function release(folder, ...words) {
  const ended = spawnSync("node", [join(folder, "packaging/release.mjs"), ...words], { encoding: "utf8" });
  return { exit: ended.status, said: ended.stdout + ended.stderr };
}

const writing = (folder, { version = "1.2.3", repository = "Acme-Corp/gonogo", image = DIGEST } = {}) =>
  release(folder, "write", version, "--repository", repository, "--image", image, "--binaries", join(folder, "binaries"));

const textOf = (folder, path) => readFileSync(join(folder, path), "utf8");

/** A copy that must be refused, for a reason, and stays as it is. */
function refuses(t, { changes, before, options, reason }) {
  const folder = copy(t, changes);
  before?.(folder);
  const texts = ["action.yml", "binary/release.txt"].map((path) => textOf(folder, path));
  const { exit, said } = writing(folder, options);
  assert.equal(exit, 1, said);
  assert.match(said, reason);
  assert.deepEqual(["action.yml", "binary/release.txt"].map((path) => textOf(folder, path)), texts);
}

test("a release names its image and its binaries by their digests, and nothing else changes", async (t) => {
  const folder = copy(t);
  assert.equal(writing(folder).exit, 0);
  assert.deepEqual(git(folder, "diff", "--name-only").split("\n"), ["action.yml", "binary/release.txt"]);
  const image = `docker://ghcr.io/acme-corp/gonogo:v1.2.3@${DIGEST}`;
  assert.equal(textOf(folder, "action.yml"), ACTION.replace("image: Dockerfile", `image: ${image}`));
  assert.equal(parse(textOf(folder, "action.yml")).runs.image, image);
  assert.deepEqual(await diagnose("action.yml", textOf(folder, "action.yml")), []);
  const lines = textOf(folder, "binary/release.txt").split("\n").filter((line) => line && !line.startsWith("#"));
  assert.equal(lines.shift(), "release https://github.com/Acme-Corp/gonogo/releases/download/v1.2.3");
  const hash = (name) => createHash("sha256").update(`binary ${name}`).digest("hex");
  assert.deepEqual(lines, Object.values(TARGETS).map((name) => `${hash(name)}  ${name}`));
});

test("a second run changes nothing, before the commit, after it, and with the tag on it", (t) => {
  const folder = copy(t);
  writing(folder);
  const texts = [textOf(folder, "action.yml"), textOf(folder, "binary/release.txt")];
  for (const step of [() => {}, () => commit(folder, "v1.2.3"), () => git(folder, "tag", "v1.2.3")]) {
    step();
    const { exit, said } = writing(folder);
    assert.equal(exit, 0, said);
    assert.match(said, /already/);
    assert.deepEqual([textOf(folder, "action.yml"), textOf(folder, "binary/release.txt")], texts);
  }
  assert.equal(git(folder, "status", "--porcelain"), "");
});

for (const [what, refused] of [
  ["another version in Cargo.toml", { changes: { "Cargo.toml": '[package]\nname = "gonogo"\nversion = "1.2.4"\n' }, reason: /Cargo\.toml says 1\.2\.4/ }],
  ["another version in Cargo.lock", { changes: { "Cargo.lock": '[[package]]\nname = "gonogo"\nversion = "1.2.2"\n' }, reason: /Cargo\.lock says 1\.2\.2/ }],
  ["another version in the changelog", { changes: { "CHANGELOG.md": "## 1.2.4 - 2026-12-01\n\n- x\n" }, reason: /CHANGELOG\.md is 1\.2\.4/ }],
  ["no version in the changelog", { changes: { "CHANGELOG.md": "# Changelog\n" }, reason: /CHANGELOG\.md is none/ }],
  ["a version without a date", { changes: { "CHANGELOG.md": "## 1.2.3\n\n- x\n" }, reason: /no date/ }],
  ["a date that does not exist", { changes: { "CHANGELOG.md": "## 1.2.3 - 2026-02-30\n\n- x\n" }, reason: /no date/ }],
  ["a version of which nothing is said", { changes: { "CHANGELOG.md": "## 1.2.3 - 2026-12-01\n\n## 1.2.2 - 2026-11-01\n\n- x\n" }, reason: /says nothing/ }],
  ["something that is not released", { changes: { "CHANGELOG.md": CHANGELOG.replace("Unreleased\n", "Unreleased\n\n- more\n") }, reason: /Unreleased/ }],
  ["an older version than the newest", { options: { version: "1.2.2" }, reason: /not 1\.2\.2/ }],
  ["no version", { options: { version: "v1.2.3" }, reason: /no version/ }],
  ["a version that is a shell command", { options: { version: "1.2.3;id" }, reason: /no version/ }],
  ["a digest that is too short", { options: { image: `sha256:${"4b".repeat(31)}` }, reason: /no digest/ }],
  ["a digest in capitals", { options: { image: DIGEST.toUpperCase() }, reason: /no digest/ }],
  ["a digest of another kind", { options: { image: `sha512:${"4b".repeat(32)}` }, reason: /no digest/ }],
  ["a digest with something behind it", { options: { image: `${DIGEST}\n  args: [x]` }, reason: /no digest/ }],
  ["a repository that leads elsewhere", { options: { repository: "acme/../evil" }, reason: /no repository/ }],
  ["a repository with blanks", { options: { repository: "acme/gonogo x" }, reason: /no repository/ }],
  ["a changed file", { before: (folder) => writeFileSync(join(folder, "CHANGELOG.md"), `${CHANGELOG}\n`), reason: /not committed: CHANGELOG\.md/ }],
  ["a new file", { before: (folder) => writeFileSync(join(folder, "new.txt"), "x"), reason: /not committed: new\.txt/ }],
  ["an action that somebody changed", { before: (folder) => writeFileSync(join(folder, "action.yml"), `${textOf(folder, "action.yml")}  args: [x]\n`), options: {}, reason: /two|images|action\.yml/ }],
  ["another image already", { before: (folder) => { writing(folder, { image: `sha256:${"5c".repeat(32)}` }); commit(folder, "x"); }, reason: /another image/ }],
  ["digests of another release already", { before: (folder) => { writing(folder); git(folder, "checkout", "--quiet", "action.yml"); commit(folder, "x"); writeFileSync(join(folder, "binaries", TARGETS["x86_64-unknown-linux-musl"]), "y"); }, reason: /another release/ }],
  ["a binary that is missing", { before: (folder) => rmSync(join(folder, "binaries", TARGETS["x86_64-pc-windows-msvc"])), reason: /windows-msvc\.exe is missing/ }],
  ["an empty binary", { before: (folder) => writeFileSync(join(folder, "binaries", TARGETS["aarch64-apple-darwin"]), ""), reason: /darwin is missing/ }],
  ["a tag that stands on another commit", { before: (folder) => { git(folder, "tag", "v1.2.3"); git(folder, "commit", "--quiet", "--allow-empty", "--message", "x"); }, reason: /tag v1\.2\.3 is there already/ }],
]) {
  test(`a release is refused with ${what}, and nothing is written`, (t) => refuses(t, refused));
}

test("everything that disagrees is said at once", (t) => {
  const folder = copy(t, { "CHANGELOG.md": "# Changelog\n", "Cargo.lock": "" });
  const { exit, said } = release(folder, "check", "1.2.4");
  assert.equal(exit, 1);
  for (const file of ["Cargo.toml", "Cargo.lock", "CHANGELOG.md"]) assert.ok(said.includes(file), said);
});

test("the notes of a release are its part of the changelog", (t) => {
  assert.deepEqual(release(copy(t), "notes", "1.2.3"), { exit: 0, said: "- **Better**: it is.\n" });
});

test("headings of a changelog are read in the forms that people and gonogo itself write", () => {
  for (const heading of ["1.2.3 - 2026-12-01", "v1.2.3 (2026-12-01)", "[1.2.3] - 2026-12-01", "[v1.2.3](https://x.example) (2026-12-01)"]) {
    const [{ name, date }] = sections(`## ${heading}\n\n- x\n`);
    assert.deepEqual([name, date], ["1.2.3", "2026-12-01"], heading);
  }
});

for (const [wanted, tags, expected] of [
  ["1.2.3", [], "v1"],
  ["1.10.0", ["v1.9.9", "v1.2.0", "v1", "v2.0.0", "x"], "v1"],
  ["1.2.4", ["v1.2.3", "v1.2.4"], "v1"],
  ["1.2.4", ["v1.3.0"], undefined],
  ["1.2.4", ["v1.2.10"], undefined],
  ["1.2.4", ["v1.3.0-rc.1", "1.3.0"], "v1"],
  ["2.0.0-rc.1", [], undefined],
  ["0.4.0", ["v0.3.9", "v1.0.0"], "v0"],
]) {
  test(`${wanted} beside ${tags.join(", ") || "nothing"} moves ${expected ?? "no floating tag"}`, () => {
    assert.equal(floating(wanted, tags), expected);
  });
}

test("whatever is built is released, and the same everywhere: workflow, digests, checks, and the action for binaries", () => {
  const { build } = parse(read(".github/workflows/release.yml")).jobs;
  const built = build.strategy.matrix.include.map(({ target, file }) => [target, file]);
  assert.deepEqual(Object.fromEntries(built), TARGETS);
  const script = read("binary/gonogo.sh");
  const known = [...script.matchAll(/\) file=(\S+) ;;/g)].map(([, file]) => file);
  assert.deepEqual(known.sort(), Object.values(TARGETS).sort());
  const checked = read("deny.toml");
  for (const target of Object.keys(TARGETS)) assert.ok(checked.includes(`"${target}"`), target);
});

test("what builds code of others may only read, and gets no token to sign with", () => {
  const workflow = parse(read(".github/workflows/release.yml"));
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const builds = JSON.stringify(job).includes("cargo ") || job.uses;
    if (builds) assert.deepEqual(job.permissions, { contents: "read" }, name);
  }
  assert.deepEqual(Object.keys(workflow.jobs), ["check", "test", "build", "parts", "publish"]);
  assert.deepEqual(workflow.jobs.publish.needs, ["test", "build", "parts"]);
});

test("the digests are committed before the tag, the image is there before both, and the floating tag moves last of all", () => {
  const { publish } = parse(read(".github/workflows/release.yml")).jobs;
  const script = publish.steps.map((step) => step.run ?? step.uses).join("\n");
  const places = [
    '"docker://$name@$digest"',
    "actions/attest@",
    "release.mjs write",
    "git commit",
    "git tag",
    "git push",
    "gh release create",
  ].map((words) => script.indexOf(words));
  assert.ok(places.every((place) => place >= 0), `${places}`);
  assert.deepEqual(places.toSorted((a, b) => a - b), places);
  assert.match(script, /gh release create \S+ --draft --verify-tag/);
  const promote = parse(read(".github/workflows/promote.yml")).jobs;
  const steps = promote.publish.steps.map((step) => step.run ?? "");
  assert.match(steps.at(-1), /refs\/tags\/\$floating"$/m);
  assert.match(steps.at(-2), /gh release edit .*--draft=false/);
  assert.match(steps.at(-2), /^\[ "\$now" = "\$SHA" \]$/m);
  assert.deepEqual(promote.publish.needs, ["gate", "release"]);
  for (const name of ["release", "publish"]) {
    assert.equal(promote[name].if, "needs.gate.outputs.decision == 'go'");
    assert.match(promote[name].steps[0].run, /^exit 1$/m);
    assert.equal(promote[name].steps[0].if, "needs.gate.outputs.attempt != github.run_attempt");
  }
  const verified = promote.release.steps.at(-1).run;
  for (const words of ["merge-base --is-ancestor", "git diff --name-only", "sha256sum --check", "gh attestation verify"]) {
    assert.ok(verified.includes(words), words);
  }
  // Nothing of the tag is run: what is checked out is the commit of this file.
  for (const { steps } of Object.values(promote)) {
    for (const { uses, with: given } of steps) {
      if (uses?.startsWith("actions/checkout@")) assert.equal(given.ref, "${{ github.workflow_sha }}");
    }
  }
});

test("no input or name of ours is put into a script by an expression", () => {
  for (const path of ["ci", "release", "promote", "gonogo"].map((name) => `.github/workflows/${name}.yml`)) {
    const jobs = Object.values(parse(read(path)).jobs);
    for (const { run } of jobs.flatMap((job) => job.steps ?? [])) assert.ok(!run?.includes("${{"), run);
  }
});
