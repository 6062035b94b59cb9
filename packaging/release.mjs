#!/usr/bin/env node
// Makes the tree of a release out of the tree of the main branch, and checks that everything says the same version.
//
//   release.mjs check VERSION            whether this commit may become VERSION
//   release.mjs notes VERSION            what CHANGELOG.md says of it
//   release.mjs write VERSION --repository OWNER/NAME --image sha256:… --binaries FOLDER
//                                        names image and binaries by their digests, in action.yml and binary/release.txt
//   release.mjs floating VERSION         the floating tag that VERSION moves, if any; all tags on standard input
//
// It writes both files or none, nothing else, and changes nothing the second time. It needs Node and git, no packages.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** What is built: Rust's name of each target, and the name of its file in the release. */
export const TARGETS = {
  "aarch64-apple-darwin": "gonogo-aarch64-apple-darwin",
  "aarch64-unknown-linux-musl": "gonogo-aarch64-unknown-linux-musl",
  "x86_64-pc-windows-msvc": "gonogo-x86_64-pc-windows-msvc.exe",
  "x86_64-unknown-linux-musl": "gonogo-x86_64-unknown-linux-musl",
};

const ACTION = "action.yml";
const BINARIES = "binary/release.txt";

/** Why there is no release. */
export class Refusal extends Error {}

function refuse(reason) {
  throw new Refusal(reason);
}

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

function version(text) {
  if (!VERSION.test(text ?? "")) refuse(`${JSON.stringify(text)} is no version such as 1.2.3`);
  return text;
}

function digest(text) {
  if (!/^sha256:[0-9a-f]{64}$/.test(text ?? "")) refuse(`${JSON.stringify(text)} is no digest sha256:…`);
  return text;
}

function repository(text) {
  const grammar = /^[A-Za-z0-9](-?[A-Za-z0-9])*\/[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
  if (!grammar.test(text ?? "")) refuse(`${JSON.stringify(text)} is no repository OWNER/NAME`);
  return text;
}

// ------------------------------------------------------------------------------------------- what the tree says

const read = (tree, path) => readFileSync(join(tree, path), "utf8");

/** The sections of a changelog: version, date, and what stands below. */
export function sections(text) {
  const parts = text.split(/^## /m).slice(1);
  return parts.map((part) => {
    const [heading, ...lines] = part.split("\n");
    const form = /^\[?v?([^\s\]]+?)\]?(?:\([^)]*\))?(?:\s+(?:-\s+|\()(\d{4}-\d{2}-\d{2})\)?)?\s*$/;
    const [, name, date] = form.exec(heading) ?? [];
    return { name: name ?? heading, date, text: lines.join("\n").trim() };
  });
}

/** Everything in the tree that does not say this version. */
export function disagreements(tree, wanted) {
  const found = [];
  const [, inManifest] = /^\[package\][^[]*?^version = "([^"]*)"/ms.exec(read(tree, "Cargo.toml")) ?? [];
  if (inManifest !== wanted) found.push(`Cargo.toml says ${inManifest}, not ${wanted}`);
  const [, locked] = /^name = "gonogo"\nversion = "([^"]*)"/m.exec(read(tree, "Cargo.lock")) ?? [];
  if (locked !== wanted) found.push(`Cargo.lock says ${locked}, not ${wanted}`);
  const told = sections(read(tree, "CHANGELOG.md"));
  const unreleased = told.find(({ name }) => name.toLowerCase() === "unreleased");
  if (unreleased?.text) found.push("CHANGELOG.md still has something under Unreleased");
  const newest = told.find((section) => section !== unreleased);
  if (newest?.name !== wanted) {
    found.push(`the newest version in CHANGELOG.md is ${newest?.name ?? "none"}, not ${wanted}`);
  } else if (!newest.date || new Date(`${newest.date}T00:00:00Z`).toJSON()?.slice(0, 10) !== newest.date) {
    found.push(`CHANGELOG.md gives ${wanted} no date such as 2026-12-01`);
  } else if (!newest.text) {
    found.push(`CHANGELOG.md says nothing of ${wanted}`);
  }
  return found;
}

function git(tree, ...words) {
  return execFileSync("git", ["-C", tree, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Files that git has another content of, or does not know. */
function changed(tree) {
  const entries = git(tree, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").split("\0");
  return entries.filter(Boolean).map((entry) => entry.slice(3));
}

/** Refuses a version whose tag stands on another commit. */
function refuseTaken(tree, wanted) {
  const tags = git(tree, "tag", "--list", `v${wanted}`).trim();
  if (!tags) return;
  const [tagged, head] = git(tree, "rev-parse", `refs/tags/v${wanted}^{commit}`, "HEAD").trim().split("\n");
  if (tagged !== head) refuse(`the tag v${wanted} is there already, on another commit`);
}

/** Refuses a tree that is not ready to become this version. `ours`: what is to be written, by path. */
export function check(tree, wanted, ours = {}) {
  version(wanted);
  const found = disagreements(tree, wanted);
  if (found.length) refuse(found.join("\n"));
  const foreign = changed(tree).filter((path) => !(path in ours) || read(tree, path) !== ours[path]);
  if (foreign.length) refuse(`there are changes that are not committed: ${foreign.join(", ")}`);
  refuseTaken(tree, wanted);
}

// ------------------------------------------------------------------------------------------- what is written

/** `action.yml` with the published image. */
export function actionWith(text, wanted) {
  const images = [...text.matchAll(/^  image: (.*)$/gm)];
  if (images.length !== 1) refuse(`${ACTION} names ${images.length} images, not one`);
  const [[, present]] = images;
  if (present !== "Dockerfile" && present !== wanted) refuse(`${ACTION} names another image already: ${present}`);
  return text.replace(/^  image: .*$/m, () => `  image: ${wanted}`);
}

/** `binary/release.txt` with the digests of a release, in place of there being none. */
export function binariesWith(text, wanted) {
  const comments = text.split("\n").filter((line) => line.startsWith("#"));
  const present = text.split("\n").filter((line) => line && !line.startsWith("#"));
  const lines = [`release ${wanted.address}`, ...wanted.files.map(([hash, name]) => `${hash}  ${name}`)];
  if (present.length && present.join("\n") !== lines.join("\n")) refuse(`${BINARIES} is of another release already`);
  return `${[...comments, ...lines].join("\n")}\n`;
}

/** The digest of each binary; all of them must be there. */
function hashes(folder) {
  return Object.values(TARGETS).map((name) => {
    const path = join(folder, name);
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (!entry?.isFile() || entry.size === 0) refuse(`the binary ${name} is missing`);
    return [createHash("sha256").update(readFileSync(path)).digest("hex"), name];
  });
}

/** Writes the tree of a release; true if that changed anything. */
export function write(tree, wanted, options) {
  version(wanted);
  const name = repository(options.repository);
  const image = `docker://ghcr.io/${name.toLowerCase()}:v${wanted}@${digest(options.image)}`;
  const address = `https://github.com/${name}/releases/download/v${wanted}`;
  const files = hashes(options.binaries);
  const written = {
    [ACTION]: actionWith(read(tree, ACTION), image),
    [BINARIES]: binariesWith(read(tree, BINARIES), { address, files }),
  };
  check(tree, wanted, written);
  const different = Object.entries(written).filter(([path, text]) => read(tree, path) !== text);
  for (const [path, text] of different) writeFileSync(join(tree, path), text);
  return different.length > 0;
}

/** The floating tag that a version moves: none for pre-releases, nor for an older line than what is out. */
export function floating(wanted, tags) {
  const [, major, minor, patch, pre] = VERSION.exec(version(wanted));
  if (pre) return undefined;
  const newer = tags.some((tag) => {
    const [, ...other] = (tag.startsWith("v") && VERSION.exec(tag.slice(1))) || [];
    if (other[0] !== major || other[3]) return false;
    const steps = [Number(other[1]) - Number(minor), Number(other[2]) - Number(patch)];
    return (steps[0] || steps[1]) > 0;
  });
  return newer ? undefined : `v${major}`;
}

// ------------------------------------------------------------------------------------------- on the command line

function main(words) {
  const tree = join(import.meta.dirname, "..");
  const options = {
    repository: { type: "string" },
    image: { type: "string" },
    binaries: { type: "string" },
  };
  const { positionals, values } = parseArgs({ args: words, options, allowPositionals: true });
  const [command, wanted] = positionals;
  switch (command) {
    case "check":
      check(tree, wanted);
      return `v${wanted} can be released from this commit`;
    case "notes":
      check(tree, wanted);
      return sections(read(tree, "CHANGELOG.md")).find(({ name }) => name === wanted).text;
    case "write":
      if (!values.binaries) refuse("--binaries FOLDER is missing");
      return write(tree, wanted, values) ? `the tree is that of v${wanted}` : `the tree is that of v${wanted} already`;
    case "floating":
      return floating(wanted, readFileSync(0, "utf8").split("\n")) ?? "";
    default:
      return refuse("check, notes, write or floating? The first lines of this file say what they do");
  }
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(main(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof Refusal) && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
