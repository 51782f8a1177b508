/** Static files, compressed at build time because compressing a file takes longer than sending it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { constants, gzipSync } from "node:zlib";
import { listPublicFiles } from "./public-files";
import { pathOf } from "./request-path";

const staticPath = "/_next/static/";
const staticFolder = (folder: string) => path.join(folder, ".next", "static");
const publicFolder = (folder: string) => path.join(folder, "public");
/** Beside Next's output, because `public/` is a source folder, into which nothing is written. */
const compressedPublicFolder = (folder: string) => path.join(folder, ".next", "public");
/** A shorter file fits into one packet uncompressed. */
const minBytes = 1_024;
const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Writes `NAME.gz` for each text file: beside those that Next has built, and in `.next/public` for those of `public/`. */
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

/** Loads the files into memory. The returned function is true when it has answered; other files, and clients without gzip, are left to Next. */
export function serveCompressedFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const files = new Map<string, CompressedFile>([
    // Cached for a year, because a file's name changes with its content.
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

/** Whether a request asks for a static file, which is never compressed at request time. */
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
