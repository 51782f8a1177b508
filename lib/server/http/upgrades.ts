/** Handles upgrades after the front door: documents, the live channel, and in development Next's hot reload. All others are refused. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { refuseUpgrade } from "@/lib/sockets/handshakes";
import { listenToBus } from "@/lib/live/server/bus-listener";
import { handleLiveUpgrade } from "@/lib/live/server/upgrade";
import { handleSyncUpgrade } from "@/lib/sync/server/upgrade";
import { warnWrongRole } from "./wrong-role";
import { checkRequest, type FrontRules } from "./front-door/check-request";
import { pathOf } from "./request-path";

export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface UpgradeHandlers {
  /** Next's own upgrade handler, in development only. */
  hotReload: Upgrade | undefined;
  /** Whether this process has documents and live channels (CROSSCASE_ROLE). */
  sockets: boolean;
}

export function handleUpgrades(server: Server, rules: FrontRules, handlers: UpgradeHandlers): void {
  // Starts now, so that the first page to connect is sent the invalidations since it was rendered, in this process or another.
  if (handlers.sockets) listenToBus();
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Before anything is awaited, because without a listener a reset would end the process (R1).
    socket.on("error", () => socket.destroy());
    const verdict = checkRequest(req, rules);
    if (verdict.as === "refused") return refuseUpgrade(socket, verdict.status);
    const upgrade = chooseHandler(pathOf(req), handlers);
    if (upgrade === undefined) return refuseUpgrade(socket, 404);
    upgrade(req, socket, head);
  });
}

function chooseHandler(path: string, { hotReload, sockets }: UpgradeHandlers): Upgrade | undefined {
  if (path.startsWith("/live/")) return sockets ? handleLiveUpgrade : closeWrongRole;
  if (path.startsWith("/sync/")) return sockets ? handleSyncUpgrade : closeWrongRole;
  if (path.startsWith("/_next/")) return hotReload;
  return undefined;
}

function closeWrongRole(_req: IncomingMessage, socket: Duplex): void {
  warnWrongRole("web");
  refuseUpgrade(socket, 503);
}
