// Answers the tests that carry workflows out (tests/container): one question in each line of standard input, one answer in each
// line of standard output, both JSON.
//
//   {"workflow": PATH}                       the workflow as data
//   {"condition": TEXT, "contexts": {…}}     whether an `if:` holds
//   {"text": TEXT, "contexts": {…}}          the text with its expressions filled in

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { parse } from "yaml";

import { fill, holds } from "./expressions.js";

const read = (path) => readFileSync(join(import.meta.dirname, "..", "..", path), "utf8");

function answer({ workflow, condition, text, contexts }) {
  if (workflow !== undefined) return parse(read(workflow));
  if (condition !== undefined) return holds(condition, contexts);
  return fill(text, contexts);
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}
