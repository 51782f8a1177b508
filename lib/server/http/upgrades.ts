/** Upgrades, after the same front door: documents, the live channel, and in development Next's hot reload. Anything else is hung up on. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { hangUp } from "@/lib/realtime/sockets/handshakes";
import { watchRevocations } from "@/lib/realtime/invalidation/revocation";
import { handleLiveUpgrade } from "@/lib/realtime/invalidation/upgrade";
import { handleSyncUpgrade } from "@/lib/realtime/documents/upgrade";
import { noteElsewhere } from "./wrong-role";
import { front, type FrontRules } from "./front-door/front";
import { pathOf } from "./http";

export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface Takers {
  /** Next's own upgrade handler, in development only. */
  hotReload: Upgrade | undefined;
  /** Whether this process has documents and live channels (CROSSCASE_ROLE). */
  sockets: boolean;
}

export function takeUpgrades(server: Server, rules: FrontRules, takers: Takers): void {
  // From now on, so that the first page to listen hears what was poked while it was being made, here or elsewhere.
  if (takers.sockets) watchRevocations();
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // R1: before anything is awaited; without a listener a reset would end the process.
    socket.on("error", () => socket.destroy());
    const verdict = front(req, rules);
    if (verdict.as === "refused") return hangUp(socket, verdict.status);
    const upgrade = upgradeOf(pathOf(req), takers);
    if (upgrade === undefined) return hangUp(socket, 404);
    upgrade(req, socket, head);
  });
}

function upgradeOf(path: string, { hotReload, sockets }: Takers): Upgrade | undefined {
  if (path.startsWith("/live/")) return sockets ? handleLiveUpgrade : refuseElsewhere;
  if (path.startsWith("/sync/")) return sockets ? handleSyncUpgrade : refuseElsewhere;
  if (path.startsWith("/_next/")) return hotReload;
  return undefined;
}

function refuseElsewhere(_req: IncomingMessage, socket: Duplex): void {
  noteElsewhere("web");
  hangUp(socket, 503);
}
