/**
 * SVG rebuilt from a list of elements and attributes that only draw. What a picture may not have is refused by its name, so that nobody wonders where
 * a part of the picture went. What editors add for themselves, and what is not seen, is left out.
 */
import { parseXml, XmlElement, XmlText, type XmlDocument, type XmlNode } from "@rgrove/parse-xml";
import { mostPixels } from "@/lib/content/picture-limits";
import { AppError } from "@/lib/errors/errors";
import type { CleanedPicture } from "./cleaned-picture";
import { declarationsFor, readDeclarations, readStyleSheet, type Declarations, type StyleSheet } from "./svg-style";
import {
  attributeNames,
  droppedElements,
  referringElements,
  shownElements,
  styleNames,
  textElements,
  valueFunctions,
} from "./svg-names";

const svgNamespace = "http://www.w3.org/2000/svg";
const most = {
  /** "<" in the file: the parser makes a node of each. */
  tags: 20_000,
  /** Also of what the style sheet sets for each element. */
  attributes: 100_000,
  depth: 64,
  /** Elements that a browser draws, with each repetition by a reference. */
  drawn: 100_000,
  /** How deep references lead into each other. */
  nesting: 400,
};

const refusePart = (part: string) => new AppError("picture-svg-part", { part: part.slice(0, 60) });
const tooComplex = () => new AppError("picture-svg-complex");

/** An element as it is written. Its children are elements and texts. */
interface Node {
  name: string;
  attributes: Record<string, string>;
  children: (Node | string)[];
}

/** @throws AppError `picture-svg-…` */
export function cleanSvg(text: string): CleanedPicture {
  const { root: parsed } = parse(text);
  if (parsed === null) throw new AppError("picture-svg-damaged");
  const reader = new Reader(parsed);
  const root = reader.read(parsed, 0);
  if (root?.name !== "svg") throw new AppError("picture-other");
  checkReferences(root);
  const { width, height, viewBox } = sizeOf(root);
  delete root.attributes["x"];
  delete root.attributes["y"];
  const attributes = { xmlns: svgNamespace, ...root.attributes, width: String(width), height: String(height), viewBox };
  return { kind: "svg", bytes: new TextEncoder().encode(`${write({ ...root, attributes })}\n`), width, height };
}

function parse(text: string): XmlDocument {
  let tags = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags += 1;
  if (tags > most.tags) throw tooComplex();
  // An entity can stand for anything, many times.
  if (/<!ENTITY/.test(text)) throw refusePart("<!ENTITY>");
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof RangeError) throw tooComplex(); // it nests so deeply that the parser has no stack left
    throw new AppError("picture-svg-damaged");
  }
}

class Reader {
  /** Prefixes that stand for SVG: `svg:path`. */
  private readonly prefixes: ReadonlySet<string>;
  private readonly sheet: StyleSheet;
  private attributes = 0;

  constructor(root: XmlElement) {
    const named = Object.entries(root.attributes).filter(([, value]) => value === svgNamespace);
    this.prefixes = new Set(named.flatMap(([name]) => (name.startsWith("xmlns:") ? [name.slice(6)] : [])));
    this.sheet = readStyleSheet(this.listStyles(root, 0).join("\n"));
  }

  /** The name without a prefix that stands for SVG; null for an element of another language, such as an editor's notes. */
  private nameOf({ name }: XmlElement): string | null {
    const [first = "", second] = name.split(":");
    if (second === undefined) return first;
    return this.prefixes.has(first) ? second : null;
  }

  private listStyles(element: XmlElement, depth: number): string[] {
    if (depth > most.depth) throw tooComplex();
    if (this.nameOf(element) === "style") return [element.text];
    return element.children.flatMap((child) => (child instanceof XmlElement ? this.listStyles(child, depth + 1) : []));
  }

  /** null for an element that is left out. @throws AppError `picture-svg-…` */
  read(element: XmlElement, depth: number): Node | null {
    if (depth > most.depth) throw tooComplex();
    const name = this.nameOf(element);
    if (name === null || droppedElements.has(name) || name === "style") return null;
    if (!shownElements.has(name)) throw refusePart(`<${name}>`);
    const attributes = this.readAttributes(name, element.attributes);
    const children = element.children.flatMap((child: XmlNode): (Node | string)[] => {
      if (child instanceof XmlText) return textElements.has(name) ? [child.text] : [];
      const read = child instanceof XmlElement ? this.read(child, depth + 1) : null;
      return read === null ? [] : [read];
    });
    return { name, attributes, children };
  }

  private readAttributes(element: string, given: Record<string, string>): Record<string, string> {
    const read: Record<string, string> = {};
    const set = (name: string, value: string) => {
      if (++this.attributes > most.attributes) throw tooComplex();
      if (isPlain(name, value)) read[name] = value;
    };
    const setAll = (declarations: Declarations) => declarations.forEach((value, name) => set(name, value));
    for (const [name, value] of Object.entries(given)) {
      if (/^on/i.test(name)) throw refusePart(name);
      if (name === "href" || name === "xlink:href") {
        if (!referringElements.has(element)) continue;
        if (!isReference(value)) throw refusePart(`${name}="${value}"`);
        read["href"] = value.trim();
      } else if (attributeNames.has(name) || styleNames.has(name)) set(name, value);
    }
    for (const declarations of declarationsFor(this.sheet, element, given)) setAll(declarations);
    if (given["style"] !== undefined) setAll(readDeclarations(given["style"]));
    return read;
  }
}

/** Without escapes: browsers find "#a" under "#%61" too. */
const isReference = (value: string) => /^#[^\s"'()<>\\%]+$/.test(value.trim());

/** False for a value that no browser needs for drawing. @throws AppError `picture-svg-part` when it leads out of the picture */
function isPlain(name: string, value: string): boolean {
  if (value.includes("\\")) throw refusePart(`${name}="${value}"`); // an escape could hide a name
  for (let at = value.indexOf("("); at !== -1; at = value.indexOf("(", at + 1)) {
    const [, called = ""] = /([\w-]*)\s*$/.exec(value.slice(Math.max(0, at - 30), at)) ?? [];
    if (called.toLowerCase() === "url") {
      const inside = value.slice(at + 1).split(/[()]/, 1)[0] ?? "";
      if (!isReference(inside.trim().replace(/^(["'])(.*)\1$/, "$2"))) throw refusePart(`${name}="${value}"`);
    } else if (!valueFunctions.has(called.toLowerCase())) return false;
  }
  return true;
}

/** The ids that an element refers to. */
function referencesOf({ attributes }: Node): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    name === "href" ? [value.slice(1)] : [...value.matchAll(/url\(\s*["']?#([^\s"')]+)/gi)].map(([, id = ""]) => id),
  );
}

/** References can repeat each other until a picture of a page's length draws for hours: a circle, or ten times ten times ten. */
function checkReferences(root: Node): void {
  const byId = new Map<string, Node>();
  const collect = (node: Node) => {
    const { id } = node.attributes;
    if (id !== undefined && !byId.has(id)) byId.set(id, node);
    for (const child of node.children) if (typeof child !== "string") collect(child);
  };
  collect(root);
  const counted = new Map<Node, number | "counting">();
  const count = (node: Node, nesting: number): number => {
    const known = counted.get(node);
    if (known === "counting" || nesting > most.nesting) throw tooComplex();
    if (known !== undefined) return known;
    counted.set(node, "counting");
    let drawn = 1;
    for (const id of referencesOf(node)) {
      const target = byId.get(id);
      if (target !== undefined) drawn += count(target, nesting + 1);
    }
    for (const child of node.children) if (typeof child !== "string") drawn += count(child, nesting + 1);
    if (drawn > most.drawn) throw tooComplex();
    counted.set(node, drawn);
    return drawn;
  };
  count(root, 0);
}

/** CSS pixels of each unit. */
const units: Record<string, number> = { "": 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

/** In CSS pixels; null for a share of the page, and where there is none. */
function lengthOf(value: string | undefined): number | null {
  const [, number = "", unit = ""] =
    /^(\d{0,9}\.?\d{1,20}(?:e[-+]?\d{1,3})?)([a-z]{0,2})$/i.exec((value ?? "").trim()) ?? [];
  const length = Number.parseFloat(number) * (units[unit.toLowerCase()] ?? Number.NaN);
  return length > 0 && Number.isFinite(length) ? length : null;
}

/** The size in which the picture is shown, which is scaled down to what fits, and the part of its plane. @throws AppError `picture-svg-size` */
function sizeOf({ attributes }: Node): { width: number; height: number; viewBox: string } {
  const box = (attributes["viewBox"] ?? "").trim().split(/[\s,]+/).map(Number); // prettier-ignore
  const [, , boxWidth = 0, boxHeight = 0] = box;
  const hasBox = box.length === 4 && box.every(Number.isFinite) && boxWidth > 0 && boxHeight > 0;
  const [givenWidth, givenHeight] = [lengthOf(attributes["width"]), lengthOf(attributes["height"])];
  const ratio = hasBox ? boxWidth / boxHeight : (givenWidth ?? 0) / (givenHeight ?? 0);
  if (!Number.isFinite(ratio) || ratio === 0) throw new AppError("picture-svg-size");
  const width = givenWidth ?? (givenHeight === null ? boxWidth : givenHeight * ratio);
  const height = givenHeight ?? width / ratio;
  const scale = Math.min(1, mostPixels / width, mostPixels / height);
  const fit = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: fit(width), height: fit(height), viewBox: (hasBox ? box : [0, 0, width, height]).join(" ") };
}

function write({ name, attributes, children }: Node): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inside = children.map((child) => (typeof child === "string" ? escape(child) : write(child))).join("");
  return `<${name}${written.join("")}${inside === "" ? "/>" : `>${inside}</${name}>`}`;
}

const escape = (text: string) => text.replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
