/** Types word by word into documents, all typists at once, through sockets of this process. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { sessionCookie } from "@/lib/auth/session-token";
import { SyncServer } from "@/lib/sync/server/sync-server";
import { SimulatedEditor } from "@/lib/server/demo/simulated-editor";
import type { Timing } from "@/lib/server/demo/timing";

export interface Typist {
  /** The path after `/sync/`. */
  room: string;
  sessionId: string;
  /** Fields, and the text to type at the end of each. */
  words: readonly (readonly [field: string, text: string])[];
}

const atOnce: Timing = { tempo: "end", isCatchingUp: true, pause: () => Promise.resolve() };

/** Returns when all text is stored. */
export async function typeTogether(typists: readonly Typist[]): Promise<void> {
  const sync = new SyncServer();
  const server = createServer();
  server.on("upgrade", (req, socket, head) => sync.handleUpgrade(req, socket, head));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never a string
  await Promise.all(
    typists.map(async ({ room, sessionId, words }) => {
      const editor = new SimulatedEditor({ cookie: await sessionCookie(sessionId), origin }, { path: `/sync/${room}` });
      await editor.ready;
      for (const [field, text] of words)
        for (const word of text.match(/\S+\s*/g) ?? []) {
          await editor.write(field, word, atOnce);
          await wait(8);
        }
      await editor.waitUntilSaved();
      editor.close();
    }),
  );
  await sync.drain();
  server.closeAllConnections();
  server.close();
}
