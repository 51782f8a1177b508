import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { database, pool } from "./client";
import { students } from "./schema";
import { withDatabase } from "./testing/database";
import { makeClass, makeStudent } from "./testing/factories";

withDatabase();

const failureOf = async (query: Promise<unknown>): Promise<Error> =>
  query.then(
    () => expect.unreachable("the query did not fail"),
    (error: Error) => error,
  );
/** An error as a log, a console or Next would print it. */
const shown = (error: Error) =>
  [
    inspect(error, { depth: 10, showHidden: true }),
    error.message,
    error.stack,
    JSON.stringify(error),
    String(error.cause),
  ].join("\n");

it("a refused row is named by its constraint, and neither its values nor the parameters are in the error", async () => {
  const made = await makeClass();
  await makeStudent({ classId: made.id, name: "Ines Unlikely", nameKey: "ines unlikely" });
  const error = await failureOf(
    database()
      .insert(students)
      .values({ classId: made.id, name: "Ines Unlikely", nameKey: "ines unlikely", pinHash: "a-hash-of-a-pin" }),
  );
  expect(shown(error)).toContain("students_name");
  expect(shown(error)).toContain("insert into");
  expect(shown(error)).not.toMatch(/unlikely/i);
  expect(shown(error)).not.toContain("a-hash-of-a-pin");
});

it("nor are they when the query itself is wrong, or goes past drizzle", async () => {
  expect(
    shown(await failureOf(database().execute(sql`select ${"what a student wrote"} from no_such_table`))),
  ).not.toContain("what a student wrote");
  const made = await makeClass();
  const student = await makeStudent({ classId: made.id });
  const twice = pool().query(
    "insert into students (id, class_id, name, name_key, pin_hash) values ($1, $2, $3, $3, $4)",
    [student.id, made.id, "what a student wrote", "a-hash-of-a-pin"],
  );
  const error = await failureOf(twice);
  expect(shown(error)).toContain("students_pkey");
  expect(shown(error)).not.toContain(student.id);
});
