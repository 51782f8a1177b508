/** Rooms of 20 kB whose text came in one update: the memory of a room that is open or left, how soon newcomers have the text, and typing in the rooms. */
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import type { Contender, RoomAddress } from "./contender";
import { textUpTo } from "./keystrokes";
import { Meter } from "./meter";
import { countDivergedRooms, joinPairs, disconnectPairs } from "./pairs";
import { memoryOf, residentBytes } from "./processes";
import { measureConnecting, findHighestRate, measureTyping, type Full, type MeasureContext } from "./sections";
import { Typist, type Copy } from "./simulated-typist";
import type { TypingResult } from "./type-at-rate";

export const seededParts = ["memory", "newcomers", "typing", "full"] as const;
export type SeededPart = (typeof seededParts)[number];

/** After this time Crosscase has unloaded rooms that everybody has left, and collected its garbage. */
const settleMs = 20_000;
const arrivals = 5;

/** A text of `letters` letters as one update, in a root in which none of these clients type. */
function oneUpdate(letters: number): Copy {
  const doc = new Y.Doc();
  doc.getText("prevention").insert(0, textUpTo(letters));
  return { update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
}

const copy = oneUpdate(20_000);

export interface Seeded {
  /** Bytes per room: with two idle clients (`open`), after both have left (`left`), and then without garbage (`held`). */
  memory?: { open: number; left: number; held: number };
  /** Median ms until the last of all newcomers, two to each open room, has the text. */
  newcomers?: number;
  typing?: TypingResult;
  full?: Full;
  /** Rooms that did not converge. */
  apart?: number;
}

export interface SeededSizes {
  rooms: number;
  /** The number of rooms that newcomers join. */
  entered: number;
  seconds: number;
  short: boolean;
}

/** @returns null where the server's database is not available */
export async function measureSeeded(
  contender: Contender,
  parts: readonly SeededPart[],
  { rooms, entered, seconds, short }: SeededSizes,
): Promise<Seeded | null> {
  const { reportsSaved } = contender;
  const home = await contender.setUp();
  if (home === null) return null;
  const server = await home.start();
  const under: MeasureContext = { pids: [server.pid, ...home.supportingPids()], storesText: true, reportsSaved };
  const result: Seeded = {};
  try {
    const warmUp = 50; // rooms in which the server loads and compiles what it needs
    const all = await home.openRooms(warmUp + rooms);
    await seed(all.slice(0, warmUp), reportsSaved);
    const addresses = all.slice(warmUp);
    await wait(settleMs);
    const before = residentBytes(server.pid);
    await seed(addresses, reportsSaved);
    if (parts.includes("memory")) {
      const idle = await joinPairs(addresses, new Meter(), under);
      await wait(settleMs);
      const open = residentBytes(server.pid);
      await disconnectPairs(idle);
      await wait(settleMs);
      const left = residentBytes(server.pid);
      const perRoom = (bytes: number) => (bytes - before) / rooms;
      result.memory = { open: perRoom(open), left: perRoom(left), held: perRoom(await memoryOf(server.pid)) };
    }
    if (parts.includes("newcomers")) result.newcomers = await timeNewcomers(addresses.slice(0, entered), under);
    if (!parts.includes("typing") && !parts.includes("full")) return result;
    const meter = new Meter();
    const pairs = await joinPairs(addresses, meter, under);
    if (parts.includes("typing")) result.typing = await measureTyping(pairs, meter, under, { seconds, carets: false });
    if (parts.includes("full")) result.full = await findHighestRate(pairs, meter, under, { carets: false, short });
    result.apart = await countDivergedRooms(pairs, addresses, true);
    await disconnectPairs(pairs);
    return result;
  } finally {
    await server.stop();
    await home.clear();
  }
}

/** One of the two students sends the text, and disconnects once it is saved, where the server reports that. */
async function seed(addresses: readonly [RoomAddress, RoomAddress][], reportsSaved: boolean): Promise<void> {
  for (let at = 0; at < addresses.length; at += 50) {
    const some = addresses.slice(at, at + 50).map(([address]) => new Typist(address, "scenario", new Meter(), copy));
    await Promise.all(some.map((typist) => typist.join(true)));
    const isTaken = () => !reportsSaved || some.every(({ savedFrames }) => savedFrames > 0);
    for (const until = Date.now() + 10_000; Date.now() < until && !isTaken();) await wait(20);
    await disconnectPairs(some.map((typist) => [typist, typist]));
  }
}

/** Two idle clients in each room keep the rooms in memory. */
async function timeNewcomers(addresses: readonly [RoomAddress, RoomAddress][], under: MeasureContext): Promise<number> {
  const idle = await joinPairs(addresses, new Meter(), under);
  const took: number[] = [];
  for (let i = 0; i < arrivals; i++) {
    await wait(1_000);
    took.push(await measureConnecting(addresses, null, under));
  }
  await disconnectPairs(idle);
  return took.sort((a, b) => a - b)[Math.floor(arrivals / 2)] ?? NaN;
}
