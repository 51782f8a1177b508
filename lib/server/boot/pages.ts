/** Next, inside our own server. */
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { ownOrigin } from "@/lib/process/addresses";
import { releaseNumber } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { compressAnswer } from "@/lib/server/http/compress-answer";
import { asksForStaticFile, serveCompressedFiles } from "@/lib/server/http/compressed-files";
import { answerWithNotFoundPage } from "@/lib/server/http/not-found-page";
import { refuseWrongRole } from "@/lib/server/http/wrong-role";
import type { RequestHandler } from "@/lib/server/http/request-handler";
import type { Upgrade } from "@/lib/server/http/upgrades";

export interface Pages {
  answer: RequestHandler;
  hotReload: Upgrade | undefined;
  close: () => Promise<void>;
}

export async function startPages({
  dev,
  port,
  bound,
}: {
  dev: boolean;
  port: number;
  bound: string | undefined;
}): Promise<Pages> {
  // For some redirects and forwarded actions Next sends requests with cookies to itself. They must use this address, no matter which name people open.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin(bound, port);
  const { default: next } = await import("next");
  // The unused server keeps Next's own upgrade listener off ours.
  const unused = new http.Server();
  const app = next({ dev, dir: root, hostname: "127.0.0.1", port, httpServer: unused });
  await app.prepare();
  // Browsers drop their cache of one build when they see the next build's id (lib/process/build-id.ts).
  if (!dev) process.env.CROSSCASE_BUILD = readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8").trim();
  process.env.CROSSCASE_RELEASE = releaseNumber(); // for pages, which do not know the folder of the program (lib/process/build-id.ts)
  const handle = app.getRequestHandler();
  const serveCompressed = dev ? () => false : serveCompressedFiles(root);
  const isStaticFile = asksForStaticFile(root);
  return {
    answer: async (req, res) => {
      if (serveCompressed(req, res)) return;
      if (!dev && !isStaticFile(req)) compressAnswer(req, res);
      await answerWithNotFoundPage(req, res, handle);
    },
    // Next 16's getUpgradeHandler() does nothing. Its hot reload, without which no page hydrates, listens on the unused server.
    hotReload: dev ? (req, socket, head) => void unused.emit("upgrade", req, socket, head) : undefined,
    close: () => app.close(),
  };
}

/** For a process that only has sockets (CROSSCASE_ROLE=sync): refuses every page. */
export function refusePages(): Pages {
  return { answer: refuseWrongRole("sync"), hotReload: undefined, close: () => Promise.resolve() };
}
