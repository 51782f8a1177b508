/** Files that a teacher imports whose histories were made by hand, and the pages that then show them (T14). */
import { deflateSync } from "node:zlib";
import * as z from "zod";
import { encodeRows } from "@/lib/sync/format/stored-rows";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import type { Attack, Target } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

const ids = 10_000;
const imported = z.object({ activityId: z.string() });

/** The file of the teacher's own activity, in which the first worksheet's history is one row with a letter under each of many client ids. */
async function slowFile({ port, activityId, teacher }: Target): Promise<string> {
  const { text } = await send(port, {
    path: `/teacher/activities/${activityId}/export/activity`,
    headers: { cookie: teacher.cookie },
  });
  const file = JSON.parse(text) as { documents: { id: string }[]; people: { id: string }[] }; // the server has written it
  const [document, author] = [file.documents[0]?.id, file.people[0]?.id ?? ""];
  const clients = Array.from({ length: ids }, (_, n) => 4_000_000_000 - n);
  const bytes = bytesOf(ids, ...clients.flatMap((id) => [1, id, 0, Uint8Array.of(4), 1, "title", "a"]), 0);
  const row = { writer: author, n: 1, author, carried: false, time: Date.now() - 60_000, bytes };
  const blocks = [deflateSync(encodeRows([row])).toString("base64")];
  return JSON.stringify({ ...file, histories: [{ documentId: document, blocks }] });
}

export const slowImports: Attack = {
  name: "an imported history with 10,000 client ids is read",
  runAttack: async (target) => {
    const { port, seconds, teacher } = target;
    const headers = { cookie: teacher.cookie };
    const body = await slowFile(target);
    const answer = await send(port, { path: `/teacher/classes/${teacher.classId}/import/file`, headers, body });
    const found = answer.status === 200 ? imported.parse(JSON.parse(answer.text)) : null;
    const says = found === null ? `refused ${answer.status}` : "imported";
    const path = `/teacher/activities/${found?.activityId ?? target.activityId}`;
    return `${says}; pages ${await flood(seconds, 2, async () => (await send(port, { path, headers })).status)}`;
  },
};
