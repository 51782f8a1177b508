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
    name: "lib/actions/classes/class.ts#resetPin",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/actions/classes/class.ts#setTeacherRight",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ teacherId: t.readerId, may: "steer" })],
  },
  {
    name: "lib/actions/classes/class.ts#removeTeacher",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ teacherId: t.readerId })],
  },
  {
    name: "lib/actions/signing-in/outside.ts#unlinkStudentAction",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/actions/classes/class.ts#clearMisses",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/actions/classes/class.ts#removeStudent",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId })],
  },
  {
    name: "lib/actions/privacy/erase.ts#eraseStudentAction",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ studentId: t.studentId, name: "" })],
  },
  {
    name: "lib/actions/joining/new-names.ts#removeNewNamesAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ students: [{ id: t.studentId, part: false }] })],
  },
  {
    name: "lib/actions/classes/class.ts#renameActivity",
    at: (s) => `/teacher/classes/${s.classId}`,
    args: (s, t) => [json(s.classId), json({ activityId: t.activityId, name: "Another name" })],
  },
  {
    name: "lib/actions/voting/ballots.ts#hideReasonAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, hidden: true })],
  },
  {
    name: "lib/actions/casebook/casebook.ts#includeInCasebookAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ teamId: t.team.id, included: true })],
  },
  {
    name: "lib/actions/teams/arrange.ts#markAbsentAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, absent: true })],
  },
  {
    name: "lib/actions/teams/arrange.ts#placeAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, teamId: t.team.id })],
  },
  {
    name: "lib/actions/teams/arrange.ts#lockAction",
    at: board,
    args: (s, t) => [json(s.activityId), json({ what: "team", teamId: t.team.id, locked: true })],
  },
  {
    name: "lib/actions/writing/hand-in-for-team.ts#handInForTeamAction",
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
    name: `lib/actions/reviewing/review.ts#${name}`,
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(t.submissionId), json(rest)],
  })),
  {
    name: "lib/actions/reviewing/review.ts#releaseSeveralAction",
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
    name: "lib/actions/teams/arrange.ts#previewChangeAction",
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(change(t))],
  })),
];
