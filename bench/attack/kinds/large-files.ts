/** Large files that a teacher imports and exports in turn (T14). */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

const tries = 20_000;
const code = z.object({ code: z.string() });

export const largeFiles: Attack = {
  name: "activities of 20,000 tries imported, and exported",
  runAttack: async ({ port, seconds, activityId, teacher }) => {
    const headers = { cookie: teacher.cookie };
    const file = `/teacher/activities/${activityId}/export/activity`;
    const { text } = await send(port, { path: file, headers });
    const exported = JSON.parse(text) as { people: { id: string }[] }; // the server has written it
    const studentId = exported.people[0]?.id;
    const row = {
      studentId,
      exercise: "match",
      subject: "a",
      answer: "b",
      correct: false,
      at: "2026-09-01T08:00:00.000Z",
    };
    const body = JSON.stringify({
      ...exported,
      tries: Array.from({ length: tries }, () => ({ ...row, id: randomUUID() })),
    });
    return flood(seconds, 2, async (n) => {
      if (n % 2 === 1) return (await send(port, { path: file, headers })).status;
      const { status, text: said } = await send(port, {
        path: `/teacher/classes/${teacher.classId}/import/file`,
        headers,
        body,
      });
      const refusal = status === 200 ? undefined : code.safeParse(parse(said)).data?.code;
      return refusal ?? status;
    });
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
