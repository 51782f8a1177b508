/** Bundles the server's own programs, so that a start reads a few files and not hundreds. Packages stay outside, shared with what Next built. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { programs } from "@/lib/server/programs.js";

export async function bundlePrograms(folder: string, outputFolder: string): Promise<void> {
  await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, `lib/server/${file}`])),
    outdir: outputFolder,
    outExtension: { ".js": ".mjs" }, // in .next, .js is CommonJS
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    plugins: [resolveFromSource(outputFolder)],
  });
}

const meta = "import.meta"; // split, so that bundling this file does not replace it

/** Keeps `import.meta.dirname` and `url` those of the source file, from which threads, migrations and pages are found. Source and bundle may be moved together. */
const resolveFromSource = (into: string): Plugin => ({
  name: "beside-the-source",
  setup: (bundle) =>
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const at = (place: string) => JSON.stringify(path.relative(into, place));
      const here = {
        dirname: `(${meta}.dirname + "/" + ${at(path.dirname(file))})`,
        url: `new URL(${at(file)}, ${meta}.url).href`,
      };
      const source = await readFile(file, "utf8");
      return {
        contents: source.replace(/import\.meta\.(dirname|url)\b/g, (_, name: keyof typeof here) => here[name]),
        loader: "ts",
      };
    }),
});
