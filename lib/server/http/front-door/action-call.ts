/**
 * Checks that a server action is called with what React's client writes, as far as our pages use it: JSON, dates and forms.
 * React's decoder throws on anything else, which Next answers with 500 and logs as our error: neither its limit of bytes nor React's own bounds
 * prevent that. Of the processor a call takes 0.01 ms, with a form 0.3 ms, the largest that `isExpensiveToDecode` lets through 2 ms.
 */
import type { IncomingMessage } from "node:http";

/** Deeper than any argument that our pages send. */
const maxDepth = 32;

/** Whether React can decode this request's action call. True for requests that call no action. */
export async function isWellFormedCall(req: IncomingMessage, body: Buffer): Promise<boolean> {
  if (req.method !== "POST") return true;
  const type = req.headers["content-type"] ?? "";
  const called = req.headers["next-action"] !== undefined;
  if (type.startsWith("multipart/form-data")) {
    const form = await readForm(type, body, called);
    return form !== null && (called ? hasArguments(form) : isWellFormedForm(form));
  }
  if (!called || type === "application/x-www-form-urlencoded") return true; // Next calls no action by these
  return hasArguments(new Map([["0", body.toString("utf8")]]));
}

type Fields = Map<string, string>;

/** The fields of a form, the first of each name. Null when it can't be parsed, or brings a file to an action: none takes files. */
async function readForm(type: string, body: Buffer, called: boolean): Promise<Fields | null> {
  const fields: Fields = new Map();
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) {
      if (typeof value !== "string" && called) return null;
      if (typeof value === "string" && !fields.has(name)) fields.set(name, value);
    }
  } catch {
    return null;
  }
  return fields;
}

const reference = "$ACTION_REF_";

/** A form that is sent before hydration names at most one action, and has its bound arguments under a prefix. */
function isWellFormedForm(form: Fields): boolean {
  const [first, second] = [...form.keys()].filter((name) => name.startsWith(reference));
  if (first === undefined) return true;
  return second === undefined && hasBoundArguments(form, `$ACTION_${first.slice(reference.length)}:`);
}

function hasBoundArguments(form: Fields, prefix: string): boolean {
  const root = parse(form.get(`${prefix}0`));
  return typeof root === "object" && root !== null && areFieldsDecodable(form, prefix);
}

function hasArguments(form: Fields): boolean {
  return Array.isArray(parse(form.get("0"))) && areFieldsDecodable(form, "");
}

/** Whether each numbered field holds JSON of which every part can be decoded. */
function areFieldsDecodable(form: Fields, prefix: string): boolean {
  const numbered = [...form].filter(([name]) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
  return numbered.every(([name, text]) => {
    const value = parse(text);
    const root = Number(name.slice(prefix.length)).toString(16);
    return value !== undefined && isValueDecodable(value, { form, prefix, seen: new Set() }, root, 0);
  });
}

interface DecodeState {
  form: Fields;
  prefix: string;
  /** Paths to the objects visited so far. */
  seen: Set<string>;
}

function isValueDecodable(value: unknown, state: DecodeState, path: string, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (typeof value === "string") return !value.startsWith("$") || isReactMarker(value, state);
  if (typeof value !== "object" || value === null) return true;
  state.seen.add(path);
  return Object.entries(value).every(([name, each]) => isValueDecodable(each, state, `${path}:${name}`, depth + 1));
}

/** Whether the text is one of React's markers for values that JSON does not have. */
function isReactMarker(text: string, { form, prefix, seen }: DecodeState): boolean {
  if (text.startsWith("$$") || /^\$(?:undefined|NaN|Infinity|-Infinity|-0|D.*|K[0-9a-f]+)$/s.test(text)) return true;
  if (text === "$T") return prefix === ""; // a temporary reference: a value that stays in the browser
  const bound = /^\$@([0-9a-f]+)$/.exec(text);
  if (bound !== null) return prefix !== "" && form.has(`${prefix}${parseInt(bound[1] ?? "", 16)}`);
  // An object that occurs twice is written once, and then as its path.
  return seen.has(text.slice(1));
}

/** Returns undefined when the text is not JSON. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
