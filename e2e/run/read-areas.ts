/** Which areas import from which, as a picture in docs/architecture.md. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { areas } from "@/oxlint.config";

const features = path.resolve(import.meta.dirname, "../../lib/features");
const isProduct = (file: string) => /\.ts$/.test(file) && !/\.test\.ts$|(?:^|\/)testing\//.test(file);

/** The areas from which the files of an area import, without the area itself. Tests do not count. */
function importedBy(area: string): Set<string> {
  const found = new Set<string>();
  const files = readdirSync(path.join(features, area), { recursive: true, encoding: "utf8" });
  for (const file of files.map((one) => one.split(path.sep).join("/")).filter(isProduct))
    for (const [, imported = ""] of readFileSync(path.join(features, area, file), "utf8").matchAll(
      /from "@\/lib\/features\/([^/"]+)\//g,
    ))
      found.add(imported);
  found.delete(area);
  return found;
}

/** A Mermaid picture: an arrow runs from an area to each area from which it imports, unless longer ways lead there. */
export function drawAreas(): string {
  const imports = new Map(areas.map((area) => [area, importedBy(area)]));
  const reaches = (from: string, to: string): boolean =>
    [...(imports.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const arrows = [...imports].flatMap(([area, imported]) =>
    [...imported]
      .filter((to) => ![...imported].some((between) => between !== to && reaches(between, to)))
      .sort((a, b) => areas.indexOf(a) - areas.indexOf(b))
      .map((to) => `  ${area} --> ${to}`),
  );
  return ["```mermaid", "flowchart TD", ...arrows, "```"].join("\n");
}

const page = path.resolve(import.meta.dirname, "../../docs/architecture.md");
const picture = /```mermaid\n[^`]*```/;

export function readPicture(): string | undefined {
  return picture.exec(readFileSync(page, "utf8"))?.[0];
}

export function pageWith(drawn: string): { page: string; text: string } {
  return { page, text: readFileSync(page, "utf8").replace(picture, drawn) };
}
