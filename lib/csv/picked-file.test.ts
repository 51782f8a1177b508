import { expect, it } from "vitest";
import { readPickedFile } from "./picked-file";
import { tableLimits } from "./read-table";

it("T14g, T15b: a picked file is read, unless it is larger than 5 MB, which is not even tried, or cannot be read any more", async () => {
  const gone = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  expect(await readPickedFile(new File(["Ada"], "list.csv"))).toEqual({
    kind: "bytes",
    bytes: new TextEncoder().encode("Ada"),
  });
  expect(await readPickedFile({ size: tableLimits.bytes + 1, arrayBuffer: gone })).toEqual({ kind: "too-big" });
  expect(await readPickedFile({ size: tableLimits.bytes, arrayBuffer: gone })).toEqual({ kind: "unreadable" });
});
