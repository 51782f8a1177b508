/** Upgrades, after the same front door: documents, the live channel, and in development Next's hot reload. Anything else is hung up on. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { hangUp } from "@/lib/sync/handshakes";
import { handleLiveUpgrade } from "@/lib/sync/live/upgrade";
import { handleSyncUpgrade } from "@/lib/sync/upgrade";
import { front, type FrontRules } from "./front/front";
import { pathOf } from "./http";

export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** `hotReload` is Next's own upgrade handler, in development only. */
export function takeUpgrades(server: Server, rules: FrontRules, hotReload: Upgrade | undefined): void {
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // R1: before anything is awaited; without a listener a reset would end the process.
    socket.on("error", () => socket.destroy());
    const verdict = front(req, rules);
    if (verdict.as === "refused") return hangUp(socket, verdict.status);
    const upgrade = upgradeOf(pathOf(req), hotReload);
    if (upgrade === undefined) return hangUp(socket, 404);
    upgrade(req, socket, head);
  });
}

function upgradeOf(path: string, hotReload: Upgrade | undefined): Upgrade | undefined {
  if (path.startsWith("/live/")) return handleLiveUpgrade;
  if (path.startsWith("/sync/")) return handleSyncUpgrade;
  if (path.startsWith("/_next/")) return hotReload;
  return undefined;
}
