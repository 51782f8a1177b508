import { parseXml, XmlElement, type XmlNode } from "@rgrove/parse-xml";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/activity/rules/random";
import { mostPixels, pictureLimit } from "@/lib/content/picture-limits";
import { makePng, makeSvg, pngChunk, pngEnd, pngHeader, pngOf, pngPixels } from "@/lib/content/testing/pictures";
import { AppError } from "@/lib/errors/errors";
import { runSeed } from "@/lib/testing/run-seed";
import { cleanPicture } from "./clean-picture";
import { attributeNames, droppedElements, shownElements, styleNames } from "./svg-names";

const refusalOf = async (bytes: Uint8Array) => {
  try {
    await cleanPicture(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.values["part"] === undefined ? error.code : `${error.code} ${error.values["part"]}`;
  }
};
const textOf = async (bytes: Uint8Array) => new TextDecoder().decode((await cleanPicture(bytes)).bytes);

describe("T16o: a PNG is rebuilt from what shows it", () => {
  it("T16o: texts, time, place and animation of a PNG, and what stands behind its end, are left out, and the pixels stay", async () => {
    const named = ["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "acTL"].map((type) =>
      pngChunk(type, Buffer.from(`Author\0Ada Lovelace, ${type}`)),
    );
    const [plain, told] = [makePng(), makePng({ extra: named })];
    const behind = new Uint8Array(Buffer.concat([told, Buffer.from("Ada Lovelace")]));
    for (const bytes of [told, behind]) {
      const cleaned = await cleanPicture(bytes);
      expect(cleaned).toEqual({ kind: "png", bytes: plain, width: 40, height: 30 });
      expect(Buffer.from(cleaned.bytes).includes("Ada")).toBe(false);
    }
  });

  it("T16o: a PNG that ends early, has a wrong checksum, too few or too many pixels, or bytes hidden behind them is refused as damaged", async () => {
    const png = makePng();
    for (let length = 8; length < png.length; length++) expect(await refusalOf(png.subarray(0, length))).toBe("picture-damaged"); // prettier-ignore
    const broken = png.slice();
    broken[20] = 9; // a byte of the width
    expect(await refusalOf(broken)).toBe("picture-damaged");
    const pixels = (length: number) => pngOf(pngHeader(2, 2), pngPixels(Buffer.alloc(length)), pngEnd);
    expect(await refusalOf(pixels(14))).toBeNull();
    for (const length of [13, 15]) expect(await refusalOf(pixels(length)), `${length}`).toBe("picture-damaged");
    const split = pngOf(pngHeader(2, 2), pngPixels(Buffer.alloc(14)), pngChunk("IDAT", Buffer.from("hidden")), pngEnd);
    expect(await refusalOf(split)).toBe("picture-damaged");
    expect(await refusalOf(makePng({ extra: [pngChunk("ABCD", Buffer.alloc(1))] }))).toBe("picture-damaged");
    expect(await refusalOf(pngOf(pngPixels(Buffer.alloc(14)), pngHeader(2, 2), pngEnd))).toBe("picture-damaged");
  });

  it("T16o: a PNG that inflates to more than its header promises, or has more pixels than a picture may have, is refused", async () => {
    const bomb = pngOf(pngHeader(4, 4), pngPixels(Buffer.alloc(64 * 1024 * 1024)), pngEnd);
    expect(bomb.length).toBeLessThan(pictureLimit);
    expect(await refusalOf(bomb)).toBe("picture-damaged");
    expect(await refusalOf(makePng({ width: mostPixels, height: 1 }))).toBeNull();
    for (const [width, height] of [
      [mostPixels + 1, 1],
      [1, mostPixels + 1],
      [0xffffffff, 0xffffffff],
    ] as const)
      expect(await refusalOf(pngOf(pngHeader(width, height), pngPixels(Buffer.alloc(4)), pngEnd))).toBe("picture-wide");
  });
});

it("T16o: a file that is too large, or neither PNG nor SVG, is refused", async () => {
  expect(await refusalOf(new Uint8Array(pictureLimit + 1))).toBe("picture-size");
  for (const other of ["", "GIF89a", "<html><body>svg</body></html>", "%PDF-1.7", '{"svg":1}'])
    expect(await refusalOf(new TextEncoder().encode(other)), other).toBe("picture-other");
  expect(await refusalOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("picture-other");
  expect(await refusalOf(makeSvg("<g>"))).toBe("picture-svg-damaged");
  expect(await refusalOf(makeSvg("", 'width="100%"'))).toBe("picture-svg-size");
});

/** What an SVG may not have, and how the refusal names it. */
const hostile: [inside: string, part: string][] = [
  ["<script>alert(1)</script>", "<script>"],
  ['<script href="https://example.org/a.js"/>', "<script>"],
  ["<g><foreignObject><p>text</p></foreignObject></g>", "<foreignObject>"],
  ['<image href="https://example.org/a.png"/>', "<image>"],
  ['<a href="javascript:alert(1)"><rect/></a>', "<a>"],
  ['<animate attributeName="href" to="javascript:alert(1)"/>', "<animate>"],
  ['<set attributeName="onload" to="alert(1)"/>', "<set>"],
  ["<iframe/>", "<iframe>"],
  ["<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>"],
  ["<handler/>", "<handler>"],
  ['<rect onload="alert(1)"/>', "onload"],
  ['<rect ONCLICK="alert(1)"/>', "ONCLICK"],
  ['<use href="https://example.org/a.svg#b"/>', 'href="https://example.org/a.svg#b"'],
  ['<use href="data:image/svg+xml,x"/>', 'href="data:image/svg+xml,x"'],
  ['<use href="//example.org#a"/>', 'href="//example.org#a"'],
  ['<use href="#%61"/>', 'href="#%61"'],
  ['<rect fill="url(https://example.org/a)"/>', 'fill="url(https://example.org/a)"'],
  ['<rect fill="rgb(url(//example.org)"/>', 'fill="rgb(url(//example.org)"'],
  ["<rect style=\"fill: URL( '//example.org' )\"/>", "fill=\"URL( '//example.org' )\""],
  ['<rect fill="\\75rl(//example.org)"/>', 'fill="\\75rl(//example.org)"'],
  ["<style>@import '//example.org/a.css';</style>", "@import"],
  ["<style>@font-face { src: url(//example.org) }</style>", "@font-face"],
  ["<style>rect { fill: url(//example.org) }</style><rect/>", 'fill="url(//example.org)"'],
  ["<style>a[href^=x] { fill: red }</style>", "a[href^=x]"],
];

describe("T16o: an SVG is rebuilt from what draws it", () => {
  it("T16o: an SVG with scripts, handlers, links, references to elsewhere, animation, foreign content or entities is refused, and the refusal names the part", async () => {
    for (const [inside, part] of hostile)
      expect(await refusalOf(makeSvg(inside)), inside).toBe(`picture-svg-part ${part}`);
    const entity = '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>';
    expect(await refusalOf(new TextEncoder().encode(entity))).toBe("picture-svg-part <!ENTITY>");
    const prefixed = makeSvg("<s:script>1</s:script>", 'xmlns:s="http://www.w3.org/2000/svg" width="1" height="1"');
    expect(await refusalOf(prefixed)).toBe("picture-svg-part <script>");
  });

  it("T16o: an SVG that nests too deeply, has too many elements, or repeats itself without end is refused", async () => {
    const layers = Array.from({ length: 8 }, (_, n) => `<g id="g${n + 1}">${`<use href="#g${n}"/>`.repeat(10)}</g>`);
    const patterns = Array.from({ length: 8 }, (_, n) => `<pattern id="p${n + 1}">${`<rect fill="url('#p${n}')"/>`.repeat(10)}</pattern>`); // prettier-ignore
    for (const inside of [
      `${"<g>".repeat(100)}${"</g>".repeat(100)}`,
      "<g>".repeat(19_000),
      "<g/>".repeat(20_001),
      `<g id="g0"/>${layers.join("")}`,
      `<pattern id="p0"/>${patterns.join("")}`,
      '<g id="a"><use href="#a"/></g>',
      '<mask id="a" mask="url(#b)"/><mask id="b" mask="url(#a)"/>',
    ])
      expect(await refusalOf(makeSvg(inside)), inside.slice(0, 60)).toBe("picture-svg-complex");
  });

  it("T16o: names, notes of editors, comments and what is not shown are left out; simple style sheets become attributes", async () => {
    const svg = `<?xml version="1.0"?><!-- by Ada --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 20 10" inkscape:version="1.3">
<title>Ada's</title><metadata>Ada</metadata><style>.a { fill: red; } * { stroke: none } #r{opacity:.5}</style>
<inkscape:path-effect id="Ada"/><rect id="r" class="a" data-by="Ada" width="1" style="fill:blue;-inkscape-font:Ada"/><text>A &lt; B</text></svg>`;
    expect(await textOf(new TextEncoder().encode(svg))).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" stroke="none" width="20" height="10"><rect id="r" width="1" stroke="none" fill="blue" opacity=".5"/><text stroke="none">A &#60; B</text></svg>\n',
    );
  });

  it("T16o: an SVG of any unit has a size in pixels, and one that is too large is scaled down", async () => {
    for (const [attributes, size] of [
      ['width="1in" height="2in"', [96, 192]],
      ['width="100%" height="100%" viewBox="0 0 300 150"', [300, 150]],
      ['height="50" viewBox="0 0 300 150"', [100, 50]],
      ['viewBox="0 0 80000 40000"', [4_000, 2_000]],
    ] as const) {
      const { width, height } = await cleanPicture(makeSvg("<rect/>", attributes));
      expect([width, height], attributes).toEqual(size);
    }
  });

  const isListed = (node: XmlNode): boolean =>
    !(node instanceof XmlElement) ||
    (shownElements.has(node.name) &&
      Object.keys(node.attributes).every(
        (name) => attributeNames.has(name) || styleNames.has(name) || name === "href" || name === "xmlns",
      ) && // prettier-ignore
      node.children.every(isListed));

  it("T16o: whatever an SVG is made of, it is refused, or what is left has only listed names, leads nowhere, and stays the same when it is cleaned again", async () => {
    const random = seededRandom(runSeed());
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T; // none of the lists is empty
    const names = [...shownElements, ...droppedElements, "style", "script", "x:y"];
    const attributes = [...attributeNames, ...styleNames, "href", "xlink:href", "style", "class", "onload", "data-a"];
    const values = ["1", "#a", "url(#a)", "url('#b')", "url(//x)", "fill:red;opacity:1", "a &amp; b", "&#10;x", "rgb(1,2,3)", "calc(1px)", "10%", "é"]; // prettier-ignore
    const element = (depth: number): string => {
      const name = pick(names);
      const own = new Map(Array.from({ length: Math.floor(random() * 4) }, () => [pick(attributes), pick(values)]));
      const written = [...own].map(([key, value]) => ` ${key}="${value}"`).join("");
      const inside = Array.from(
        { length: depth > 3 ? 0 : Math.floor(random() * 4) },
        () =>
        random() < 0.2 ? pick(["text", " &lt;b&gt; ", "<![CDATA[<i>]]>", "<!-- no -->", ".a{fill:red}"]) : element(depth + 1), // prettier-ignore
      );
      return `<${name}${written}>${inside.join("")}</${name}>`;
    };
    const counts = { refused: 0, cleaned: 0 };
    for (let run = 0; run < 600; run++) {
      const svg = makeSvg(element(0), 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="urn:x" viewBox="0 0 9 9"');
      const refusal = await refusalOf(svg);
      if (refusal !== null) {
        expect(refusal).toMatch(/^picture-svg-/);
        counts.refused += 1;
        continue;
      }
      const cleaned = await cleanPicture(svg);
      const text = new TextDecoder().decode(cleaned.bytes);
      expect(isListed(parseXml(text).root as XmlNode), text).toBe(true); // a cleaned picture has a root
      expect(text).not.toMatch(/\/\/x|<style|<script|class=|data-/);
      expect(await cleanPicture(cleaned.bytes)).toEqual(cleaned);
      counts.cleaned += 1;
    }
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(20);
  });
});
