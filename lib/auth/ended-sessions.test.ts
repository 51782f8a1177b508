import { expect, it } from "vitest";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { isKnownEnded, publishEndedSessions } from "./ended-sessions";

it("R11: sessions that have ended are known here at once, and published together to every process; of none nothing is published", () => {
  const published: BusMessage[] = [];
  const stop = subscribe((message) => published.push(message));
  publishEndedSessions([]);
  publishEndedSessions(["one"]);
  publishEndedSessions(["two", "three"], "new-pin");
  stop();
  expect(published).toEqual([
    { kind: "signed-out", sessionIds: ["one"] },
    { kind: "signed-out", sessionIds: ["two", "three"], why: "new-pin" },
  ]);
  expect(["one", "two", "three", "four"].map(isKnownEnded)).toEqual([true, true, true, false]);
});
