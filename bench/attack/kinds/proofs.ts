/** Requests for a proof that a copy is stored: as large as they may be, and by students of another class (R14). */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { TestClient } from "@/lib/sync/testing/client";
import { encodeProofRequest } from "@/lib/wire/proof-request";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

/** Guesses that find a letter, on average: about half of the alphabet. */
const questionsOfLetter = 12;

const letters = (count: number) => {
  const doc = new Y.Doc();
  for (let n = 0; n < count; n++) doc.getText("scenario").insert(randomInt(n + 1), "x");
  return Y.encodeStateAsUpdate(doc);
};

export const proofs: Attack = {
  name: "questions about copies, as large as they may be",
  runAttack: async ({ port, seconds, student, teamMate }) => {
    const body = Buffer.from(encodeProofRequest({ update: letters(20_000), below: new Map() }));
    return flood(seconds, 4, async (n) => {
      const { room, cookie } = n % 2 === 0 ? student : teamMate;
      return (await send(port, { path: `/sync/${room}`, headers: { cookie }, body })).status;
    });
  },
  check: async ({ port, student }) => {
    const writer = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${student.room}`, cookie: student.cookie });
    await writer.opened;
    const secret = new Y.Doc();
    secret.clientID = 77;
    secret.getText("title").insert(0, "s");
    writer.sendUpdate(Y.encodeStateAsUpdate(secret));
    const { clients } = await makeFixtureClass({ teams: 6, size: 1, phase: "write" });
    const body = (letter: string) => {
      const guess = new Y.Doc();
      guess.clientID = 77;
      guess.getText("title").insert(0, letter);
      return Buffer.from(encodeProofRequest({ update: Y.encodeStateAsUpdate(guess), below: new Map() }));
    };
    let answered = 0;
    const yes: string[] = [];
    for (const { cookie } of clients)
      for (const letter of "abcdefghijklmnopqrstuvwxyz") {
        const { status } = await send(port, {
          path: `/sync/${student.room}`,
          headers: { cookie },
          body: body(letter),
        });
        if (status === 204) yes.push(letter);
        if (status === 204 || status === 404) answered += 1;
      }
    writer.ws.terminate();
    assert.deepEqual(yes, [], `students of another class learnt a letter, by ${answered} answers`);
    assert.ok(answered < questionsOfLetter, `${answered} answers: a letter takes ${questionsOfLetter}`);
    return `six students of another class learnt nothing by ${answered} answers`;
  },
};
