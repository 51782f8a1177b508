import { randomUUID } from "node:crypto";
import * as change from "@/db/testing/change-rows";
import { makeClassroom, makeCoTeacher, makeTeam } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { authoriseMember, authoriseActivityEditor, type ActivityEditor } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";
import { chooseMark, giveMark, loadReview } from "@/lib/features/cases/reviewing/reviews";
import { handIn } from "@/lib/features/cases/writing/submissions";

export const texts = {
  title: "The camera",
  scenario: "A clinic buys a camera.",
  source: "",
  harmed: "People with dark skin.",
  prevention: "Test each group by itself.",
  response: "Turn it off.",
};
export const passage = { start: 5, end: 15, quote: "each group" };

/** Amara and Ben have handed in; Chidi is alone in the other team. */
export async function reviewed({ phase = "compare", absent = false }: { phase?: Phase; absent?: boolean } = {}) {
  const made = await makeClassroom({ phase, students: 3 });
  const [amara, ben, chidi] = made.students;
  if (amara === undefined || ben === undefined || chidi === undefined) throw new Error("three students were asked for");
  const activityId = made.activity.id;
  const team = await makeTeam({ activityId, memberIds: [amara.id, ben.id] });
  const other = await makeTeam({ activityId, number: 2, mode: "bias", memberIds: [chidi.id] });
  const viewer = (student: typeof amara) => ({
    as: "student" as const,
    studentId: student.id,
    classId: made.class.id,
    sessionId: "s",
    name: student.name,
  });
  const member = (student: typeof amara) => authoriseMember(viewer(student), activityId);
  const toEditor = ({ id, name, email }: typeof made.teacher) =>
    authoriseActivityEditor({ as: "teacher", teacherId: id, sessionId: "s", name, email }, activityId);
  const editor = await toEditor(made.teacher);
  const addTeacher = async () => toEditor(await makeCoTeacher(made.class.id));
  const write = (more: Partial<typeof texts>) =>
    makeText({ documentId: team.documentId, author: amara.id, texts: more });
  await write(texts);
  if (absent) await change.setParticipant(activityId, ben.id, { absentAt: new Date() });
  const hand = async (student = amara) => {
    const handed = await handIn(await member(student), { incomplete: false });
    return handed.done ? handed.submissionId : "";
  };
  await change.setActivity(activityId, { phase: "write" });
  const submissionId = await hand();
  await change.setActivity(activityId, { phase });
  const access = async (student: typeof amara) =>
    (await findDocumentAccess(viewer(student), "worksheet", team.worksheetId))?.access;
  const comment = (more = {}) => ({
    id: randomUUID(),
    field: "prevention" as const,
    passage: null,
    text: "Who runs it?",
    seen: null as string | null,
    ...more,
  });
  /** A comment of this teacher as it is stored. */
  const stored = ({ seen: _, ...written }: ReturnType<typeof comment>) => ({
    ...written,
    teacherId: editor.teacherId,
  });
  const mark = (level: number | null, criterion = "harm", studentId: string | null = null, id = submissionId) =>
    giveMark(editor, { submissionId: id, studentId, criterion, level });
  return {
    ...made,
    activityId,
    amara,
    ben,
    chidi,
    team,
    other,
    member,
    editor,
    addTeacher,
    write,
    hand,
    submissionId,
    access,
    comment,
    stored,
    mark,
    setPhase: (to: Phase) => change.setActivity(activityId, { phase: to }),
  };
}

/** Like `reviewed`, with a co-teacher, who reviews the case too. */
export async function withTwoTeachers() {
  const made = await reviewed();
  const [okafor, ade] = [made.editor, await made.addTeacher()];
  const { submissionId } = made;
  const give = (teacher: ActivityEditor, level: number | null, criterion = "harm") =>
    giveMark(teacher, { submissionId, studentId: null, criterion, level });
  const choose = (teacher: ActivityEditor, level: number, criterion = "harm") =>
    chooseMark(teacher, { submissionId, studentId: null, criterion, level });
  const team = async () => {
    const [first] = (await loadReview(okafor, submissionId)).marked;
    if (first === undefined) throw new Error("the team comes first");
    return first;
  };
  return { ...made, okafor, ade, give, choose, team };
}
