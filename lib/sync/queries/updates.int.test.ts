import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { appendUpdates } from "./updates";

withDatabase();

it("R7: an append that fails leaves no connection with its transaction to the next", async () => {
  const { activity, students } = await makeClassroom({ students: 1 });
  const author = students[0]?.id ?? "";
  const { documentId } = await makeTeam({ activityId: activity.id, mode: "bias", memberIds: [author] });
  const row = { documentId, writer: randomUUID(), n: 1, author, carried: false, bytes: Uint8Array.of(0, 0) };
  await expect(appendUpdates([{ ...row, time: NaN }], { again: true })).rejects.toThrow();
  // More queries than the pool has connections.
  const answers = await Promise.all(Array.from({ length: 12 }, () => pool().query("select 1")));
  expect(answers.map(({ rowCount }) => rowCount)).toEqual(answers.map(() => 1));
  expect(await appendUpdates([{ ...row, time: 5 }], { again: true })).toEqual(new Set());
});
