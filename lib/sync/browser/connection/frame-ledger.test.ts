import { describe, expect, it } from "vitest";
import { FrameLedger } from "./frame-ledger";

const step1 = Uint8Array.of(0, 0, 0);
const step2 = Uint8Array.of(0, 1, 0);
const update = Uint8Array.of(0, 2, 0);
const awareness = Uint8Array.of(1, 0);

function open(clock = { now: 0 }) {
  const ledger = new FrameLedger(() => clock.now);
  const state = { open: true };
  const socket = ledger.startSocket(() => state.open);
  socket.hasOpened = true;
  return { ledger, socket, clock, state };
}

describe("R6: what may be called Saved", () => {
  it("R6: not before the answer to the server's step 1 was sent, even with nothing typed", () => {
    const { ledger, socket } = open();
    ledger.recordSent(socket, step1);
    ledger.recordSent(socket, awareness);
    expect(ledger.isSaved).toBe(false);
    ledger.recordSent(socket, step2);
    expect(ledger.isSaved).toBe(false);
    ledger.recordSaved(1);
    expect(ledger.isSaved).toBe(true);
  });

  it("R6: not while one document frame is uncovered; presence and step 1 do not count", () => {
    const { ledger, socket } = open();
    ledger.recordSent(socket, step2);
    ledger.recordSent(socket, update);
    ledger.recordSent(socket, awareness);
    ledger.recordSent(socket, update);
    ledger.recordSaved(2);
    expect(ledger.isSaved).toBe(false);
    ledger.recordSaved(3);
    expect(ledger.isSaved).toBe(true);
  });

  it("R6: not once its closing has begun, though nobody has heard yet that it is closed: what is typed meanwhile is not sent", () => {
    const { ledger, socket, state } = open();
    ledger.recordSent(socket, step2);
    ledger.recordSaved(1);
    state.open = false;
    expect([ledger.isSaved, ledger.isOpen]).toEqual([false, false]);
    expect(ledger.recordClosed()).toBe(false);
  });

  it("R6: not on an update alone: what was typed before the socket opened is only in the answer", () => {
    const { ledger, socket } = open({ now: 9 });
    ledger.recordSent(socket, update);
    ledger.recordSaved(1);
    expect([ledger.isSaved, ledger.savedClock]).toEqual([false, 0]);
    ledger.recordSent(socket, update);
    ledger.recordSent(socket, step2);
    ledger.recordSaved(2);
    expect([ledger.isSaved, ledger.savedClock]).toEqual([false, 0]);
    ledger.recordSaved(3);
    expect([ledger.isSaved, ledger.savedClock]).toEqual([true, 9]);
  });

  it("R6: not on a closed socket, and a new socket counts from nothing", () => {
    const { ledger, socket } = open();
    ledger.recordSent(socket, step2);
    ledger.recordSaved(1);
    expect(ledger.recordClosed()).toBe(false);
    expect(ledger.isSaved).toBe(false);
    const next = ledger.startSocket(() => true);
    expect(ledger.isSaved).toBe(false);
    expect(ledger.recordClosed()).toBe(true);
    next.hasOpened = true;
    expect(ledger.isSaved).toBe(false);
  });

  it("R6: a late send on an old socket does not count on the new one", () => {
    const { ledger, socket } = open();
    const next = ledger.startSocket(() => true);
    next.hasOpened = true;
    ledger.recordSent(next, step2);
    ledger.recordSent(socket, update);
    ledger.recordSaved(1);
    expect(ledger.isSaved).toBe(true);
  });

  it("R6: knows how far my own words are durable", () => {
    const { ledger, socket, clock } = open();
    ledger.recordSent(socket, step2);
    clock.now = 5;
    ledger.recordSent(socket, update);
    clock.now = 8;
    ledger.recordSent(socket, update);
    ledger.recordSaved(2);
    expect(ledger.savedClock).toBe(5);
    ledger.recordSaved(3);
    expect(ledger.savedClock).toBe(8);
    ledger.recordSaved(1);
    expect([ledger.savedClock, ledger.isSaved]).toEqual([8, true]);
  });
});
