import { describe, expect, it } from "vitest";
import { Ownership } from "./ownership";
import type { UpdateShape } from "./update-check";

const brings = (...sections: [client: number, from: number, to: number][]): UpdateShape => ({
  sections: sections.map(([client, from, to]) => ({ client, from, to })),
  tombs: [],
  deletes: [],
  references: [],
  textBytes: 0,
});
const nothingHeld = () => 0;

describe("R3a: whose a client id is", () => {
  it("R3a: an id belongs to the user who first used it, by presence or by an update", () => {
    const owners = new Ownership();
    expect(owners.claim(1, "ada")).toBe(true);
    expect(owners.claim(1, "bo")).toBe(false);
    owners.take(brings([2, 0, 5]), "bo");
    expect(owners.claim(2, "ada")).toBe(false);
    expect(owners.isOf(3, "ada")).toBe(true);
  });

  it("R3a: new content under another's id is carried; own and unowned ids are taken", () => {
    const owners = new Ownership();
    owners.take(brings([1, 0, 5]), "ada");
    expect(owners.carriedFor(brings([1, 5, 9], [2, 0, 1]), "bo", nothingHeld)).toEqual([1]);
    expect(owners.carriedFor(brings([1, 5, 9]), "ada", nothingHeld)).toEqual([]);
    expect(owners.carriedFor(brings([1, 0, 5]), "bo", () => 5)).toEqual([]);
  });

  it("R3b: a step 1 names of a user's own ids only what they brought, and their answer regains it", () => {
    const owners = new Ownership();
    owners.take(brings([1, 0, 5]), "ada");
    owners.take(brings([1, 5, 9]), "bo");
    const held = new Map([[1, 9]]);
    expect(owners.clocksFor("ada", held)).toEqual(new Map([[1, 5]]));
    expect(owners.clocksFor("bo", held)).toEqual(held);
    expect(owners.regains(brings([1, 5, 9]), "ada")).toBe(true);
    expect(owners.regains(brings([1, 5, 9]), "bo")).toBe(false);
    owners.take(brings([1, 5, 9]), "ada");
    expect(owners.clocksFor("ada", held)).toEqual(held);
  });

  it("R3a: the rows of a document give the same owners as its life did", () => {
    const rows: [UpdateShape, string][] = [
      [brings([1, 0, 5]), "ada"],
      [brings([2, 0, 3]), "bo"],
      [brings([1, 5, 9], [2, 3, 4]), "bo"],
      [brings([1, 5, 12]), "ada"],
    ];
    const [live, loaded] = [new Ownership(), new Ownership()];
    for (const owners of [live, loaded]) for (const [shape, author] of rows) owners.take(shape, author);
    const held = new Map([[1, 12], [2, 4]]);
    for (const user of ["ada", "bo"]) expect(loaded.clocksFor(user, held)).toEqual(live.clocksFor(user, held));
    expect(loaded.ownerOf(1)).toBe("ada");
    expect(loaded.ownerOf(2)).toBe("bo");
  });
});
