/** A student about whom every table stores something, in a class in any phase. */
import { worksheetTexts } from "@/lib/sync/format/fields";
import { randomUUID } from "node:crypto";
import { database, pool } from "@/db/client";
import { dissolveTeams } from "@/lib/features/teams/queries/teams";
import * as schema from "@/db/schema";
import {
  makeActivity,
  makeBallot,
  makeClassroom,
  makeFeedback,
  makeFlag,
  makeMatch,
  makeSession,
  makeStudent,
  makeSubmission,
  makeTeam,
} from "@/db/testing/factories";
import { makeAlternatingText, makeGuesses, makeTickets, makeTries } from "@/db/testing/student-work";
import { authoriseClassEditor, authoriseActivityEditor } from "@/lib/activity/authorise";
import { markAbsent } from "@/lib/features/teams/attendance";
import { renameStudent, resetPin } from "@/lib/features/people/classes/students";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import type { Phase } from "@/lib/activity/rules/phases";

/** A name that nobody else in the test's database has. */
const letters = () => randomUUID().replaceAll("-", "").slice(0, 10);

/** A text that names nobody. */
const blank = worksheetTexts({ title: "A case", harmed: "Someone." });

export async function makeWholeStudent(phase: Phase) {
  const made = await makeClassroom({ phase: "compare", students: 3 });
  const [mate, partner, other] = made.students;
  if (mate === undefined || partner === undefined || other === undefined) throw new Error("three were asked for");
  const [activityId, classId] = [made.activity.id, made.class.id];
  const viewer = {
    as: "teacher" as const,
    teacherId: made.teacher.id,
    sessionId: "s",
    name: made.teacher.name,
    email: made.teacher.email,
  };
  const editor = await authoriseClassEditor(viewer, classId);
  const inActivity = await authoriseActivityEditor(viewer, activityId);
  const name = `Zyx${letters()} Quill`;
  const student = await makeStudent({
    classId,
    activityId,
    name: `Old${name}`,
    joinedFrom: "a hashed address",
    joinedWith: "a hashed browser",
    extraTime: 125,
  });
  const twin = await makeStudent({ classId, activityId, name: `Twin${name}` });
  const id = student.id;
  const team = await makeTeam({ activityId, mode: "bias", memberIds: [id, mate.id] });
  const partnerTeam = await makeTeam({ activityId, mode: "brittleness", memberIds: [partner.id] });
  const alone = await makeActivity({ classId, phase: "closed" });
  const ownTeam = await makeTeam({ activityId: alone.id, mode: "bias", memberIds: [id] });
  const endedTeam = await makeTeam({ activityId, mode: "hallucination" });
  await dissolveTeams(database(), [endedTeam.id], new Date());
  const match = await makeMatch({ activityId, teamIds: [team.id, partnerTeam.id] });
  await mergeStudents(editor, { studentId: twin.id, intoId: id, samePerson: true });
  await renameStudent(editor, { studentId: id, name });
  const pin = await resetPin(editor, id);
  await markAbsent(inActivity, { studentId: id, absent: true });
  await markAbsent(inActivity, { studentId: id, absent: false });

  // Typed text, some of it compacted and some not, also by the twin.
  const turns = (...authors: string[]) => authors.map((author) => ({ author, field: "harmed", text: "some words " }));
  await makeAlternatingText({ documentId: team.documentId, turns: turns(id, mate.id, twin.id) });
  await makeAlternatingText({ documentId: ownTeam.documentId, turns: turns(id) });
  await makeAlternatingText({ documentId: endedTeam.documentId, turns: turns(id) });
  const thread = new CompactionThread();
  await compactDocument(team.documentId, thread, Date.now() + 60_000);
  thread.stop();
  await makeAlternatingText({
    documentId: team.documentId,
    turns: [
      { author: mate.id, field: "response", text: "from the mate " },
      { author: id, field: "response", text: "and from the student " },
    ],
  });
  await makeAlternatingText({ documentId: match.documentId, turns: [{ author: id, field: "alike", text: "a note " }] });

  const feedback = { matchId: match.id, teamId: team.id, toTeamId: partnerTeam.id, sentAt: new Date(), sentBy: id };
  const { documentId: feedbackText } = await makeFeedback(feedback);
  await makeAlternatingText({
    documentId: feedbackText,
    turns: [{ author: id, field: "strength", text: "a strength " }],
  });

  const submission = await makeSubmission({ activityId, team, studentId: id, texts: blank });
  await makeBallot({ activityId, studentId: id, kind: "before", choice: "bias", reason: `Thinks ${name}` });
  await makeBallot({
    activityId,
    studentId: id,
    kind: "final",
    choice: "hallucination",
    reason: `So says ${name}`,
    teamId: team.id,
    mode: "bias",
  });
  await makeTickets([{ activityId, studentId: id, mind: `I am ${name}`, test: "" }]);
  await makeBallot({ activityId, studentId: mate.id, kind: "final", choice: "bias", teamId: team.id, mode: "bias" });
  const wrong = { exercise: "match", subject: "bias", answer: "brittleness", correct: false } as const;
  await makeGuesses([{ activityId, studentId: id, guess: "cows", answer: "beach" }]);
  await makeTries([{ activityId, studentId: id, ...wrong }]);
  await makeFlag({ activityId, studentId: id, teamId: team.id, sentence: `${name} asks` });
  const db = database();
  const [word] = await db
    .insert(schema.words)
    .values({ activityId, teacherId: made.teacher.id, text: "Look at section 2.", at: new Date() })
    .returning();
  await db.insert(schema.wordReaders).values({ wordId: word?.id ?? "", studentId: id, readAt: new Date() });
  await db
    .insert(schema.copies)
    .values({ activityId, studentId: id, worksheetId: partnerTeam.worksheetId, texts: blank, at: new Date() });
  const mark = { submissionId: submission.id, criterion: "harm", teacherId: made.teacher.id };
  await db.insert(schema.marks).values([
    { ...mark, studentId: id, level: 4 },
    { ...mark, level: 2 },
  ]);
  await db
    .insert(schema.comments)
    .values({ submissionId: submission.id, teacherId: made.teacher.id, field: "harmed", text: "Who else?" });
  await db.insert(schema.sightings).values({ address: `hashed ${letters()}`, personId: id, seenAt: new Date() });
  await db.insert(schema.throttles).values([
    { key: `pin:${id}:browser`, count: 3, at: new Date() },
    { key: `sign-ins:${id}`, count: 1, at: new Date() },
  ]);
  await db.insert(schema.outsideAccounts).values({
    issuer: "https://login.larch.example",
    subject: `outside ${letters()}`,
    studentId: id,
    classId,
    linkedAt: new Date(),
  });
  const session = await makeSession({ studentId: id });
  const mateSession = await makeSession({ studentId: mate.id });
  await db
    .insert(schema.audit)
    .values({ at: new Date(), teacherId: made.teacher.id, act: "held", classId, studentId: id });
  await pool().query(
    `update participants set team_seen = $2, sections_read = '{bias}', chosen_mode = 'bias', chosen_at = now() where activity_id = $3 and student_id in ($1, $4)`,
    [
      id,
      JSON.stringify({ team: { id: team.id, number: team.number, mode: "bias" }, mateIds: [id, mate.id] }),
      activityId,
      mate.id,
    ],
  );
  await pool().query("update activities set phase = $2, spotlight = $3 where id = $1", [
    activityId,
    phase,
    JSON.stringify({ what: "reason", studentId: id }),
  ]);
  return {
    ...made,
    activityId,
    classId,
    editor,
    inActivity,
    id,
    twinId: twin.id,
    name,
    pin,
    mate,
    partner,
    team,
    partnerTeam,
    ownTeam,
    otherTeam: partnerTeam,
    match,
    matchId: match.id,
    archivedId: endedTeam.worksheetId,
    submission,
    session,
    mateSession,
  };
}

export type WholeStudent = Awaited<ReturnType<typeof makeWholeStudent>>;
