import { describe, expect, it } from "vitest";
import { Ownership, type Sender } from "./ownership";
import type { UpdateShape } from "@/lib/sync/format/update-check";

const brings = (...sections: [client: number, from: number, to: number][]): UpdateShape => ({
  sections: sections.map(([client, from, to]) => ({ client, from, to })),
  tombstones: [],
  deletes: [],
  references: [],
  textBytes: 0,
});
const nothingHeld = () => 0;
const sender = (userId: string, live: number, ...earlier: [client: number, clock: number][]): Sender => ({
  userId,
  own: { live, earlier: new Map(earlier) },
});

describe("R3a: whose a client id is", () => {
  it("R3a: an id belongs to the user who first used it, by presence or by an update", () => {
    const owners = new Ownership();
    expect(owners.claim(1, "ada")).toBe(true);
    expect(owners.claim(1, "bo")).toBe(false);
    owners.learnFromRow(brings([2, 0, 5]), "bo", false);
    expect(owners.claim(2, "ada")).toBe(false);
    expect(owners.mayBeOf(3, "ada")).toBe(true);
  });

  it("R3a: new content under another's id is carried; own and unowned ids are taken", () => {
    const owners = new Ownership();
    owners.learnFromRow(brings([1, 0, 5]), "ada", false);
    expect(owners.carriedClients(brings([1, 5, 9], [2, 0, 1]), sender("bo", 2), nothingHeld)).toEqual([1]);
    expect(owners.carriedClients(brings([1, 5, 9]), sender("ada", 1), nothingHeld)).toEqual([]);
    expect(owners.carriedClients(brings([1, 0, 5]), sender("bo", 2), () => 5)).toEqual([]);
  });

  it("R3a: an id that is nobody's and is brought along by one who is here under another is carried, and its own user's once they are here", () => {
    const owners = new Ownership();
    owners.claim(1, "ada");
    expect(owners.carriedClients(brings([1, 0, 5], [2, 0, 3]), sender("ada", 1), nothingHeld)).toEqual([2]);
    owners.learnFromRow(brings([1, 0, 5], [2, 0, 3]), "ada", true);
    expect([owners.ownerOf(1), owners.ownerOf(2)]).toEqual(["ada", undefined]);
    expect(owners.claim(2, "bo")).toBe(true);
    expect(owners.carriedClients(brings([2, 3, 4]), sender("bo", 2), () => 3)).toEqual([]);
    // Its own user has sent nothing of it yet, and is asked for all of it.
    expect(owners.clocksFor("bo", new Map([[2, 3]]))).toEqual(new Map([[2, 0]]));
  });

  it("R3a: an id that is nobody's and that its bringer's page says to have written earlier is the bringer's, up to where it says so", () => {
    const owners = new Ownership();
    expect(owners.carriedClients(brings([1, 0, 5], [2, 0, 3]), sender("ada", 1, [2, 3]), nothingHeld)).toEqual([]);
    expect(owners.carriedClients(brings([1, 0, 5], [2, 0, 4]), sender("ada", 1, [2, 3]), nothingHeld)).toEqual([2]);
  });

  it("R3b: words that others wrote under an id of a user's are not regained by that user: the page names only what it wrote, and the rest of a section stays the bringer's", () => {
    const owners = new Ownership();
    owners.learnFromRow(brings([1, 0, 5]), "ada", false);
    owners.learnFromRow(brings([1, 5, 12]), "bo", true);
    const heldClock = () => 12;
    expect(owners.contentToRegain(brings([1, 5, 12]), sender("ada", 3), heldClock)).toEqual(new Map());
    expect(owners.contentToRegain(brings([1, 5, 12]), sender("ada", 3, [1, 5]), heldClock)).toEqual(new Map());
    expect(owners.contentToRegain(brings([1, 5, 12]), sender("ada", 3, [1, 9]), heldClock)).toEqual(new Map([[1, 9]]));
    // Before the page has named its ids, nothing.
    expect(owners.contentToRegain(brings([1, 5, 12]), { userId: "ada", own: null }, heldClock)).toEqual(new Map());
  });

  it("R3b: a step 1 names of a user's own ids only what they brought, and their answer regains it", () => {
    const owners = new Ownership();
    owners.learnFromRow(brings([1, 0, 5]), "ada", false);
    owners.learnFromRow(brings([1, 5, 9]), "bo", true);
    const held = new Map([[1, 9]]);
    expect(owners.clocksFor("ada", held)).toEqual(new Map([[1, 5]]));
    expect(owners.clocksFor("bo", held)).toEqual(held);
    const heldClock = (client: number) => held.get(client) ?? 0;
    expect(owners.contentToRegain(brings([1, 5, 9], [2, 0, 3]), sender("ada", 1), heldClock)).toEqual(
      new Map([[1, 9]]),
    );
    expect(owners.contentToRegain(brings([1, 5, 9]), sender("bo", 1), heldClock)).toEqual(new Map());
    // Nobody has sent the new content before.
    expect(owners.contentToRegain(brings([1, 5, 9]), sender("ada", 1), () => 5)).toEqual(new Map());
    owners.learnFromRow(brings([1, 5, 9]), "ada", false);
    expect(owners.clocksFor("ada", held)).toEqual(held);
  });

  it("R3b: what a user types on, or brings first, behind what others brought of it is no reason not to ask for that", () => {
    for (const isClaimed of [true, false]) {
      const owners = new Ownership();
      if (isClaimed) owners.claim(1, "ada");
      owners.learnFromRow(brings([1, 0, 5]), "bo", true);
      owners.learnFromRow(brings([1, 5, 9]), "ada", false);
      const held = new Map([[1, 9]]);
      expect(owners.clocksFor("ada", held)).toEqual(new Map([[1, 0]]));
      expect(owners.contentToRegain(brings([1, 0, 9]), sender("ada", 1), () => 9)).toEqual(new Map([[1, 9]]));
      owners.learnFromRow(brings([1, 0, 9]), "ada", false);
      expect(owners.clocksFor("ada", held)).toEqual(held);
      expect(owners.contentToRegain(brings([1, 0, 9]), sender("ada", 1), () => 9)).toEqual(new Map());
    }
  });

  it("R9, R12: a snapshot has who brought what is nobody's; it stays nobody's, and counts for its bringer until its own user claims it", () => {
    const [first, loaded] = [new Ownership(), new Ownership()];
    first.learnFromRow(brings([1, 0, 5]), "ada", false);
    first.learnFromRow(brings([2, 0, 3]), "ada", true);
    loaded.learnFromSnapshot(first.list(() => true));
    expect([loaded.ownerOf(2), loaded.countsFor(2), loaded.countsFor(1), loaded.countsFor(9)]).toEqual([
      undefined,
      "ada",
      "ada",
      undefined,
    ]);
    expect(loaded.claim(2, "bo")).toBe(true);
    expect(loaded.countsFor(2)).toBe("bo");
    expect(loaded.list(() => true)).toEqual([
      [1, "ada", 5],
      [2, "bo", 0],
    ]);
  });

  it("R3a: the rows of a document give the same owners as its life did", () => {
    const rows: [shape: UpdateShape, author: string, carried: boolean][] = [
      [brings([1, 0, 5]), "ada", false],
      [brings([2, 0, 3]), "bo", false],
      [brings([1, 5, 9], [2, 3, 4]), "bo", true],
      [brings([1, 5, 12]), "ada", false],
    ];
    const [live, loaded] = [new Ownership(), new Ownership()];
    for (const owners of [live, loaded]) for (const row of rows) owners.learnFromRow(...row);
    const held = new Map([
      [1, 12],
      [2, 4],
    ]);
    for (const user of ["ada", "bo"]) expect(loaded.clocksFor(user, held)).toEqual(live.clocksFor(user, held));
    expect(loaded.ownerOf(1)).toBe("ada");
    expect(loaded.ownerOf(2)).toBe("bo");
  });
});
