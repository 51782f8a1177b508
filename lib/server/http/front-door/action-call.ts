/**
 * Checks that a server action is called with what React's client writes, as far as our pages use it: JSON, dates and forms. React's decoder throws on
 * anything else, which Next answers with 500 and logs as our error; neither Next's limit of bytes nor React's own bounds prevent that. A check takes
 * 0.01 ms of processor time, 0.3 ms with a form, and 2 ms for the largest body that `isExpensiveToDecode` accepts. No step stores more than a
 * reference to each object, so the work is proportional to the body.
 */
import type { IncomingMessage } from "node:http";
import busboy from "next/dist/compiled/busboy/index.js";

/** More than any action takes. Next throws above 1,000. */
const maxArguments = 100;
/** Deeper than any argument that our pages send. */
const maxDepth = 32;
/** Longer than any name of a field or in JSON that our pages send. Long names are slow: V8 compares those above 16,383 letters letter by letter. */
const maxNameLength = 200;

/** Whether React can decode this request's action call. True for requests that call no action. */
export async function isWellFormedCall(req: IncomingMessage, body: Buffer): Promise<boolean> {
  if (req.method !== "POST") return true;
  const type = req.headers["content-type"] ?? "";
  const called = req.headers["next-action"] !== undefined;
  if (type.startsWith("multipart/form-data")) {
    const form = called ? await readCall(type, body) : await readForm(type, body);
    return form !== null && (called ? hasArguments(form) : isWellFormedForm(form));
  }
  if (!called || type === "application/x-www-form-urlencoded") return true; // Next calls no action for such requests
  return hasArguments(new Map([["0", body.toString("utf8")]]));
}

type Fields = Map<string, string>;

/** The fields of a call, read as Next reads it. Null when the body can't be parsed, has a long name, or contains a file, which no action takes. */
function readCall(type: string, body: Buffer): Promise<Fields | null> {
  const fields: Fields = new Map();
  return new Promise((resolve) => {
    const refuse = () => resolve(null);
    try {
      busboy({ headers: { "content-type": type }, defParamCharset: "utf8" })
        .on("field", (name: string, value: string) => addField(fields, name, value))
        .on("file", refuse)
        .on("error", refuse)
        .on("close", () => resolve(hasLongName(fields) ? null : fields))
        .end(body);
    } catch {
      refuse();
    }
  });
}

/** The fields of a form that is sent before its script has run, read as Next reads it. Null when the body can't be parsed, or has a long name. */
async function readForm(type: string, body: Buffer): Promise<Fields | null> {
  const fields: Fields = new Map();
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) addField(fields, name, typeof value === "string" ? value : "");
  } catch {
    return null;
  }
  return hasLongName(fields) ? null : fields;
}

/** Only the first field of each name counts. */
function addField(fields: Fields, name: string, value: string): void {
  if (!fields.has(name)) fields.set(name, value);
}

const hasLongName = (fields: Fields) => [...fields.keys()].some((name) => name.length > maxNameLength);

const reference = "$ACTION_REF_";

/** A form that is sent before hydration names at most one action, whose bound arguments are fields with a prefix. */
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
  const given = parse(form.get("0"));
  return Array.isArray(given) && given.length <= maxArguments && areFieldsDecodable(form, "");
}

/** Whether each numbered field contains JSON whose every part React can decode. */
function areFieldsDecodable(form: Fields, prefix: string): boolean {
  const numbered = [...form].filter(([name]) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
  return numbered.every(([name, text]) => {
    const value = parse(text);
    const id = parseInt(name.slice(prefix.length), 10);
    return value !== undefined && isValueDecodable(value, { form, prefix, id, root: value, visited: new Set() }, 0);
  });
}

interface DecodeState {
  form: Fields;
  prefix: string;
  /** The field's number, and its value as parsed. */
  id: number;
  root: unknown;
  /** The objects of this field that React has already made when it decodes the current value. */
  visited: Set<unknown>;
}

function isValueDecodable(value: unknown, state: DecodeState, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (typeof value === "string") return !value.startsWith("$") || isReactMarker(value, state);
  if (typeof value !== "object" || value === null) return true;
  state.visited.add(value);
  return Object.entries(value).every(
    ([name, each]) => name.length <= maxNameLength && isValueDecodable(each, state, depth + 1),
  );
}

/** Whether the text is one of React's markers for values that JSON does not have. */
function isReactMarker(text: string, state: DecodeState): boolean {
  if (text.startsWith("$$") || /^\$(?:undefined|NaN|Infinity|-Infinity|-0|D.*|K[0-9a-f]+)$/s.test(text)) return true;
  const { form, prefix } = state;
  if (text === "$T") return prefix === ""; // a temporary reference: a value that stays in the browser
  const bound = /^\$@([0-9a-f]+)$/.exec(text);
  if (bound !== null) return prefix !== "" && form.has(`${prefix}${parseInt(bound[1] ?? "", 16)}`);
  return state.visited.has(findReferenced(text, state));
}

/** React writes an object that occurs twice only once, and then its path: `$0:match:1` is the field's number in hexadecimal and the names below it. */
function findReferenced(text: string, { id, root }: DecodeState): unknown {
  const [field, ...names] = text.slice(1).split(":", maxDepth + 2);
  if (field !== id.toString(16)) return undefined;
  let found = root;
  for (const name of names) {
    if (!Object.hasOwn(found ?? {}, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

/** Returns undefined when the text is not JSON. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
