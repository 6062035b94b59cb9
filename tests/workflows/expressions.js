// Expressions of workflows, by GitHub's own evaluator.

import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** A value of an event as expressions see it. */
function contextOf(value) {
  if (Array.isArray(value)) return new data.Array(...value.map(contextOf));
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "string") return new data.StringData(value);
  const entries = Object.entries(value).map(([key, inner]) => ({ key, value: contextOf(inner) }));
  return new data.Dictionary(...entries);
}

/** What an expression comes to, by GitHub's own evaluator. */
function evaluate(expression, contexts) {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(parsed, contextOf(contexts)).evaluate();
}

/** Whether the `if:` of a job or step holds. */
export function holds(condition, contexts) {
  const [, inner] = /^\$\{\{([^]*)\}\}$/.exec(condition.trim()) ?? [];
  const result = evaluate(inner ?? condition, contexts);
  return result.coerceString() === "true" || !["false", "0", ""].includes(result.coerceString());
}

/** A text of a workflow with its expressions filled in. */
export const fill = (text, contexts) =>
  text.replace(/\$\{\{([^]*?)\}\}/g, (_, expression) => evaluate(expression, contexts).coerceString());
