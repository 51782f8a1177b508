/** Two clients in each room, and a check that all have the same text in the end. */
import * as Y from "yjs";
import type { RoomAddress } from "./contender";
import { textUpTo } from "./keystrokes";
import type { Meter } from "./meter";
import { RawSocket } from "./raw-socket";
import { Typist, type Copy } from "./simulated-typist";

const roots = ["scenario", "harmed"] as const;
/** Handshakes at a time: Crosscase allows 256 pending ones. */
const maxHandshakes = 100;
const timeoutMs = 10_000;

export type Pair = readonly [Typist, Typist];

/** @param copy the clients' state of the document, when they reconnect to it; then nobody types */
export async function joinPairs(
  addresses: readonly [RoomAddress, RoomAddress][],
  meter: Meter,
  { storesText, copy = null }: { storesText: boolean; copy?: Copy | null },
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let at = 0; at < addresses.length; at += maxHandshakes / 2) {
    const some = addresses
      .slice(at, at + maxHandshakes / 2)
      .map(([a, b]): Pair => [new Typist(a, roots[0], meter, copy), new Typist(b, roots[1], meter, copy)]);
    if (copy === null) for (const [a, b] of some) [a.partner, b.partner] = [b, a];
    await Promise.all(some.flat().map((typist) => typist.join(storesText)));
    pairs.push(...some);
  }
  return pairs;
}

/** Every client once, in an order in which partners are not next to each other. */
export function interleave(pairs: readonly Pair[]): Typist[] {
  return [...pairs.map(([a]) => a), ...pairs.map(([, b]) => b)];
}

export async function disconnectPairs(pairs: readonly Pair[]): Promise<void> {
  for (const typist of pairs.flat()) typist.socket.destroy();
  await Promise.all(pairs.flat().map((typist) => typist.socket.closed));
}

/**
 * Counts the rooms in which a client received wrong text, lacks text, or was disconnected; and those whose document differs when a real Y.Doc
 * loads it from the server.
 */
export async function countDivergedRooms(
  pairs: readonly Pair[],
  addresses: readonly [RoomAddress, RoomAddress][],
  storesText: boolean,
): Promise<number> {
  const isDamaged = pairs.map((pair) =>
    pair.some(({ typed, arrived, isWrong, closedWith }) => typed !== arrived || isWrong > 0 || closedWith !== null),
  );
  if (!storesText) return isDamaged.filter(Boolean).length;
  for (let at = 0; at < addresses.length; at += maxHandshakes) {
    const some = addresses.slice(at, at + maxHandshakes);
    const held = await Promise.all(
      some.map(([address], i) => readTexts(address, (texts) => isAll(texts, pairs[at + i]))),
    );
    held.forEach((texts, i) => {
      if (!isAll(texts, pairs[at + i])) isDamaged[at + i] = true;
    });
  }
  return isDamaged.filter(Boolean).length;
}

/** Counts characters that the pairs typed, those that the restarted server has lost, and those of them that it had reported as saved. */
export async function countLostCharacters(
  pairs: readonly Pair[],
  addresses: readonly [RoomAddress, RoomAddress][],
): Promise<{ typed: number; lost: number; lostSaved: number }> {
  const total = { typed: 0, lost: 0, lostSaved: 0 };
  for (let at = 0; at < addresses.length; at += maxHandshakes) {
    const some = addresses.slice(at, at + maxHandshakes);
    const held = await Promise.all(
      some.map(([address], i) => readTexts(address, (texts) => isAll(texts, pairs[at + i]))),
    );
    held.forEach((texts, i) =>
      pairs[at + i]?.forEach(({ typed, saved }, who) => {
        const has = commonPrefixLength(texts[who] ?? "", textUpTo(typed));
        total.typed += typed;
        total.lost += typed - has;
        total.lostSaved += Math.max(0, saved - has);
      }),
    );
  }
  return total;
}

function isAll(texts: readonly string[], pair: Pair | undefined): boolean {
  return pair?.every(({ typed }, who) => texts[who]?.length === typed && texts[who] === textUpTo(typed)) ?? false;
}

function commonPrefixLength(held: string, typed: string): number {
  let at = 0;
  while (at < typed.length && held[at] === typed[at]) at++;
  return at;
}

/** The texts as a new client with a real Y.Doc loads them. Waits up to `timeoutMs` for them to be right. */
function readTexts(address: RoomAddress, isRight: (texts: readonly string[]) => boolean): Promise<string[]> {
  const doc = new Y.Doc();
  const texts = () => roots.map((root) => doc.getText(root).toJSON());
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(late);
      resolve(texts());
      socket.destroy();
      doc.destroy();
    };
    const late = setTimeout(finish, timeoutMs);
    const socket = new RawSocket(address.connection, (bytes, from, to) => {
      const decoded = address.protocol.decode(bytes, from);
      const body = bytes.slice(address.protocol.body, to);
      if (decoded === "step 1") socket.send(address.protocol.step2(Y.encodeStateAsUpdate(doc, body)));
      if (decoded !== "step 2" && decoded !== "update") return;
      Y.applyUpdate(doc, body);
      if (isRight(texts())) finish();
    });
    socket.opened.then(
      () =>
        address.protocol
          .firstMessages(Y.encodeStateVector(doc), doc.clientID, "null")
          .forEach((message) => socket.send(message)),
      reject,
    );
  });
}
