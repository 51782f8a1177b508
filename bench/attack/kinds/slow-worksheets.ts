/** Worksheets that are made to be slow to read, and that pages and newly opened sockets then read. */
import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { TestClient } from "@/lib/sync/testing/client";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import type { Attack, Target } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

const string = 4;
const [origin, rightOrigin] = [0x80, 0x40];
/** The most client ids that a room accepts from one student in one frame, and in all (R12). */
const [idsOfFrame, allIds] = [900, 3_900];

/** A deleted letter under each client id, each without a neighbour. */
function lettersBesideEachOther(first: number): Uint8Array {
  const ids = Array.from({ length: idsOfFrame }, (_, n) => first - n);
  return bytesOf(
    ids.length,
    ...ids.flatMap((id) => [1, id, 0, Uint8Array.of(string), 1, "title", "a"]),
    ids.length,
    ...ids.flatMap((id) => [id, 1, 0, 1]),
  );
}

function scatteredLetters(): Uint8Array {
  const doc = new Y.Doc();
  const text = doc.getText("scenario");
  for (let n = 0; n < 60_000; n++) text.insert(randomInt(text.length + 1), "x");
  return Y.encodeStateAsUpdate(doc);
}

/** Letters under one client id, each behind the same letter and before a different one. */
function lettersBeforeOthers(): Uint8Array {
  const [client, count] = [randomInt(1, 100), 4_000];
  const items = Array.from({ length: count }, (_, n) => [
    ...[Uint8Array.of(string | origin | rightOrigin), client, 0],
    ...[client, 1 + ((n * 7_919) % count), "x"],
  ]);
  const letters = [Uint8Array.of(string), 1, "title", "a".repeat(count + 1)];
  return bytesOf(1, count + 1, client, 0, ...letters, ...items.flat(), 0);
}

/** Sends each update as one frame over a socket of its own. Returns the close code of each socket, or `taken`. */
async function write({ port, student }: Target, updates: readonly Uint8Array[]): Promise<string> {
  const closed: string[] = [];
  for (const update of updates) {
    const client = new TestClient({
      url: `ws://127.0.0.1:${port}/sync/${student.room}`,
      cookie: student.cookie,
      mute: true,
    });
    await client.opened;
    for (let tries = 0; tries < 100 && client.access === null && client.closedWith === null; tries++) await wait(50);
    client.sendStep2(update);
    for (let tries = 0; tries < 100 && client.saved === 0 && client.closedWith === null; tries++) await wait(50);
    closed.push(client.closedWith === null ? "taken" : String(client.closedWith));
    client.ws.terminate();
  }
  return closed.join(", ");
}

/** Two requests at a time: pages, and sockets that request the whole document, in turn. */
const read = ({ port, seconds, activityId, student }: Target) =>
  flood(seconds, 2, async (n) => {
    if (n % 2 === 0)
      return (await send(port, { path: `/a/${activityId}/write`, headers: { cookie: student.cookie } })).status;
    const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${student.room}`, cookie: student.cookie });
    for (let tries = 0; tries < 200 && !client.synced && client.closedWith === null; tries++) await wait(50);
    client.ws.terminate();
    return client.synced ? "opened" : `closed ${client.closedWith}`;
  });

export const slowIds: Attack = {
  name: "a worksheet with 3,600 client ids beside each other is read",
  prepare: (target) =>
    write(
      target,
      Array.from({ length: Math.floor(allIds / idsOfFrame) }, (_, n) =>
        lettersBesideEachOther(4_000_000_000 - n * idsOfFrame),
      ),
    ),
  runAttack: read,
};

export const slowLetters: Attack = {
  name: "a worksheet with 60,000 scattered letters is read",
  prepare: (target) => write(target, [scatteredLetters()]),
  runAttack: read,
};

export const slowNeighbours: Attack = {
  name: "a worksheet with 4,000 letters before other ones is read",
  prepare: (target) => write(target, [lettersBeforeOthers()]),
  runAttack: read,
};
