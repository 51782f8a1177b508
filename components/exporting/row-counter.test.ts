import { expect, it } from "vitest";
import { RowCounter } from "./row-counter";

it("T14e: rows are counted while a file arrives, however it is cut; a line break in a cell is none, and the head is no row", () => {
  const bytes = new TextEncoder().encode('\uFEFFName,Text\r\nAmara,"one\r\ntwo ""quoted"""\r\n"Bé",""\r\n');
  for (const size of [1, 2, 7, bytes.length]) {
    const counter = new RowCounter("csv");
    for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
    expect(counter.rows, `pieces of ${size}`).toBe(2);
  }
  expect(new RowCounter("csv").rows).toBe(0);
  const lines = new RowCounter("json");
  lines.add(new TextEncoder().encode('{"people":[\n{"name":"\\"A"}\n]}\n'));
  expect(lines.rows).toBe(2);
});
