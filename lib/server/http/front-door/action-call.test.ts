import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { isWellFormedCall } from "./action-call";

// What the pages call actions with: React's own client, in the build that Next brings.
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
  it("whatever React's client writes of JSON, forms and dates passes", async () => {
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

  it("what it does not write is refused: broken JSON, references to nothing, functions, maps, streams, depths", async () => {
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
    expect(await ask('["$0:1",{}]', { type: "text/plain" })).toBe(false);
    expect(await ask("no form", { type: "multipart/form-data; boundary=x" })).toBe(false);
    const file = form({ "0": '["$K1"]' });
    file.append("_1_file", new Blob(["x"]), "x.txt");
    expect(await ask(file)).toBe(false);
  });

  it("a form sent before its script has run names its action, with what is bound to it", async () => {
    const bound = {
      $ACTION_REF_1: "",
      "$ACTION_1:0": '{"id":"40ab","bound":"$@1"}',
      "$ACTION_1:1": '["$undefined","id"]',
      name: "{",
    };
    expect(await ask(form(bound), { called: false })).toBe(true);
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

  it("what calls no action is none of its business", async () => {
    expect(await ask("{", { called: false, type: "application/json" })).toBe(true);
    expect(await ask("csrfToken=x", { called: false, type: "application/x-www-form-urlencoded" })).toBe(true);
    const upload = form({});
    upload.append("roster", new Blob(["Malik"]), "roster.csv");
    expect(await ask(upload, { called: false })).toBe(true);
  });
});
