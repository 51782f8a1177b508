/** Whom each server action is for, and a call of it that would succeed, or be refused for another reason than who asks. */
import { randomUUID } from "node:crypto";
import type { Argument } from "@/lib/server/demo/actions";
import type { Role, Scene } from "./scene";
import { everyone, ofTheClass, teachers, teachersOfTheClass } from "./table";

interface ActionRow {
  /** The page it is called from. */
  at: (scene: Scene) => string;
  args: (scene: Scene) => Argument[];
  may: readonly Role[];
}

const json = (value: unknown): Argument => ({ json: value });
const form = (fields: Record<string, string>): Argument => ({ form: fields });

/** An action of a student's page: the activity first, then `rest`. */
const byStudents = (page: string, rest: (scene: Scene) => Argument[], may: readonly Role[] = ofTheClass): ActionRow => ({
  at: (s) => `/a/${s.activityId}${page}`,
  args: (s) => [json(s.activityId), ...rest(s)],
  may,
});
const byTeachers = (page: string, rest: (scene: Scene) => Argument[]): ActionRow => ({
  at: (s) => `/teacher/activities/${s.activityId}${page}`,
  args: (s) => [json(s.activityId), ...rest(s)],
  may: teachersOfTheClass,
});
/** An action that takes one object with everything in it. */
const inOne = (row: ActionRow, input: (scene: Scene) => Record<string, unknown>): ActionRow => ({ ...row, args: (s) => [json({ activityId: s.activityId, ...input(s) })] });
const ofClass = (input: (scene: Scene) => Record<string, unknown> = () => ({})): ActionRow => ({
  at: (s) => `/teacher/classes/${s.classId}`,
  args: (s) => [json({ classId: s.classId, ...input(s) })],
  may: teachersOfTheClass,
});
/** An action on what a team handed in: the activity, the submission, then `rest`. */
const onSubmission = (rest: () => unknown): ActionRow => ({
  at: submission,
  args: (s) => [json(s.activityId), json(s.submissionId), json(rest())],
  may: teachersOfTheClass,
});
const submission = (s: Scene) => `/teacher/activities/${s.activityId}/submissions/${s.submissionId}`;
const newComment = () => ({ id: randomUUID(), field: "harmed", passage: null, text: "Who else?" });
const harmMark = { studentId: null, criterion: "harm", level: 3 };
const open = (at: (scene: Scene) => string, ...args: Argument[]): ActionRow => ({ at, args: () => args, may: everyone });

/** An action on how the team's worksheet was written. */
const onHistory = (rest: () => unknown): ActionRow => ({
  at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}`,
  args: (s) => [json(s.activityId), json(s.team.worksheetId), json(rest())],
  may: ["team-mate"],
});

const match = (s: Scene) => json({ match: s.matchId });
const bothTeams: readonly Role[] = ["partner", "team-mate"];

export const actions: Record<string, ActionRow> = {
  "app/join/[code]/actions.ts#join": open((s) => `/join/${s.code}`, json({}), form({ code: "", name: "", pin: "" })),
  "app/setup/actions.ts#setUp": open(() => "/", json({}), form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" })),
  "app/teacher/sign-in/actions.ts#signIn": open(() => "/teacher/sign-in", json({}), form({ email: "m@example.org", password: "long enough to be one" })),
  "app/teacher/invite/actions.ts#look": open(() => "/teacher/invite", json("guessed")),
  "app/teacher/invite/actions.ts#accept": open(() => "/teacher/invite", json({}), form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" })),
  "app/teacher/reset/actions.ts#look": open(() => "/teacher/reset", json("guessed")),
  "app/teacher/reset/actions.ts#setPassword": open(() => "/teacher/reset", json({}), form({ token: "guessed", password: "long enough to be one" })),

  "app/a/[activity]/learn/actions.ts#readOn": {
    at: (s) => `/a/${s.activityId}/learn/bias`,
    args: (s) => [form({ activity: s.activityId, section: "bias" })],
    may: ofTheClass,
  },
  "app/a/[activity]/learn/actions.ts#placeTerm": byStudents("/learn/match", () => [json({ term: "bias", place: 0 })]),
  "app/a/[activity]/learn/actions.ts#answerCheck": byStudents("/learn/check", () => [form({ check: "hallucinate", option: "likely" })]),
  "app/a/[activity]/team-news-actions.ts#noteTeamSeenAction": inOne(byStudents("/write", () => []), () => ({ stamp: "" })),
  "app/a/[activity]/merge-actions.ts#mergesSeenAction": byStudents("/write", () => []),
  "app/a/[activity]/choose-mode-actions.ts#chooseModeAction": byStudents("/learn/bias", () => [json("bias")]),
  "app/a/[activity]/write/actions.ts#handInAction": byStudents("/write", () => [json({ incomplete: true })]),
  "app/a/[activity]/write/actions.ts#takeBackAction": byStudents("/write", () => []),
  "app/a/[activity]/history/[worksheet]/actions.ts#restoreVersionAction": onHistory(() => ({ writer: randomUUID(), n: 1 })),
  "app/a/[activity]/history/[worksheet]/actions.ts#undoRestoreAction": onHistory(() => ({ restore: randomUUID() })),
  "app/a/[activity]/compare/actions.ts#presentAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "app/a/[activity]/compare/actions.ts#showPartAction": byStudents("/compare", (s) => [json({ match: s.matchId, part: "harmed" })], bothTeams),
  "app/a/[activity]/compare/actions.ts#stopPresentingAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "app/a/[activity]/compare/actions.ts#swapOrderAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "app/a/[activity]/vote/actions.ts#castBallotAction": inOne(byStudents("/vote", () => []), () => ({ kind: "final", choice: "bias", reason: "" })),
  "app/a/[activity]/vote/actions.ts#skipBeforeAction": byStudents("/write", () => []),
  "app/a/[activity]/vote/actions.ts#noteResultsSeenAction": byStudents("/results", () => []),

  "app/teacher/actions.ts#newClass": { at: () => "/teacher", args: () => [json({}), form({ name: "Period 9" })], may: teachers },
  "app/teacher/actions.ts#invite": { at: () => "/teacher", args: () => [], may: teachers },
  "app/teacher/actions.ts#withdraw": { at: () => "/teacher", args: () => [json("00000000-0000-4000-8000-000000000000")], may: teachers },
  "app/teacher/classes/[class]/actions.ts#replaceCode": ofClass(),
  "app/teacher/classes/[class]/actions.ts#setJoining": ofClass(() => ({ open: false })),
  "app/teacher/classes/[class]/actions.ts#addNames": ofClass(() => ({ names: "Ada" })),
  "app/teacher/classes/[class]/actions.ts#resetPin": ofClass((s) => ({ studentId: s.studentId })),
  "app/teacher/classes/[class]/actions.ts#clearMisses": ofClass((s) => ({ studentId: s.studentId })),
  "app/teacher/classes/[class]/actions.ts#renameStudent": ofClass((s) => ({ studentId: s.studentId, name: "Another Name" })),
  "app/teacher/classes/[class]/actions.ts#mergeStudents": ofClass((s) => ({ studentId: s.studentId, intoId: s.studentId, samePerson: true })),
  "app/teacher/classes/[class]/actions.ts#removeStudent": ofClass((s) => ({ studentId: s.studentId })),
  "app/teacher/classes/[class]/actions.ts#renameClass": ofClass(() => ({ name: "Period 9" })),
  "app/teacher/classes/[class]/actions.ts#newActivity": ofClass(() => ({ name: "Another one" })),
  "app/teacher/classes/[class]/actions.ts#renameActivity": ofClass((s) => ({ activityId: s.activityId, name: "Another name" })),
  "app/teacher/activities/[activity]/actions.ts#movePhaseAction": byTeachers("", () => [json({ to: "vote", expected: "compare", make: { teams: false, matches: "none" } })]),
  "app/teacher/activities/[activity]/ballots/actions.ts#openBallotsAction": byTeachers("/ballots", () => []),
  "app/teacher/activities/[activity]/ballots/actions.ts#hideReasonAction": inOne(byTeachers("/ballots", () => []), (s) => ({ studentId: s.studentId, hidden: true })),
  "app/teacher/activities/[activity]/casebook/actions.ts#includeInCasebookAction": inOne(byTeachers("/casebook", () => []), (s) => ({ teamId: s.team.id, included: true })),
  "app/teacher/activities/[activity]/casebook/actions.ts#putNotesInCasebookAction": inOne(byTeachers("/casebook", () => []), () => ({ on: true })),
  "app/teacher/activities/[activity]/teams/actions.ts#previewChangeAction": byTeachers("/teams", () => [json({ do: "draw-teams" })]),
  "app/teacher/activities/[activity]/teams/actions.ts#applyChangeAction": byTeachers("/teams", () => [json({ change: { do: "draw-teams" }, seed: 1, expected: "" })]),
  "app/teacher/activities/[activity]/teams/actions.ts#placeAction": byTeachers("/teams", (s) => [json({ studentId: s.studentId, teamId: s.team.id })]),
  "app/teacher/activities/[activity]/teams/actions.ts#markAbsentAction": byTeachers("/teams", (s) => [json({ studentId: s.studentId, absent: true })]),
  "app/teacher/activities/[activity]/teams/actions.ts#setChoiceAction": byTeachers("/teams", () => [json({ open: false })]),
  "app/teacher/activities/[activity]/new-names/actions.ts#removeNewNamesAction": byTeachers("/new-names", (s) => [json({ students: [{ id: s.studentId, part: false }] })]),
  "app/teacher/activities/[activity]/journal/actions.ts#previewUndoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "app/teacher/activities/[activity]/journal/actions.ts#undoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#giveMarkAction": onSubmission(() => harmMark),
  "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#writeCommentAction": onSubmission(newComment),
  "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#deleteCommentAction": onSubmission(randomUUID),
  "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#outcomeAction": onSubmission(() => "release"),
  "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#releaseSeveralAction": { ...byTeachers("", (s) => [json([s.submissionId])]), at: submission },
  "app/teacher/activities/[activity]/worksheets/[team]/actions.ts#handInForTeamAction": {
    at: (s) => `/teacher/activities/${s.activityId}/worksheets/${s.team.id}`,
    args: (s) => [json(s.activityId), json(s.team.id), json({ incomplete: true })],
    may: teachersOfTheClass,
  },
};

/** Ids of another class, inside one's own: each must change nothing there. */
export const strayCalls: { name: string; at: (mine: Scene) => string; args: (mine: Scene, theirs: Scene) => Argument[] }[] = [
  { name: "app/teacher/classes/[class]/actions.ts#resetPin", at: (s) => `/teacher/classes/${s.classId}`, args: (s, t) => [json({ classId: s.classId, studentId: t.studentId })] },
  { name: "app/teacher/classes/[class]/actions.ts#clearMisses", at: (s) => `/teacher/classes/${s.classId}`, args: (s, t) => [json({ classId: s.classId, studentId: t.studentId })] },
  { name: "app/teacher/classes/[class]/actions.ts#removeStudent", at: (s) => `/teacher/classes/${s.classId}`, args: (s, t) => [json({ classId: s.classId, studentId: t.studentId })] },
  { name: "app/teacher/activities/[activity]/new-names/actions.ts#removeNewNamesAction", at: board, args: (s, t) => [json(s.activityId), json({ students: [{ id: t.studentId, part: false }] })] },
  { name: "app/teacher/classes/[class]/actions.ts#renameActivity", at: (s) => `/teacher/classes/${s.classId}`, args: (s, t) => [json({ classId: s.classId, activityId: t.activityId, name: "Another name" })] },
  { name: "app/teacher/activities/[activity]/ballots/actions.ts#hideReasonAction", at: board, args: (s, t) => [json({ activityId: s.activityId, studentId: t.studentId, hidden: true })] },
  { name: "app/teacher/activities/[activity]/casebook/actions.ts#includeInCasebookAction", at: board, args: (s, t) => [json({ activityId: s.activityId, teamId: t.team.id, included: true })] },
  { name: "app/teacher/activities/[activity]/teams/actions.ts#markAbsentAction", at: board, args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, absent: true })] },
  { name: "app/teacher/activities/[activity]/teams/actions.ts#placeAction", at: board, args: (s, t) => [json(s.activityId), json({ studentId: t.studentId, teamId: t.team.id })] },
  { name: "app/teacher/activities/[activity]/worksheets/[team]/actions.ts#handInForTeamAction", at: board, args: (s, t) => [json(s.activityId), json(t.team.id), json({ incomplete: true })] },
  ...([["giveMarkAction", harmMark], ["writeCommentAction", newComment()], ["deleteCommentAction", randomUUID()], ["outcomeAction", "return"]] as const).map(([name, rest]) => ({
    name: `app/teacher/activities/[activity]/submissions/[submission]/actions.ts#${name}`,
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(t.submissionId), json(rest)],
  })),
  { name: "app/teacher/activities/[activity]/submissions/[submission]/actions.ts#releaseSeveralAction", at: board, args: (s, t) => [json(s.activityId), json([t.submissionId])] },
  ...(
    [
      (t: Scene) => ({ do: "move", studentId: t.studentId, destination: { to: "new", mode: "bias" } }),
      (t: Scene) => ({ do: "mode", teamId: t.team.id, mode: "bias" }),
      (t: Scene) => ({ do: "meet", teamId: t.team.id, otherId: t.otherTeam.id }),
      (t: Scene) => ({ do: "exemplar", teamId: t.team.id, mode: "bias" }),
    ] as const
  ).map((change) => ({
    name: "app/teacher/activities/[activity]/teams/actions.ts#previewChangeAction",
    at: board,
    args: (s: Scene, t: Scene) => [json(s.activityId), json(change(t))],
  })),
];

function board(scene: Scene): string {
  return `/teacher/activities/${scene.activityId}`;
}
