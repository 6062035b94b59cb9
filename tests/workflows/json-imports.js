// GitHub's packages import JSON the way bundlers understand it, without the attribute that Node demands.
// `node --import ./json-imports.js` adds it.

import { register } from "node:module";

const hooks = `
  export const load = (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
