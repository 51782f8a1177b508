import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { isWellFormedCall } from "./action-call";

// React's client, with which pages call actions, as bundled in Next.
const client = createRequire(import.meta.url)("next/dist/compiled/react-server-dom-webpack/client.node.js") as {
  encodeReply: (args: unknown) => Promise<string | FormData>;
};

async function ask(
  body: string | FormData,
  { called = true, type }: { called?: boolean; type?: string } = {},
): Promise<boolean> {
  const sent = new Response(body, type === undefined ? {} : { headers: { "content-type": type } });
  const req = new IncomingMessage(new Socket());
  req.method = "POST";
  req.headers = {
    "content-type": sent.headers.get("content-type") ?? undefined,
    ...(called ? { "next-action": "40ab" } : {}),
  };
  return isWellFormedCall(req, Buffer.from(await sent.arrayBuffer()));
}
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe("calls of actions", () => {
  it("B11d: whatever React's client writes of JSON, forms and dates passes", async () => {
    const shared = { match: "m" };
    const filled = form({ name: "Malik", code: "$ABC", "0": "{" });
    for (const args of [
      [],
      ["$F1", "$$", "a"],
      [undefined, null, Number.NaN, -0, Number.POSITIVE_INFINITY],
      [new Date(0)],
      [shared, shared, [shared]],
      [{ a: shared, b: [shared] }],
      [{ ok: false }, filled],
      ["id", { fields: filled, more: { deep: [1, { two: "$1" }] } }],
    ]) {
      expect(await ask(await client.encodeReply(args))).toBe(true);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 5 })), async (args) => {
        expect(await ask(await client.encodeReply(args))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("B11d: what it does not write is refused: broken JSON, references to nothing, functions, maps, streams, depths", async () => {
    for (const text of [
      "",
      "{",
      "null",
      "{}",
      '"a"',
      "1",
      '["$F1"]',
      '["$h1"]',
      '["$Q1"]',
      '["$W1"]',
      '["$i1"]',
      '["$@1"]',
      '["$1"]',
      '["$0:9"]',
      '["$0:0"]',
      '["$A1"]',
      '["$B1"]',
      '["$R1"]',
      '["$n9"]',
      '["$"]',
      `${"[".repeat(40)}${"]".repeat(40)}`,
      `${"[".repeat(400_000)}`,
    ]) {
      expect(await ask(text, { type: "text/plain" }), text.slice(0, 20)).toBe(false);
      expect(await ask(form({ "0": text })), text.slice(0, 20)).toBe(false);
    }
    expect(await ask(form({ "1": "[]" }))).toBe(false);
    for (const one of ["{", "{}"]) expect(await ask(form({ "0": '["$1"]', "1": one }))).toBe(false);
    expect(await ask(form({ "0": '["$@1"]', "1": "{}" }))).toBe(false);
    expect(await ask('["$0:1",{}]', { type: "text/plain" })).toBe(false);
    expect(await ask(form({ "0": `[${"1,".repeat(100)}1]` }))).toBe(false);
    for (const header of ["Content-Disposition: form-data; name=0\r\nX", "A: b", ": x"]) {
      const part = `--x\r\n${header}\r\n\r\n[]\r\n--x--\r\n`;
      expect(await ask(part, { type: "multipart/form-data; boundary=x" }), header).toBe(false);
    }
    expect(await ask("no form", { type: "multipart/form-data; boundary=x" })).toBe(false);
    const file = form({ "0": '["$K1"]' });
    file.append("_1_file", new Blob(["x"]), "x.txt");
    expect(await ask(file)).toBe(false);
  });

  it("B11d: a path to an object that came before is followed name by name; one that leads elsewhere, or goes on behind it, is refused", async () => {
    for (const [text, known] of [
      ['[{"a":{"b":[{}]}},"$0:0:a:b:0"]', true],
      ['[{"a":{}},"$0"]', true],
      ['["$0:1:a",{"a":{}}]', false], // comes later
      ['[{"a":{}},"$0:0:b"]', false],
      ['[{"a":"text"},"$0:0:a"]', false],
      ['[{"a":"text"},"$0:0:a:length"]', false],
      ['[{"a":null},"$0:0:a:b"]', false],
      ['[[],"$0:0:length"]', false],
      ['[{},"$0:0:__proto__"]', false],
      ['[{},"$1:0"]', false],
      [`[{},"$0:0${":x".repeat(40)}"]`, false],
    ] as const) {
      expect(await ask(text, { type: "text/plain" }), text).toBe(known);
      expect(await ask(form({ "0": text })), text).toBe(known);
    }
    expect(await ask(form({ "0": '["$K1"]', "10": '[{},"$a:0"]' }))).toBe(true);
    expect(await ask(form({ "0": '["$K1"]', "10": '[{},"$10:0"]' }))).toBe(false);
  });

  it("B11d: a name of more than 200 letters is refused, in JSON and of a field, whatever it has below it", async () => {
    const long = (letters: number) => `[{"${"k".repeat(letters)}":[[],[]]}]`;
    for (const [letters, passes] of [
      [200, true],
      [201, false],
      [48_000, false],
    ] as const) {
      expect(await ask(long(letters), { type: "text/plain" })).toBe(passes);
      expect(await ask(form({ "0": long(letters) }))).toBe(passes);
      expect(await ask(form({ "0": "[]", ["k".repeat(letters)]: "x" }))).toBe(passes);
      expect(await ask(form({ ["k".repeat(letters)]: "x" }), { called: false })).toBe(passes);
    }
  });

  it("B11d: a form sent before its script has run names its action, with what is bound to it", async () => {
    const bound = {
      $ACTION_REF_1: "",
      "$ACTION_1:0": '{"id":"40ab","bound":"$@1"}',
      "$ACTION_1:1": '["$undefined","id"]',
      name: "{",
    };
    expect(await ask(form(bound), { called: false })).toBe(true);
    // The field's number is hexadecimal in the reference: $@10 is field 16.
    expect(
      await ask(form({ ...bound, "$ACTION_1:0": '{"id":"40ab","bound":"$@10"}', "$ACTION_1:16": "[]" }), {
        called: false,
      }),
    ).toBe(true);
    expect(await ask(form({ $ACTION_ID_40ab: "", name: "{" }), { called: false })).toBe(true);
    for (const broken of [
      { "$ACTION_1:0": "{" },
      { "$ACTION_1:1": "{" },
      { "$ACTION_1:0": '{"id":"40ab","bound":"$@7"}' },
      { "$ACTION_1:1": '["$F1"]' },
    ]) {
      expect(await ask(form({ ...bound, ...broken }), { called: false })).toBe(false);
    }
  });

  it("B11d: what calls no action is none of its business", async () => {
    expect(await ask("{", { called: false, type: "application/json" })).toBe(true);
    expect(await ask("csrfToken=x", { called: false, type: "application/x-www-form-urlencoded" })).toBe(true);
    const upload = form({});
    upload.append("roster", new Blob(["Malik"]), "roster.csv");
    expect(await ask(upload, { called: false })).toBe(true);
  });
});
