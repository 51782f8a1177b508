import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { connect, database, disconnect } from "@/db/client";
import * as schema from "@/db/schema";
import { makeMatch } from "@/db/testing/factories";
import { makeRoom } from "./e2e/room";

async function main() {
  process.env.NEXTAUTH_SECRET = readFileSync("/tmp/dd/secret", "utf8").trim();
  connect({ socketFolder: "/tmp/dd", max: 2 });
  const room = await makeRoom({ phase: "vote", teams: 12, size: 2, loose: 2, matched: false });
  const pairs: [number, number][] = [[0, 2], [1, 3], [4, 7], [5, 6], [8, 9], [10, 11]];
  for (const [a, b] of pairs) {
    const made = await makeMatch({ activityId: room.activity.id, teamIds: [room.teams[a]!.id, room.teams[b]!.id] });
    const doc = new Y.Doc(); doc.getText("alike").insert(0, "In both the worst harm falls on people who did not choose the tool."); doc.getText("harder").insert(0, "Brittleness, because you only find out what was missing afterwards.");
    await database().insert(schema.updates).values({ documentId: made.documentId, writer: crypto.randomUUID(), n: 1, author: room.students[0]!.id, carried: false, time: new Date(), bytes: Y.encodeStateAsUpdate(doc) });
  }
  const M = ["brittleness", "bias", "hallucination", "adversarial"];
  const flows: [number, number, number][] = [[0, 0, 3], [1, 0, 2], [1, 1, 6], [1, 3, 1], [2, 0, 3], [2, 1, 2], [2, 2, 3], [3, 0, 1], [3, 3, 4]];
  const people = [...room.students];
  const order = people.map((_, i) => (i * 7) % people.length);
  const reasons = ["You can look up if a book exists, but there is no list of everything the world can look like.", "You only find out what was missing after it has already gone wrong somewhere.", "Because the data is right about the past. It is the past that is wrong.", "It sounds most sure exactly when it should not.", "There is someone on the other side who is trying.", "", "People trust a number more than a person, so nobody asks.", "You fix one sticker and they make another."];
  let k = 0;
  for (const [f, t, n] of flows) for (let i = 0; i < n; i++) {
    const s = people[order[k]!]!; k++;
    const team = room.teams.find((x) => x.memberIds.includes(s.id));
    await database().insert(schema.ballots).values([{ activityId: room.activity.id, studentId: s.id, kind: "before", choice: M[f]! }, ...(s.id === people[3]!.id ? [] : [{ activityId: room.activity.id, studentId: s.id, kind: "final" as const, choice: M[t]!, reason: reasons[k % reasons.length]!, teamId: team?.id ?? null, mode: team?.mode ?? null, afterReveal: k === 4 }])]);
  }
  const long = "Small farmers first, because they use the app instead of waiting three days for an expert. If it says “healthy” and the plant has blight, the whole field can be gone in two weeks.\nAlso the ones who spray for a disease that is not there. They pay for it, and so do the people who live downstream, who never used the app at all.";
  const titles = ["The leaf app that had only seen clean leaves", "A loan for a food truck", "Nine books, six never written", "A painted line that was not a lane", "The tide gauge and the tsunami", "A skin checker with pale photos", "The nut-free recipe bot", "The whisper only the speaker hears"];
  for (const [i, title] of titles.entries()) {
    const t = room.teams[i]!;
    await database().insert(schema.submissions).values({ activityId: room.activity.id, teamId: t.id, worksheetId: t.worksheetId, mode: t.mode, memberIds: t.memberIds, handedInByStudent: t.memberIds[0]!, texts: { title, scenario: "A phone app names the disease of a crop from one photo of a leaf. It learned from leaves that were picked, laid flat on grey paper and lit evenly.", source: i % 2 ? "" : "https://doi.org/10.3389/fpls.2016.01419", harmed: long, prevention: "Test it where it will be used. They only kept back photos from the same collection, so the test had the same grey paper as the training.", response: i === 3 ? "" : "First day: a banner in the app that says do not spray because of this result." } });
  }
  console.log(JSON.stringify({ a: room.activity.id, c: room.class.id, teacher: room.teacher.cookie, amara: room.students[0]!.cookie, novote: people[3]!.cookie, tray: people[24]!.cookie, revealed: 0 }));
  await disconnect();
}
void main();
