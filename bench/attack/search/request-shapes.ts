/** Requests that grow: bodies of every kind that the front door takes, and addresses and headers. */
import * as fc from "fast-check";
import { multipart } from "@/bench/attack/send";
import { json, type JsonShape } from "./json-shapes";
import type { Shape } from "./shape";

export interface SentRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Whether the request has a session, and so may be large. */
  isSignedIn: boolean;
}

const page = "/teacher/sign-in";

const post = (headers: Record<string, string>, body: string | Buffer): Omit<SentRequest, "isSignedIn"> => ({
  method: "POST",
  path: page,
  headers,
  body: Buffer.from(body),
});
const get = (path: string, headers: Record<string, string> = {}): Omit<SentRequest, "isSignedIn"> => ({
  method: "GET",
  path,
  headers,
  body: Buffer.alloc(0),
});
const form = (fields: readonly (readonly [string, string])[], headers = {}) => {
  const { body, type } = multipart(fields);
  return post({ ...headers, "content-type": type }, body);
};

/** An id in the form of an action's, which no action has. */
const called = { "next-action": "7f".repeat(21) };

/** The places in a request where the server reads JSON. */
const places: ((description: JsonShape) => {
  description: string;
  make: (bytes: number) => Omit<SentRequest, "isSignedIn">;
})[] = [
  ({ fill }) => ({
    description: "an action's arguments",
    make: (bytes) => post({ ...called, "content-type": "text/plain;charset=UTF-8" }, `[${fill(bytes)}]`),
  }),
  ({ fill }) => ({
    description: "an action's arguments in a form",
    make: (bytes) =>
      form(
        [
          ["0", `[${fill(bytes)},"$K1"]`],
          ["_1_a", "b"],
        ],
        called,
      ),
  }),
  ({ fill }) => ({
    description: "a field of an action's form",
    make: (bytes) =>
      form(
        [
          ["0", '["$1"]'],
          ["1", fill(bytes)],
        ],
        called,
      ),
  }),
  ({ fill }) => ({
    description: "what a form's action is bound to",
    make: (bytes) =>
      form([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", '{"id":"7f","bound":"$@1"}'],
        ["$ACTION_1:1", fill(bytes)],
      ]),
  }),
  ({ fill }) => ({
    description: "a router's tree",
    make: (bytes) => get(page, { rsc: "1", "next-router-state-tree": encodeURIComponent(fill(bytes / 3)) }),
  }),
];

const filled = fc.tuple(fc.constantFrom(...places), json).map(([place, value]) => {
  const { description, make } = place(value);
  return { description: `${description}: ${value.description}`, make };
});

const pieces = fc.constantFrom(
  "a",
  "%41",
  "%",
  "+",
  "é",
  "a=b",
  "[",
  "..",
  "/",
  "//",
  ":",
  '"',
  "\\",
  " ",
  "$",
  "0",
  ",",
  ";",
);
/** Names and values of a form or a query: at most `most` of them, and as long as the bytes allow. */
const fields = fc
  .tuple(pieces, pieces, fc.constantFrom(1, 10, 19, 150, 199, 5_000), fc.boolean())
  .map(([name, value, most, isLongName]) => ({
    description: `${most} × ${isLongName ? `${name}…=${value}` : `${name}=${value}…`}`,
    make: (bytes: number) => {
      const count = Math.max(1, Math.min(most, Math.floor(bytes / 4)));
      const rest = Math.max(0, Math.floor(bytes / count) - 8);
      return Array.from({ length: count }, (_, n): [string, string] =>
        isLongName ? [name.repeat(rest / name.length) + n, value] : [name + n, value.repeat(rest / value.length)],
      );
    },
  }));

const plain = (text: string) => text.replaceAll(/[^\x21-\x7e]|[\\"]/g, "_");
const fielded = fc
  .tuple(fields, fc.constantFrom("urlencoded", "multipart", "action", "query", "cookies", "references"))
  .map(([{ description, make }, as]) => ({
    description: `${as}: ${description}`,
    make: (bytes: number): Omit<SentRequest, "isSignedIn"> => {
      const made = make(bytes);
      const pairs = made.map(([name, value]) => `${name}=${value}`);
      const multi = made.map(([name, value]) => [plain(name), value] as const);
      switch (as) {
        case "urlencoded":
          return post({ "content-type": "application/x-www-form-urlencoded" }, pairs.join("&"));
        case "multipart":
          return form(multi);
        case "action":
          return form([["0", '["$K1"]'], ...multi.map(([name, value]) => [`_1_${name}`, value] as const)], called);
        case "references":
          return form(multi.map(([name, value]) => [`$ACTION_REF_${name}`, value] as const));
        case "query":
          return get(`${page}?${plain(pairs.join("&"))}`);
        case "cookies":
          return get(page, { cookie: plain(pairs.join(";")) });
      }
    },
  }));

const headers = [
  "accept-language",
  "x-forwarded-for",
  "if-none-match",
  "range",
  "accept-encoding",
  "accept",
  "next-url",
  "next-router-prefetch",
  "user-agent",
  "sec-fetch-site",
  "origin",
  "content-type",
] as const;
const headed = fc.tuple(fc.constantFrom(...headers), pieces, pieces).map(([name, first, second]) => ({
  description: `${name}: ${first}${second}…`,
  make: (bytes: number) =>
    get(page, { [name]: plain((first + second).repeat(bytes / (first.length + second.length))) }),
}));

const addressed = fc.tuple(pieces, pieces).map(([first, second]) => ({
  description: `/${first}${second}…`,
  make: (bytes: number) => get(`/${plain((first + second).repeat(bytes / (first.length + second.length)))}`),
}));

/** Forms of several parts with a long boundary, or with long headers of the parts. */
const partsOfForms = fc
  .tuple(fc.constantFrom(1, 60, 2_000), fc.constantFrom("a", ";", " ", '"', "=", "\r\nx: y"), fc.boolean())
  .map(([boundary, piece, isCalled]) => ({
    description: `parts with a boundary of ${boundary}, and headers ${JSON.stringify(piece)}…`,
    make: (bytes: number) => {
      const between = "b".repeat(boundary);
      const count = Math.max(1, Math.min(190, Math.floor(bytes / (boundary + 200))));
      const rest = Math.max(0, Math.floor(bytes / count) - boundary - 60);
      const part = `--${between}\r\nContent-Disposition: form-data; name="0"${piece.repeat(rest / piece.length)}\r\n\r\n[]\r\n`;
      return post(
        { ...(isCalled ? called : {}), "content-type": `multipart/form-data; boundary=${between}` },
        `${part.repeat(count)}--${between}--\r\n`,
      );
    },
  }));

export const requestShapes: fc.Arbitrary<Shape<SentRequest>> = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: filled }, { weight: 3, arbitrary: fielded }, headed, addressed, partsOfForms),
    fc.boolean(),
  )
  .map(([{ description, make }, isSignedIn]) => ({
    description: `${isSignedIn ? "a student" : "nobody"}: ${description}`,
    make: (bytes) => ({ ...make(bytes), isSignedIn }),
  }));

export const sizeOfRequest = ({ path, headers, body }: SentRequest): number =>
  path.length +
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0) +
  body.length;
