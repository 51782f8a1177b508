import { expect, it } from "vitest";
import { BootError } from "./boot-error";
import { databaseError, explainDatabaseError, refuseOldPostgres } from "./database-error";

const url = "postgres://larch:hunter2@db.example:5433/school";
const withCode = (code: string) => Object.assign(new Error("what pg says"), { code });

it.each([
  ["28P01", /^PostgreSQL at db\.example:5433 refuses the user larch: correct user and password .* @ is written as %40/],
  ["28000", /refuses the user larch/],
  ["3D000", /has no database school: make it there with createdb --owner=larch .* school, or correct DATABASE_URL/],
  ["42501", /The user larch lacks rights in the database school .* make that user its owner/],
  ["53300", /has no connection left.* raise max_connections/],
  ["53100", /The disk of PostgreSQL at db\.example:5433 is full: free some space/],
  ["57P03", /is starting or stopping: try again/],
  ["ECONNREFUSED", /can't be reached: check the host and the port in DATABASE_URL/],
  ["XX000", /The database school at db\.example:5433 can't be used \(XX000\): check DATABASE_URL/],
])("B13g: PostgreSQL's %s is a sentence with what to do, without the password", (code, sentence) => {
  const wrapped = new Error("a query failed", { cause: withCode(code) });
  for (const error of [withCode(code), wrapped]) {
    const told = databaseError(url, error);
    expect(told).toBeInstanceOf(BootError);
    expect(told.message).toMatch(sentence);
    expect(told.message).toContain(`(${code})`);
    expect(told.message).not.toContain("hunter2");
  }
});

it("B13g: an error without a known code stays what it is", () => {
  const fault = withCode("42703");
  expect(explainDatabaseError(url, fault)).toBe(fault);
  expect(explainDatabaseError(url, withCode("42501"), ["53100"])).toEqual(withCode("42501"));
});

it("B13g: a PostgreSQL that is too old is named with its version and the one that is needed", () => {
  expect(() => refuseOldPostgres(url, 140_011)).toThrow(
    "PostgreSQL at db.example:5433 is version 14, and Crosscase needs 15 or newer",
  );
  refuseOldPostgres(url, 150_000);
});
