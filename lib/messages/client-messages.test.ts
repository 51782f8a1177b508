/** A client component without its messages shows raw keys, and only in the browser. This test follows the imports of each page instead. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { onEveryPage } from "./pick-messages";

const root = path.resolve(import.meta.dirname, "../..");

interface Source {
  isClient: boolean;
  imports: readonly string[];
  /** The namespaces in `useTranslations` (used) and in `ClientMessages` (sent). */
  used: readonly string[];
  sent: readonly string[];
  /** The file's `ClientMessages` wraps all that the file renders, and replaces the messages sent around it. */
  isWrapped: boolean;
}

const sources = new Map<string, Source>();

function read(file: string): Source {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(root, file), "utf8");
  const all = (pattern: RegExp, within = text) => [...within.matchAll(pattern)].map((found) => found[1] ?? "");
  const source = {
    isClient: text.startsWith('"use client"'),
    imports: all(/^(?:import|export) (?!type )[^;]*?"([@.][^"]*)";$/gm).flatMap((name) => resolve(name, file)),
    used: all(/useTranslations\("([^"]*)"\)/g),
    sent: all(/<ClientMessages\s+of=\{\[([^\]]*)\]\}/g).flatMap((list) => all(/"([^"]*)"/g, list)),
    isWrapped: /\breturn (?:\(\s*)?<ClientMessages\b/.test(text),
  };
  sources.set(file, source);
  return source;
}

function resolve(name: string, from: string): string[] {
  const target = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(from), name);
  return [`${target}.tsx`, `${target}.ts`].filter((file) => existsSync(path.join(root, file))).slice(0, 1);
}

/**
 * What a page's server files send, what its client files use, and which of those are not sent where they are used. Files of actions and of the server
 * contain no components.
 */
function namespacesOf(page: string, around: readonly string[] = []) {
  const [sent, used, missing, seen] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (file: string, inClient: boolean, outside: readonly string[]): void => {
    const source = read(file);
    const isClient = inClient || source.isClient;
    const inForce = isClient ? outside : source.isWrapped ? source.sent : [...outside, ...source.sent];
    const key = `${file} ${isClient} ${inForce.join()}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const namespace of isClient ? source.used : source.sent) (isClient ? used : sent).add(namespace);
    if (isClient) for (const each of source.used) if (!isIn(each, inForce)) missing.add(`${file}: ${each}`);
    for (const each of source.imports) if (/^(app|components)\//.test(each)) visit(each, isClient, inForce);
  };
  visit(page, false, around);
  return { sent, used, missing };
}

const pages = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page|layout|error|not-found)\.tsx$/.test(file))
  .map((file) => path.join("app", file));

const frame = "app/a/[activity]/layout.tsx";
const isIn = (namespace: string, sent: readonly string[]) =>
  [...onEveryPage, ...sent].some((each) => namespace === each || namespace.startsWith(`${each}.`));

it("each page sends the browser the messages of its client components", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(read(frame).isWrapped).toBe(true);
  const missing = pages.flatMap((page) => {
    const isInFrame = page !== frame && page.startsWith(path.dirname(frame));
    return [...namespacesOf(page, isInFrame ? read(frame).sent : []).missing].map((each) => `${page}: ${each}`);
  });
  expect(missing).toEqual([]);
});

it("and no others: each namespace that is sent is used as it is", () => {
  const needless = pages.flatMap((page) => {
    const { sent, used } = namespacesOf(page);
    return [...sent].filter((namespace) => !used.has(namespace)).map((namespace) => `${page}: ${namespace}`);
  });
  expect(needless).toEqual([]);
});
