import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The URL paths of the files in `public/`. */
export function listPublicFiles(folder: string): ReadonlySet<string> {
  const root = path.join(folder, "public");
  if (!existsSync(root)) return new Set();
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(
    files.map((file) => `/${path.relative(root, path.join(file.parentPath, file.name)).split(path.sep).join("/")}`),
  );
}
