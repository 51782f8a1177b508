/** Updates that a student's sockets can send, encoded as by Yjs: where each letter stands, under how many client ids, and which letters are deleted. */
import * as encoding from "lib0/encoding";
import * as fc from "fast-check";
import type { Shape } from "./shape";

/** Which neighbour an item names on one side: none, the writer's last letter, the very first one, … */
const origins = ["none", "the last", "the first", "any before", "a letter of its own"] as const;

interface Writing {
  /** How many client ids the letters have: one for all, one for each, or a number between. */
  clients: "one" | "ten" | "√n" | "each";
  left: (typeof origins)[number];
  right: (typeof origins)[number];
  text: "a letter" | "long";
  deleted: "nothing" | "all" | "each second" | "as it comes";
  sent: "a step 2" | "an update" | "updates" | "updates of 4" | "steps of 900";
}

export interface SentUpdate {
  kind: "step 2" | "update";
  update: Uint8Array;
}

const anyWriting = {
  clients: fc.constantFrom<Writing["clients"][]>("one", "ten", "√n", "each"),
  left: fc.constantFrom(...origins),
  right: fc.constantFrom(...origins),
  text: fc.constantFrom<Writing["text"][]>("a letter", "a letter", "long"),
  deleted: fc.constantFrom<Writing["deleted"][]>("nothing", "all", "each second", "as it comes"),
  sent: fc.constantFrom<Writing["sent"][]>("a step 2", "an update", "updates", "updates of 4", "steps of 900"),
};

const writings: fc.Arbitrary<Writing> = fc.oneof(
  { weight: 3, arbitrary: fc.record(anyWriting) },
  // Thousands of client ids, each with a letter at the same place.
  {
    weight: 1,
    arbitrary: fc.record({
      ...anyWriting,
      clients: fc.constant("each"),
      left: fc.constantFrom("none", "the first"),
      right: fc.constant("none"),
      text: fc.constant("a letter"),
    }),
  },
  // One client id, whose letters have one left neighbour and many right ones.
  {
    weight: 1,
    arbitrary: fc.record({
      ...anyWriting,
      clients: fc.constant("one"),
      left: fc.constant("the first"),
      right: fc.constantFrom("any before", "a letter of its own"),
      text: fc.constant("a letter"),
    }),
  },
);

export const updateShapes: fc.Arbitrary<Shape<SentUpdate[]>> = writings.map((writing) => ({
  description: Object.entries(writing)
    .map(([what, value]) => `${what}: ${value}`)
    .join(", "),
  make: (bytes) => write(writing, Math.max(4, Math.floor(bytes / 16))),
}));

const [origin, rightOrigin, string, deletedContent] = [0x80, 0x40, 4, 1];
/** The client whose letters are the neighbours of all others; they come first, in an update of their own. */
const base = 1;

interface Item {
  client: number;
  clock: number;
  left: [client: number, clock: number] | null;
  right: [client: number, clock: number] | null;
}

function write({ clients, left, right, text, deleted, sent }: Writing, count: number): SentUpdate[] {
  const ids = { one: 1, ten: 10, "√n": Math.ceil(Math.sqrt(count)), each: count }[clients];
  const letters = text === "long" ? Math.max(1, Math.floor(Math.sqrt(count))) : 1;
  const neighbour = (
    where: Writing["left"],
    { client, clock }: { client: number; clock: number },
    n: number,
  ): Item["left"] => {
    switch (where) {
      case "none":
        return null;
      case "the last":
        return clock === 0 ? [base, 0] : [client, clock - 1];
      case "the first":
        return [base, 0];
      case "any before":
        return clock === 0 ? [base, 0] : [client, (n * 7_919) % clock];
      case "a letter of its own":
        return [base, 1 + ((n * 7_919) % count)];
    }
  };
  const items = Array.from({ length: Math.ceil(count / letters) }, (_, n): Item => {
    const at = { client: base + 1 + (n % ids), clock: Math.floor(n / ids) * letters };
    return { ...at, left: neighbour(left, at, n), right: neighbour(right, at, n) };
  });
  const whole: SentUpdate = {
    kind: "step 2",
    update: encode([{ client: base, clock: 0, left: null, right: null }], {
      letters: count + 1,
      deleted: [],
      asDeleted: false,
    }),
  };
  const some = {
    "a step 2": items.length,
    "an update": items.length,
    updates: Math.ceil(ids / 4),
    "updates of 4": 4,
    "steps of 900": 900,
  }[sent];
  const frames: SentUpdate[] = [whole];
  for (let from = 0; from < items.length; from += some) {
    const part = items.slice(from, from + some);
    const gone = deleted === "all" ? part : deleted === "each second" ? part.filter((_, n) => n % 2 === 1) : [];
    frames.push({
      kind: sent === "a step 2" || sent === "steps of 900" ? "step 2" : "update",
      update: encode(part, { letters, deleted: gone, asDeleted: deleted === "as it comes" }),
    });
  }
  return frames;
}

function encode(
  items: readonly Item[],
  { letters, deleted, asDeleted }: { letters: number; deleted: readonly Item[]; asDeleted: boolean },
): Uint8Array {
  return encoding.encode((to) => {
    const sections = [...byClient(items)].sort(([a], [b]) => b - a);
    encoding.writeVarUint(to, sections.length);
    for (const [client, own] of sections) {
      encoding.writeVarUint(to, own.length);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, own[0]?.clock ?? 0);
      for (const { left, right } of own) {
        encoding.writeUint8(
          to,
          (asDeleted ? deletedContent : string) | (left === null ? 0 : origin) | (right === null ? 0 : rightOrigin),
        );
        for (const [ofClient, clock] of [left, right].filter((one) => one !== null)) {
          encoding.writeVarUint(to, ofClient);
          encoding.writeVarUint(to, clock);
        }
        if (left === null && right === null) {
          encoding.writeVarUint(to, 1);
          encoding.writeVarString(to, "title");
        }
        if (asDeleted) encoding.writeVarUint(to, letters);
        else encoding.writeVarString(to, "x".repeat(letters));
      }
    }
    const gone = [...byClient(deleted)];
    encoding.writeVarUint(to, gone.length);
    for (const [client, own] of gone) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, own.length);
      for (const { clock } of own) {
        encoding.writeVarUint(to, clock);
        encoding.writeVarUint(to, letters);
      }
    }
  });
}

function byClient(items: readonly Item[]): Map<number, Item[]> {
  const found = new Map<number, Item[]>();
  for (const item of items) {
    const own = found.get(item.client);
    if (own === undefined) found.set(item.client, [item]);
    else own.push(item);
  }
  return found;
}
