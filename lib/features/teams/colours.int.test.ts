import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { authoriseMember, authoriseActivityEditor } from "@/lib/activity/authorise";
import type { DocumentKind } from "@/lib/sync/format/fields";
import { applyChange } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { swapOrder } from "@/lib/features/cases/comparing/presenting";
import type { Destination } from "./rules/arrangement";

withDatabase();

async function room() {
  const { class: made, activity, teacher, students } = await makeClassroom({ phase: "compare", students: 5 });
  const asViewer = (i: number) =>
    ({ as: "student", studentId: students[i]?.id ?? "", classId: made.id, sessionId: "", name: "" }) as const;
  const team = (number: number, mode: string, from: number) =>
    makeTeam({ activityId: activity.id, number, mode, memberIds: students.slice(from, from + 2).map(({ id }) => id) });
  const [one, two] = [await team(1, "bias", 0), await team(2, "brittleness", 2)];
  const match = await makeMatch({ activityId: activity.id, teamIds: [one.id, two.id] });
  const colour = async (i: number, kind: DocumentKind, id: string) =>
    (await findDocumentAccess(asViewer(i), kind, id))?.colour;
  const move = async (i: number, destination: Destination) => {
    const editor = await authoriseActivityEditor(
      { as: "teacher", teacherId: teacher.id, sessionId: "", name: "", email: "" },
      activity.id,
    );
    const change = { do: "move", studentId: students[i]?.id ?? "", destination } as const;
    const { options } = await previewChange(editor, change, 1);
    await applyChange(editor, change, 1, options.at(-1)?.expected ?? "");
  };
  return { activity, one, two, match, colour, move, member: (i: number) => authoriseMember(asViewer(i), activity.id) };
}

it("S4b: whoever leaves a team or comes to it, the others keep their colours", async () => {
  const { one, colour, move } = await room();
  const colours = () => Promise.all([0, 1].map((i) => colour(i, "worksheet", one.worksheetId)));
  expect(await colours()).toEqual(["p1", "p2"]);
  await move(0, { to: "tray" });
  expect(await colour(1, "worksheet", one.worksheetId)).toBe("p2");
  await move(4, { to: "team", teamId: one.id });
  await move(0, { to: "team", teamId: one.id });
  expect(await colour(1, "worksheet", one.worksheetId)).toBe("p2");
  expect(new Set(await Promise.all([0, 1, 4].map((i) => colour(i, "worksheet", one.worksheetId)))).size).toBe(3);
});

it("S5d, Q16a: two pairs have four colours in their notes, and swapping who presents first changes none", async () => {
  const { match, colour, member } = await room();
  const colours = () => Promise.all([0, 1, 2, 3].map((i) => colour(i, "notes", match.id)));
  expect(await colours()).toEqual(["p1", "p2", "p3", "p4"]);
  await swapOrder(await member(0), match.id);
  expect(await colours()).toEqual(["p1", "p2", "p3", "p4"]);
});
