// Judges workflows and action.yml with GitHub's own parser and language service, without network.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { validate } from "@actions/languageservice";
import { clearCache } from "@actions/languageservice/utils/workflow-cache";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";

/** The top level of the repository. */
export const root = join(import.meta.dirname, "..", "..");

/** The text of a file of the repository. */
export const read = (path) => readFileSync(join(root, path), "utf8");

/** The action as GitHub would read it: inputs and outputs with their descriptions. */
export const action = parse(read("action.yml"));

/** The workflows of a folder, or none where there is no such folder. */
export function workflowsIn(folder) {
  let names;
  try {
    names = readdirSync(join(root, folder));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
}

/** True for a step that uses this very action, whoever owns the copy. */
export const usesGonogo = (uses) => /^[^/]+\/gonogo@/.test(uses ?? "");

// What the language service may know about other people's actions: nothing, as there is no network.
const metadataOfActions = {
  fetchActionMetadata: async (reference) => (reference.name === "gonogo" ? action : undefined),
};

// What it then says of such an action: not a fault of the workflow.
const cannotLookUp = /^Unable to resolve action `(?![^/`]+\/gonogo@)/;

/** Everything that GitHub's parser and language service find: `line: message`, hints left out. */
export async function diagnose(path, text) {
  clearCache(); // it would answer with what it found under the same name before
  const found = [];
  if (!path.endsWith("action.yml")) {
    const parsed = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
    found.push(...parsed.context.errors.getErrors().map((error) => error.message));
  }
  const document = TextDocument.create(`file:///${path}`, "yaml", 1, text);
  const diagnostics = await validate(document, { actionsMetadataProvider: metadataOfActions });
  const faults = diagnostics
    .filter(({ severity }) => severity === undefined || severity <= 2)
    .filter(({ message }) => !cannotLookUp.test(message));
  found.push(...faults.map(({ range, message }) => `${range.start.line + 1}: ${message}`));
  return found;
}

/** Outputs that are read from a step with this action although the action has no such output. */
export function unknownOutputs(text) {
  const steps = Object.values(parse(text).jobs ?? {}).flatMap((job) => job.steps ?? []);
  const ours = new Set(steps.filter((step) => usesGonogo(step.uses)).map((step) => step.id));
  return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, step, output]) => ours.has(step) && !Object.hasOwn(action.outputs, output))
    .map(([reference]) => reference);
}
