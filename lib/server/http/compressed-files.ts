/** The files that are the same for everyone, compressed when they are built: compressing one takes longer than sending it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { constants, gzipSync } from "node:zlib";
import { listPublicFiles } from "./public-files";
import { pathOf } from "./request-path";

const staticPath = "/_next/static/";
const staticFolder = (folder: string) => path.join(folder, ".next", "static");
const publicFolder = (folder: string) => path.join(folder, "public");
/** Beside Next's own: `public/` is a source, in which nothing is written. */
const compressedPublicFolder = (folder: string) => path.join(folder, ".next", "public");
/** A shorter one fits into one packet as it is. */
const minBytes = 1_024;
const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Writes `NAME.gz` of each text that Next has built, beside it, and of each in `public/`. */
export function compressStaticFiles(folder: string): void {
  compressFolder(staticFolder(folder), staticFolder(folder));
  compressFolder(publicFolder(folder), compressedPublicFolder(folder));
}

function compressFolder(from: string, to: string): void {
  for (const file of listFiles(from)) {
    if (!(path.extname(file) in contentTypes) || statSync(file).size < minBytes) continue;
    const target = path.join(to, `${path.relative(from, file)}.gz`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}

interface CompressedFile {
  type: string;
  caching: string;
  content: Buffer;
}

/** Returns true when it has answered: other files, and clients that don't take gzip, are left to Next. The files are in memory from then on. */
export function serveCompressedFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const files = new Map<string, CompressedFile>([
    // Its name changes with its content.
    ...readCompressed(staticFolder(folder), staticPath, "public, max-age=31536000, immutable"),
    ...readCompressed(compressedPublicFolder(folder), "/", "public, max-age=0"),
  ]);
  return (req, res) => {
    const file = files.get(pathOf(req));
    if (file === undefined || !acceptsGzip(req)) return false;
    res.writeHead(200, {
      "content-type": file.type,
      "content-encoding": "gzip",
      "content-length": file.content.length,
      "cache-control": file.caching,
      vary: "Accept-Encoding",
    });
    res.end(req.method === "HEAD" ? undefined : file.content);
    return true;
  };
}

function readCompressed(folder: string, at: string, caching: string): [string, CompressedFile][] {
  return listFiles(folder)
    .filter((file) => file.endsWith(".gz"))
    .map((file) => {
      const name = path.relative(folder, file).slice(0, -".gz".length);
      const type = contentTypes[path.extname(name)] ?? "";
      return [at + name.split(path.sep).join("/"), { type, caching, content: readFileSync(file) }];
    });
}

/** Whether a request asks for a file that is the same for everyone, which is never compressed when it is asked for. */
export function asksForStaticFile(folder: string): (req: IncomingMessage) => boolean {
  const publicFiles = listPublicFiles(folder);
  return (req) => pathOf(req).startsWith(staticPath) || publicFiles.has(pathOf(req));
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

export const acceptsGzip = (req: IncomingMessage) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(req.headers["accept-encoding"]));
