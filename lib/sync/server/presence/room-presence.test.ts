import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { worksheetFields } from "@/lib/sync/format/fields";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { Session } from "@/lib/sync/server/session";
import { metrics } from "@/lib/sockets/metrics";
import { RoomPresence } from "./room-presence";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

function room() {
  const sessions = new Set<Session>();
  const presence = new RoomPresence(worksheetFields, sessions, new RoomState(worksheetFields), () => undefined);
  const join = (userId: string) => {
    const session = new Session("document", { userId, name: userId, colour: "p1" }, "write", {
      send: () => undefined,
      sendSaved: () => undefined,
      hasUnwritten: false,
      ping: () => true,
      close: () => undefined,
    });
    sessions.add(session);
    return session;
  };
  return { presence, join };
}

const misuses = async () => {
  const { values } = await metrics.misuse.get();
  return values.find(({ labels }) => labels["what"] === "presence in another's name")?.value ?? 0;
};
const entry = (client: number, clock: number, state: unknown = { cursor: null }) => ({
  client,
  clock,
  state: JSON.stringify(state),
});

describe("presence in another's name", () => {
  it("R10, R12: is counted once a frame, also by who has said nothing yet and beside an own entry; own entries and echoes of others' are not", async () => {
    const { presence, join } = room();
    const [ada, bo] = [join("ada"), join("bo")];
    const before = await misuses();
    const counted = async () => (await misuses()) - before;
    presence.receive(ada, [entry(1, 1)]);
    const later = Date.now() + 1_000_000;
    presence.receive(bo, [entry(1, 0)]);
    expect(await counted()).toBe(0);
    presence.receive(bo, [entry(1, later)]);
    expect(await counted()).toBe(1);
    presence.receive(bo, [entry(2, 1)]);
    presence.receive(bo, [entry(2, 2), entry(1, 0)]);
    expect(await counted()).toBe(1);
    presence.receive(bo, [entry(2, 3), entry(1, later), entry(1, later + 1)]);
    expect(await counted()).toBe(2);
  });
});
