/**
 * What calls a server action has to be what React's client writes, as far as our pages use it: JSON, dates and forms. React's
 * decoder answers 500 to anything else and Next logs it as an error of ours; here it is told from one and refused.
 */
import type { IncomingMessage } from "node:http";

/** Deeper than any argument of ours. */
const maxDepth = 32;

/** Whether this request can be read as a call of an action, or is none. */
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

/** The fields of a form, the first of each name; null when it is no form, or brings a file to an action, of which none takes any. */
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

/** A form that is sent before its script has run names at most one action, and holds what is bound to it under a prefix. */
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
  /** Ways to the objects passed so far. */
  seen: Set<string>;
}

function isValueDecodable(value: unknown, state: DecodeState, path: string, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (typeof value === "string") return !value.startsWith("$") || isReactMarker(value, state);
  if (typeof value !== "object" || value === null) return true;
  state.seen.add(path);
  return Object.entries(value).every(([name, each]) => isValueDecodable(each, state, `${path}:${name}`, depth + 1));
}

/** React's marks for what JSON does not have. */
function isReactMarker(text: string, { form, prefix, seen }: DecodeState): boolean {
  if (text.startsWith("$$") || /^\$(?:undefined|NaN|Infinity|-Infinity|-0|D.*|K[0-9a-f]+)$/s.test(text)) return true;
  if (text === "$T") return prefix === ""; // what only the browser has: a call's answer may bring it back
  const bound = /^\$@([0-9a-f]+)$/.exec(text);
  if (bound !== null) return prefix !== "" && form.has(`${prefix}${parseInt(bound[1] ?? "", 16)}`);
  // An object that stands there twice is written once, and then as the way to it.
  return seen.has(text.slice(1));
}

/** undefined when it is no JSON. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
