/** The build's scripts and style sheets, compressed when they are built: compressing one takes longer than sending it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { constants, gzipSync } from "node:zlib";

const staticFolder = (folder: string) => path.join(folder, ".next", "static");
const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** Writes `NAME.gz` beside each script and style sheet that Next has built. */
export function compressStaticFiles(folder: string): void {
  for (const file of listFiles(staticFolder(folder))) {
    if (path.extname(file) in contentTypes)
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** Returns true when it has answered: other files, and clients that don't take gzip, are left to Next. The files are in memory from then on. */
export function serveCompressedFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const files = new Map<string, { type: string; content: Buffer }>(
    listFiles(staticFolder(folder))
      .filter((file) => file.endsWith(".gz"))
      .map((file) => {
        const name = path.relative(staticFolder(folder), file).slice(0, -".gz".length);
        const type = contentTypes[path.extname(name)] ?? "";
        return [`/_next/static/${name.split(path.sep).join("/")}`, { type, content: readFileSync(file) }] as const;
      }),
  );
  return (req, res) => {
    const file = files.get(req.url ?? "");
    if (file === undefined || !acceptsGzip(req)) return false;
    res.writeHead(200, {
      "content-type": file.type,
      "content-encoding": "gzip",
      "content-length": file.content.length,
      "cache-control": "public, max-age=31536000, immutable", // its name changes with its content
      vary: "Accept-Encoding",
    });
    res.end(req.method === "HEAD" ? undefined : file.content);
    return true;
  };
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

export const acceptsGzip = (req: IncomingMessage) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(req.headers["accept-encoding"]));
