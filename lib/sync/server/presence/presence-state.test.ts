import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { limits } from "@/lib/sockets/limits";
import { rebuildState } from "./presence-state";

const fields = ["title", "scenario"];

const number = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(-1, -0, 0, 1.5, 1e15, 1e21, 2 ** 53));
const id = fc.record({ client: number, clock: number }, { requiredKeys: [] });
const name = fc.oneof(fc.constantFrom("title", "scenario", "", "constructor"), fc.string({ maxLength: 50 }));
const position = fc.oneof(
  fc.constant(null),
  fc.record(
    { type: fc.option(id), tname: fc.option(name), item: fc.option(id), assoc: fc.constantFrom(-1, 0, -0, 1, null) },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);
const cursor = fc.oneof(
  fc.constant(null),
  fc.record({ field: name, anchor: position, head: position, colour: fc.string() }, { requiredKeys: ["field"] }),
  fc.jsonValue(),
);
const any = fc
  .oneof(fc.record({ cursor, user: fc.jsonValue() }, { requiredKeys: [] }), fc.jsonValue())
  .map((value) => JSON.stringify(value));
/** What a page sends while its caret stands in a text. */
const ours = fc
  .record({
    field: fc.constantFrom("title", "scenario", "essay"),
    text: fc.string({ maxLength: 30 }),
    anchor: fc.nat(),
    head: fc.nat(),
    assoc: fc.constantFrom(-1, 0),
  })
  .map(({ field, text, anchor, head, assoc }) => {
    const root = new Y.Doc().getText(field);
    root.insert(0, text);
    const at = (index: number) =>
      Y.relativePositionToJSON(
        Y.createRelativePositionFromTypeIndex(root, index % (root.length + 1), assoc),
      ) as unknown;
    return JSON.stringify({ cursor: { field, anchor: at(anchor), head: at(head) } });
  });
/** Such a state with one character replaced, left out or doubled. */
const spoiled = fc
  .tuple(ours, fc.nat(), fc.constantFrom("", ",", "{", "}", '"', "0", "1", "-", " ", "\\", "a", "é", "null"))
  .map(([json, where, by]) => {
    const at = where % json.length;
    return json.slice(0, at) + by + json.slice(at + (where % 2));
  });
/** Such a state with one key twice: JSON takes the last one. */
const doubled = fc.tuple(ours, fc.nat()).map(([json, where]) => {
  const members = [...json.matchAll(/"\w+":(?:\{"client":\d+,"clock":\d+\}|-?\d+|"\w+")/g)];
  const member = members[where % members.length];
  return member === undefined ? json : `${json.slice(0, member.index)}${member[0]},${json.slice(member.index)}`;
});

const allowed = ["type", "tname", "item", "assoc"];
const ada = { userId: "ada", name: "Ada", colour: "p1" };
/** The JSON of the cursor as others receive it. */
const cursorOf = (json: string) =>
  rebuildState(ada, json, fields).replace('{"user":{"id":"ada","name":"Ada","colour":"p1"},"cursor":', "").slice(0, -1);

describe("R10: a state as the others hear it", () => {
  it("R10: a caret that a page sends in a field of the document goes on byte for byte, in another field as none", () => {
    fc.assert(
      fc.property(ours, (json) => {
        const { cursor } = JSON.parse(json) as { cursor: { field: string } };
        expect(cursorOf(json)).toBe(fields.includes(cursor.field) ? JSON.stringify(cursor) : "null");
      }),
      { numRuns: 300 },
    );
    expect(cursorOf('{"cursor":null}')).toBe("null");
  });

  it("R10: whatever a client sends, what goes on is no caret, or one with allowed keys only, in a field of the document; sent again it stays as it is", () => {
    fc.assert(
      fc.property(fc.oneof(any, ours, spoiled, doubled), (json) => {
        const cursor = cursorOf(json);
        if (json === "null" || cursor === "null") return;
        const { field, anchor, head, ...rest } = JSON.parse(cursor) as Record<string, unknown>;
        expect(rest).toEqual({});
        expect(fields).toContain(field);
        for (const at of [anchor, head]) for (const key of Object.keys(at ?? {})) expect(allowed).toContain(key);
        expect(cursorOf(`{"cursor":${cursor}}`)).toBe(cursor);
      }),
      { numRuns: 2_000 },
    );
  });

  it("R10: the user comes from the session alone, whatever is in a name", () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(any, ours, fc.string()), (said, json) => {
        if (json === "null") return;
        const rebuilt = JSON.parse(rebuildState({ userId: "ada", name: said, colour: "p1" }, json, fields)) as {
          user: unknown;
          cursor: unknown;
        };
        expect(Object.keys(rebuilt)).toEqual(["user", "cursor"]);
        expect(rebuilt.user).toEqual({ id: "ada", name: said, colour: "p1" });
      }),
    );
  });

  it("R10: a state over 2 KB leaves only who it is, also when a page could have sent it", () => {
    const short = '{"cursor":{"field":"title","anchor":null,"head":null}}';
    expect(cursorOf(short)).toBe('{"field":"title","anchor":null,"head":null}');
    expect(cursorOf(short.padEnd(limits.presenceState + 1))).toBe("null");
  });
});
