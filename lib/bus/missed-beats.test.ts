import { expect, it } from "vitest";
import { MissedBeats } from "./missed-beats";

it("R13: a process is silent from the fourth heartbeat on after its last message, until it sends another or is forgotten", () => {
  const missed = new MissedBeats();
  const beats = (count: number) => Array.from({ length: count }, () => missed.countBeat().join());
  missed.reset("a");
  expect(beats(2)).toEqual(["", ""]);
  missed.reset("a");
  missed.reset("b");
  expect(beats(5)).toEqual(["", "", "", "a,b", "a,b"]);
  missed.reset("b");
  expect(beats(1)).toEqual(["a"]);
  expect([missed.forget("a"), missed.forget("a")]).toEqual([true, false]);
  expect(beats(3)).toEqual(["", "", "b"]);
});
