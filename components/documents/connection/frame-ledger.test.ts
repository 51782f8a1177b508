import { describe, expect, it } from "vitest";
import { FrameLedger } from "./frame-ledger";

const step1 = Uint8Array.of(0, 0, 0);
const step2 = Uint8Array.of(0, 1, 0);
const update = Uint8Array.of(0, 2, 0);
const awareness = Uint8Array.of(1, 0);

function open(clock = { now: 0 }) {
  const ledger = new FrameLedger(() => clock.now);
  const state = { open: true };
  const socket = ledger.dial(() => state.open);
  socket.opened = true;
  return { ledger, socket, clock, state };
}

describe("R6: what may be called Saved", () => {
  it("R6: not before the answer to the server's step 1 was sent, even with nothing typed", () => {
    const { ledger, socket } = open();
    ledger.sent(socket, step1);
    ledger.sent(socket, awareness);
    expect(ledger.saved).toBe(false);
    ledger.sent(socket, step2);
    expect(ledger.saved).toBe(false);
    ledger.covers(1);
    expect(ledger.saved).toBe(true);
  });

  it("R6: not while one document frame is uncovered; presence and step 1 do not count", () => {
    const { ledger, socket } = open();
    ledger.sent(socket, step2);
    ledger.sent(socket, update);
    ledger.sent(socket, awareness);
    ledger.sent(socket, update);
    ledger.covers(2);
    expect(ledger.saved).toBe(false);
    ledger.covers(3);
    expect(ledger.saved).toBe(true);
  });

  it("R6: not once its closing has begun, though nobody has heard yet that it is closed: what is typed meanwhile is not sent", () => {
    const { ledger, socket, state } = open();
    ledger.sent(socket, step2);
    ledger.covers(1);
    state.open = false;
    expect([ledger.saved, ledger.open]).toEqual([false, false]);
    expect(ledger.closed()).toBe(false);
  });

  it("R6: not on an update alone: what was typed before the socket opened is only in the answer", () => {
    const { ledger, socket } = open({ now: 9 });
    ledger.sent(socket, update);
    ledger.covers(1);
    expect([ledger.saved, ledger.savedClock]).toEqual([false, 0]);
    ledger.sent(socket, update);
    ledger.sent(socket, step2);
    ledger.covers(2);
    expect([ledger.saved, ledger.savedClock]).toEqual([false, 0]);
    ledger.covers(3);
    expect([ledger.saved, ledger.savedClock]).toEqual([true, 9]);
  });

  it("R6: not on a closed socket, and a new socket counts from nothing", () => {
    const { ledger, socket } = open();
    ledger.sent(socket, step2);
    ledger.covers(1);
    expect(ledger.closed()).toBe(false);
    expect(ledger.saved).toBe(false);
    const next = ledger.dial(() => true);
    expect(ledger.saved).toBe(false);
    expect(ledger.closed()).toBe(true);
    next.opened = true;
    expect(ledger.saved).toBe(false);
  });

  it("R6: a late send on an old socket does not count on the new one", () => {
    const { ledger, socket } = open();
    const next = ledger.dial(() => true);
    next.opened = true;
    ledger.sent(next, step2);
    ledger.sent(socket, update);
    ledger.covers(1);
    expect(ledger.saved).toBe(true);
  });

  it("R6: knows how far my own words are durable", () => {
    const { ledger, socket, clock } = open();
    ledger.sent(socket, step2);
    clock.now = 5;
    ledger.sent(socket, update);
    clock.now = 8;
    ledger.sent(socket, update);
    ledger.covers(2);
    expect(ledger.savedClock).toBe(5);
    ledger.covers(3);
    expect(ledger.savedClock).toBe(8);
    ledger.covers(1);
    expect([ledger.savedClock, ledger.saved]).toEqual([8, true]);
  });
});
