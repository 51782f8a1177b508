/** Disabling an account while it is open in several processes (Q36). */
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/db/client";
import { makeTeacher } from "@/db/testing/factories";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { at, makeCast, soon } from "@/lib/sync/testing/harness";
import {
  connectClient,
  endAll,
  join,
  Page,
  redis,
  start,
  url,
  withRealProcesses,
  type Process,
} from "@/lib/server/testing/real-processes";
import { deleteAccount, disableAccount } from "./accounts";

withRealProcesses();
const processes: Process[] = [];
beforeAll(async () => {
  if (url !== undefined && redis !== null) processes.push(...(await Promise.all([start(), start()])));
});
afterAll(endAll);

it.each([
  ["disabled", disableAccount],
  ["deleted", (by: null, teacherId: string) => deleteAccount(by, { teacherId, classes: "archive" })],
])(
  "Q36b: sockets of documents and of pages of a teacher whose account is %s close in every process, also in one that Redis does not reach; those of students stay",
  async (_, end) => {
    await makeTeacher({ ownerSince: new Date() });
    const { teacher, activityId, teams } = await makeCast();
    const { room, cookies } = at(teams, 0);
    const cookie = await sessionCookie(await createSession(database(), { teacherId: teacher.id }));
    const sockets: { closedWith: number | null }[] = [];
    for (const one of processes) {
      const document = connectClient(one, room, cookie); // A teacher only reads, so `join` would wait for an answer.
      await expect.poll(() => document.synced, soon).toBe(true);
      sockets.push(document, await Page.open(one, activityId, { teacherId: teacher.id }));
    }
    const student = await join(at(processes, 0), room, at(cookies, 0));
    at(processes, 1).toRedis.cut();
    await end(null, teacher.id);
    await expect.poll(() => sockets.map(({ closedWith }) => closedWith), soon).toEqual(sockets.map(() => 4401));
    expect(student.closedWith).toBeNull();
    at(processes, 1).toRedis.mend();
  },
);
