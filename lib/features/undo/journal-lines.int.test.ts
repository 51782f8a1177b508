import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import * as change from "@/db/testing/change-rows";
import { makeText } from "@/db/testing/student-work";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { authoriseMember } from "@/lib/activity/authorise";
import { markAbsent } from "@/lib/features/teams/attendance";
import { undo } from "./journal";
import { loadJournalLines } from "./journal-lines";
import { handIn, handInForTeam, takeBack } from "@/lib/features/cases/writing/submissions";

withDatabase();

describe("T8: the journal as the teacher reads it", () => {
  it("T8c: joins are grouped, hand-ins, take-backs and resubmissions appear, a teacher's own stay entries; pages meet without a gap", async () => {
    const room = await makeClassroom({ phase: "write", students: 4 });
    const editor: ActivityEditor = {
      teacherId: room.teacher.id,
      classId: room.class.id,
      name: room.teacher.name,
      activity: room.activity,
      role: { as: "teacher", may: "steer" },
    };
    const [a, b, c, d] = room.students.map(({ id }) => id);
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error("the class has four students");
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [id, minutes] of [
      [a, 60],
      [b, 58],
      [c, 57],
      [d, 20],
    ] as const)
      await change.setParticipant(room.activity.id, id, { joinedAt: ago(minutes) });
    const team = await makeTeam({ activityId: room.activity.id, number: 1, mode: "bias", memberIds: [a, b] });
    const other = await makeTeam({ activityId: room.activity.id, number: 2, mode: "brittleness", memberIds: [c, d] });
    const member = await authoriseMember(
      { as: "student", studentId: a, sessionId: "", name: "", classId: room.class.id },
      room.activity.id,
    );
    for (const one of [team, other])
      await makeText({ documentId: one.documentId, author: one.memberIds[0] ?? "", texts: { title: "A case" } });
    await handIn(member, { incomplete: true });
    await takeBack(member);
    await makeText({ documentId: team.documentId, author: a, texts: { harmed: "Someone." } });
    await handIn(member, { incomplete: true });
    await handInForTeam(editor, other.id, { incomplete: true });
    await markAbsent(editor, { studentId: d, absent: true });
    const loadSummary = async (most: number, before: Date | null = null) => {
      const { lines, older } = await loadJournalLines(editor, most, before);
      return {
        older,
        summary: lines.map((line) =>
          line.is === "entry"
            ? line.entry.kind
            : line.is === "joined"
              ? `joined ${line.studentIds.length}`
              : `${line.is} ${line.team}${line.is === "handed-in" && line.again ? " again" : ""}`,
        ),
      };
    };
    const all = ["absent", "hand-in", "handed-in 1 again", "taken-back 1", "handed-in 1", "joined 1", "joined 3"];
    for (const most of [20, all.length]) expect(await loadSummary(most)).toEqual({ summary: all, older: null });
    const paged: string[] = [];
    for (let before: Date | null = null, more = true; more;) {
      const { summary, older } = await loadSummary(2, before);
      paged.push(...summary);
      before = older;
      more = older !== null;
    }
    expect(paged).toEqual(all);
    // A teacher's hand-in that was undone has one line, the undo.
    const handed = (await loadJournalLines(editor, 20)).lines.find(
      (line) => line.is === "entry" && line.entry.kind === "hand-in",
    );
    expect(await undo(editor, handed?.is === "entry" ? handed.entry.id : "")).toEqual({ done: true });
    expect((await loadSummary(20)).summary).toEqual(["undo", ...all]);
  });
});
