import { expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "./fields";
import { checkUpdate } from "./update-check";

it("R3: letters at every border of UTF-8 pass, each as long as in JavaScript, and bytes beside those borders are malformed", () => {
  const updateOf = (text: string) => {
    const doc = new Y.Doc();
    doc.getText("title").insert(0, text);
    return Buffer.from(Y.encodeStateAsUpdate(doc));
  };
  const points = [0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xcfff, 0xd000, 0xd7ff, 0xe000, 0xffff];
  for (const point of [...points, 0x10000, 0x3ffff, 0x40000, 0xfffff, 0x100000, 0x10ffff]) {
    const letter = String.fromCodePoint(point);
    expect(checkUpdate(updateOf(letter), worksheetFields), point.toString(16)).toMatchObject({
      sections: [{ from: 0, to: letter.length }],
    });
  }
  const withBytes = (text: string, ...bytes: number[]) => {
    const update = updateOf(text);
    update.set(bytes, update.indexOf(Buffer.from(text)));
    return checkUpdate(update, worksheetFields);
  };
  const two = [
    [0xc2, 0x80],
    [0xdf, 0xbf],
  ];
  const three = [
    [0xe0, 0xa0, 0x80],
    [0xed, 0x9f, 0xbf],
    [0xee, 0x80, 0x80],
  ];
  const four = [
    [0xf0, 0x90, 0x80, 0x80],
    [0xf4, 0x8f, 0xbf, 0xbf],
  ];
  for (const [text, right] of [
    ["é", two],
    ["€", three],
    ["🦊", four],
  ] as const)
    for (const bytes of right) expect(withBytes(text, ...bytes), bytes.join(" ")).toMatchObject({ sections: [{}] });
  const noTwo = [
    [0xc1, 0xbf],
    [0xc2, 0x7f],
    [0xc2, 0xc0],
    [0x80, 0x80],
  ];
  const noThree = [
    [0xe0, 0x9f, 0xbf],
    [0xed, 0xa0, 0x80],
    [0xe1, 0x7f, 0x80],
    [0xe1, 0x80, 0x7f],
    [0xe1, 0x80, 0xc0],
  ];
  const noFour = [
    [0xf0, 0x8f, 0xbf, 0xbf],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xf1, 0x80, 0x80, 0x7f],
  ];
  for (const [text, wrong] of [
    ["é", noTwo],
    ["€", noThree],
    ["🦊", noFour],
  ] as const)
    for (const bytes of wrong) expect(withBytes(text, ...bytes), bytes.join(" ")).toBe("malformed");
});
