import { randomUUID } from "node:crypto";
import type { ActionArgument } from "@/lib/server/testing/actions";
import type { Scene } from "./scene";
import { board, harmMark, json, newComment } from "./action-row";

/** Calls of a teacher's actions in their own class with ids of another class: none may change the other class. */
export const foreignIdCalls: {
  name: string;
  at: (mine: Scene) => string;
  args: (mine: Scene, theirs: Scene) => ActionArgument[];
}[] = [
  {
    name: "lib/features/people/classes/actions/class.ts#resetPin",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/features/people/classes/actions/class.ts#setTeacherRight",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ teacherId: t.readerId, may: "steer" })],
  },
  {
    name: "lib/features/people/classes/actions/class.ts#removeTeacher",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ teacherId: t.readerId })],
  },
  {
    name: "lib/features/people/signing-in/actions/outside.ts#unlinkStudentAction",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/features/people/classes/actions/class.ts#clearMisses",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/features/arranging/students/actions/students.ts#removeStudents",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentIds: [t.studentId] })],
  },
  {
    name: "lib/features/privacy/actions/erase.ts#eraseStudentAction",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId, name: "" })],
  },
  {
    name: "lib/features/arranging/students/actions/newcomers.ts#removeNewNamesAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ students: [{ id: t.studentId, part: false }] })],
  },
  {
    name: "lib/features/people/classes/actions/class.ts#renameActivity",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ activityId: t.activityId, name: "Another name" })],
  },
  {
    name: "lib/features/screens/projector/actions/projector.ts#hideReasonAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, hidden: true })],
  },
  {
    name: "lib/features/cases/feedback/actions/feedback.ts#hideFeedbackAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ feedbackId: t.feedbackId, hidden: true })],
  },
  {
    name: "lib/features/cases/casebook/actions/casebook.ts#includeInCasebookAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ teamId: t.team.id, included: true })],
  },
  {
    name: "lib/features/arranging/teams/actions/arrange.ts#markAbsentAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, absent: true })],
  },
  {
    name: "lib/features/arranging/teams/actions/arrange.ts#placeAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, teamId: t.team.id })],
  },
  {
    name: "lib/features/arranging/teams/actions/arrange.ts#lockAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ what: "team", teamId: t.team.id, locked: true })],
  },
  {
    name: "lib/features/cases/writing/actions/hand-in-for-team.ts#handInForTeamAction",
    at: board,
    args: (s, t) => [json(s.activityId), json(t.team.id), json({ incomplete: true })],
  },
  ...(
    [
      ["giveMarkAction", harmMark],
      ["writeCommentAction", newComment()],
      ["chooseMarkAction", harmMark],
      ["deleteCommentAction", { id: randomUUID(), seen: null }],
      ["outcomeAction", "return"],
    ] as const
  ).map(([name, rest]) => ({
    name: `lib/features/cases/reviewing/actions/review.ts#${name}`,
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(t.submissionId), json(rest)],
  })),
  {
    name: "lib/features/cases/reviewing/actions/review.ts#releaseSeveralAction",
    at: board,
    args: (s, t) => [json(s.activityId), json([t.submissionId])],
  },
  ...(
    [
      (t: Scene) => ({ do: "move", studentId: t.studentId, destination: { to: "new", mode: "bias" } }),
      (t: Scene) => ({ do: "mode", teamId: t.team.id, mode: "bias" }),
      (t: Scene) => ({ do: "meet", teamId: t.team.id, otherId: t.otherTeam.id }),
      (t: Scene) => ({ do: "exemplar", teamId: t.team.id, mode: "bias" }),
    ] as const
  ).map((change) => ({
    name: "lib/features/arranging/teams/actions/arrange.ts#previewChangeAction",
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(change(t))],
  })),
];
