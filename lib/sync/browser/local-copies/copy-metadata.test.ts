import { expect, it } from "vitest";
import { earlierPageClocks } from "./copy-metadata";

it("R3b: of an earlier page its next page names what was durable and, as it was loaded, what was not; and never more once it has been noted", () => {
  const loaded = (clientId: number) => ({ 1: 9, 2: 9, 3: 9 })[clientId] ?? 0;
  const notes = {
    unsent: new Map([
      [1, 4],
      [2, 4],
    ]),
    wrote: new Map([
      [1, 4],
      [2, 7],
      [3, 5],
    ]),
    mayWrite: true,
  };
  // Client 1 typed on after its text was durable. Client 2: a later page has loaded its text, and what came under its id since is not its own. Client
  // 3: all was durable.
  expect(earlierPageClocks(notes, loaded)).toEqual(
    new Map([
      [1, 9],
      [2, 7],
      [3, 5],
    ]),
  );
  expect(earlierPageClocks({ unsent: new Map([[1, 0]]), wrote: new Map(), mayWrite: null }, loaded)).toEqual(
    new Map([[1, 9]]),
  );
});
