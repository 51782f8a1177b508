/** The server memory of a room of 20 kB while its two clients are idle. All servers run at once, since no times are measured. */
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import { typeWorksheet } from "@/lib/sync/format/testing/typing-script";
import type { Contender, RoomAddress, ContenderServer } from "./contender";
import { Meter } from "./meter";
import { joinPairs, disconnectPairs, type Pair } from "./pairs";
import { memoryOf, type Started } from "./processes";
import type { Copy } from "./simulated-typist";

/** After this time Crosscase has dropped each Y.Doc that nobody needs, and Hocuspocus has stored pending changes. */
const settleMs = 12_000;

/** A worksheet typed by two writers, with about `size` bytes of text. */
export function typedCopy(size: number): Copy {
  const probe = 4_000;
  const lengthOf = (keys: number) => Object.values(typeWorksheet(keys).texts).join("").length;
  const { keystrokes } = typeWorksheet(Math.round((probe * size) / lengthOf(probe)));
  const doc = new Y.Doc();
  for (const { update } of keystrokes) Y.applyUpdate(doc, update);
  for (const field of worksheetFields) doc.getText(field);
  return { update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
}

export interface Idle {
  contender: Contender;
  home: ContenderServer;
  addresses: [RoomAddress, RoomAddress][];
}

/** Fills the server's rooms with text, and stops it. */
export async function fillIdleRooms(
  contender: Contender,
  home: ContenderServer,
  count: number,
  copy: Copy,
): Promise<Idle> {
  const server = await home.start();
  const addresses = await home.openRooms(count);
  if (contender.storesText) {
    const pairs = await joinPairs(addresses, new Meter(), { storesText: true, copy });
    for (
      const until = Date.now() + 10_000;
      contender.reportsSaved && Date.now() < until && pairs.flat().some(({ savedFrames }) => savedFrames < 1);
    )
      await wait(50);
    await wait(3_000);
    await disconnectPairs(pairs);
    await wait(3_000);
  }
  await server.stop();
  return { contender, home, addresses };
}

/** Bytes per room, by the server's name. */
export async function measureRooms(all: readonly Idle[], copy: Copy): Promise<Map<string, number>> {
  const up: { idle: Idle; server: Started; addresses: [RoomAddress, RoomAddress][] }[] = [];
  for (const idle of all) {
    const server = await idle.home.start();
    const addresses = idle.home.addressesAfterRestart(idle.addresses);
    // The first joins load code, whose memory is not a room's.
    await disconnectPairs(
      await joinPairs(addresses.slice(0, 50), new Meter(), { storesText: idle.contender.storesText, copy }),
    );
    up.push({ idle, server, addresses });
  }
  await wait(settleMs);
  const before: number[] = [];
  for (const { server } of up) before.push(await memoryOf(server.pid));
  const open: Pair[][] = [];
  for (const {
    idle: {
      contender: { label, storesText },
    },
    addresses,
  } of up) {
    const pairs = await joinPairs(addresses, new Meter(), { storesText, copy });
    const brought = pairs.flat().filter((typist) => typist.sentToServer).length;
    if (brought > 0)
      console.log(
        `  ${label}: ${brought} of ${pairs.length * 2} clients were asked for text that the server had stored`,
      );
    open.push(pairs);
  }
  await wait(settleMs);
  const bytesPerRoom = new Map<string, number>();
  for (const [at, { idle, server, addresses }] of up.entries()) {
    bytesPerRoom.set(idle.contender.name, ((await memoryOf(server.pid)) - (before[at] ?? NaN)) / addresses.length);
    await disconnectPairs(open[at] ?? []);
    await server.stop();
  }
  return bytesPerRoom;
}
