import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeDocumentMessage,
  encodeDocumentMessage,
  publishStoredRow,
  type DocumentMessage,
} from "./document-channel";
import { MemoryBus } from "./memory-bus";

const count = fc.nat();
const time = fc.integer({ min: 0, max: 2 ** 45 });
const bytes = fc.uint8Array({ maxLength: 60 });
const entries = fc.array(fc.record({ client: count, clock: time, userId: fc.uuid(), since: time, state: fc.string() }));
const range = fc.record({ writer: fc.uuid(), from: count, to: count });
const message: fc.Arbitrary<DocumentMessage> = fc.oneof(
  fc.record({ kind: fc.constant("hello" as const), wantsReply: fc.boolean(), rows: fc.array(range), entries }),
  fc.constant({ kind: "bye" as const }),
  fc.record({
    kind: fc.constant("row" as const),
    row: fc.record({ writer: fc.uuid(), n: count, author: fc.uuid(), carried: fc.boolean(), time, bytes }),
  }),
  range.map((one) => ({ kind: "committed" as const, ...one })),
  fc.record({ kind: fc.constant("presence" as const), entries }),
  fc.record({
    kind: fc.constant("query" as const),
    queryId: count,
    carried: fc.array(fc.record({ client: count, to: count })),
  }),
  fc.record({ kind: fc.constant("query-answer" as const), queryId: count, clients: fc.array(count) }),
);

describe("what processes say about a document", () => {
  it("R13: every message comes back as it was said", () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(decodeDocumentMessage(encodeDocumentMessage(sent))).toEqual(sent);
      }),
    );
  });

  it("R13: bytes that are no message are refused", () => {
    expect(() => decodeDocumentMessage(Uint8Array.of(99))).toThrow();
    expect(() => decodeDocumentMessage(Uint8Array.of(2, 36))).toThrow();
  });

  it("R13: a stored row is said as a row and then as committed, also in the process that stored it", () => {
    const bus = new MemoryBus();
    const received: DocumentMessage[] = [];
    bus.openChannel("doc:d", {
      receive: (sent) => received.push(decodeDocumentMessage(sent)),
      onSubscribed: () => undefined,
    });
    const row = { writer: "w", n: 1, author: "a", carried: false, time: 5, bytes: Uint8Array.of(0, 0) };
    publishStoredRow(bus, "d", row);
    expect(received).toEqual([
      { kind: "row", row },
      { kind: "committed", writer: "w", from: 1, to: 2 },
    ]);
  });
});
