/** Who may call each server action, and a call that succeeds, or is refused for a reason other than the caller's role. */
import { randomUUID } from "node:crypto";
import type { Role, Scene } from "./scene";
import { ofTheClass, owners, teachers, teachersOfTheClass } from "./table";
import {
  byReaders,
  byStudents,
  byTeachers,
  form,
  harmMark,
  json,
  newComment,
  onAccount,
  onActivityOfClass,
  onClass,
  onHistory,
  onRoster,
  onSubmission,
  open,
  rubricEdit,
  submission,
  type ActionRow,
} from "./action-row";

const match = (s: Scene) => json({ match: s.matchId });
const bothTeams: readonly Role[] = ["partner", "team-mate"];
const aFlag = (more: object = {}) => json({ flagId: randomUUID(), ...more });
const twoMore = { minutes: 2, expected: "compare" } as const;
export const actions: Record<string, ActionRow> = {
  "lib/actions/joining/join.ts#join": open((s) => `/join/${s.code}`, json({}), form({ code: "", name: "", pin: "" })),
  "lib/actions/signing-in/setup.ts#setUp": open(
    () => "/",
    json({}),
    form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/actions/signing-in/sign-in.ts#signIn": open(
    () => "/teacher/sign-in",
    json({}),
    form({ email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/actions/signing-in/invite.ts#findInvitation": open(() => "/teacher/invite", json("guessed")),
  "lib/actions/signing-in/invite.ts#accept": open(
    () => "/teacher/invite",
    json({}),
    form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/actions/signing-in/invite.ts#signInInvited": open(
    () => "/teacher/invite",
    json({}),
    form({ token: "guessed", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/actions/signing-in/invite.ts#joinClass": {
    at: () => "/teacher/invite",
    args: () => [json("guessed")],
    may: teachers,
  },
  "lib/actions/signing-in/reset.ts#findResetLink": open(() => "/teacher/reset", json("guessed")),
  "lib/actions/signing-in/reset.ts#setPassword": open(
    () => "/teacher/reset",
    json({}),
    form({ token: "guessed", password: "long enough to be one" }),
  ),

  "lib/actions/signing-in/outside.ts#beginInvitationAction": open(() => "/teacher/invite", json("guessed")),
  "lib/actions/signing-in/outside.ts#joinWithName": open(() => "/sign-in/school/name", json({}), form({ name: "Ada" })),
  "lib/actions/signing-in/outside.ts#proveAccount": open(() => "/sign-in/school/password", json({}), form({})),
  "lib/actions/signing-in/account.ts#changeAccountForm": onAccount(json({}), form({ password: "guessed" })),
  "lib/actions/signing-in/outside.ts#beginLinkAction": onAccount(json({ password: "guessed" })),
  "lib/actions/signing-in/outside.ts#unlinkAction": onAccount(),
  "lib/actions/signing-in/outside.ts#setWayInAction": {
    at: () => "/teacher/installation",
    args: () => [json({ way: "pins", on: true })],
    may: owners,
  },

  "lib/actions/signing-in/outside.ts#unlinkStudentAction": {
    ...onClass((s) => ({ studentId: s.studentId })),
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}`,
  },
  "lib/actions/courses/launches.ts#chooseActivityAction": {
    at: () => "/teacher",
    args: (s) => [json({}), form({ launch: randomUUID(), activity: s.activityId })],
    may: teachers,
  },
  "lib/actions/courses/launches.ts#linkLaunchAction": {
    at: () => "/teacher",
    args: () => [json({ launch: randomUUID(), password: "guessed" })],
    may: teachers,
  },
  "lib/actions/courses/launches.ts#unlinkPlatformAction": onAccount(json("https://moodle.example.org")),
  "lib/actions/courses/roster.ts#loadCourseListAction": onRoster(() => ({ linkId: randomUUID() })),
  "lib/actions/courses/marks.ts#sendMarksAction": byTeachers("/export/course", () => [json({ linkId: randomUUID() })]),
  "lib/actions/learning/learn.ts#finishSection": {
    at: (s) => `/a/${s.activityId}/learn/bias`,
    args: (s) => [json({}), form({ activity: s.activityId, section: "bias" })],
    may: ofTheClass,
  },
  "lib/actions/learning/learn.ts#placeTerm": byStudents("/learn/match", () => [json({ term: "bias", place: 0 })]),
  "lib/actions/learning/learn.ts#answerCheck": byStudents("/learn/check", () => [
    form({ check: "hallucinate", option: "likely" }),
  ]),
  "lib/actions/teams/team-news.ts#noteTeamSeenAction": byStudents("/write", () => [json({ stamp: "" })]),
  "lib/actions/joining/merge-news.ts#mergesSeenAction": byStudents("/write", () => []),
  "lib/actions/teams/choose-mode.ts#chooseModeAction": byStudents("/learn/bias", () => [json("bias")]),
  "lib/actions/writing/hand-in.ts#handInAction": byStudents("/write", () => [json({ incomplete: true })]),
  "lib/actions/writing/hand-in.ts#takeBackAction": byStudents("/write", () => []),
  "lib/actions/history/history.ts#restoreVersionAction": onHistory(() => ({ writer: randomUUID(), n: 1 })),
  "lib/actions/history/history.ts#undoRestoreAction": onHistory(() => ({ restore: randomUUID() })),
  "lib/actions/comparing/compare.ts#presentAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "lib/actions/comparing/compare.ts#showPartAction": byStudents(
    "/compare",
    (s) => [json({ match: s.matchId, part: "harmed" })],
    bothTeams,
  ),
  "lib/actions/comparing/compare.ts#stopPresentingAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "lib/actions/comparing/compare.ts#swapOrderAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "lib/actions/helping/flags.ts#askForHelpAction": byStudents("/write", () => [json({ sentence: "Is this enough?" })]),
  "lib/actions/helping/flags.ts#takeFlagBackAction": byStudents("/write", () => []),
  "lib/actions/helping/words.ts#ownWordsAction": byStudents("/write", () => []),
  "lib/actions/helping/words.ts#readWordAction": byStudents("/write", () => [json({ wordId: randomUUID() })]),
  "lib/actions/voting/vote.ts#castBallotAction": byStudents("/vote", () => [
    json({ kind: "final", choice: "bias", reason: "" }),
  ]),
  "lib/actions/voting/vote.ts#skipBeforeAction": byStudents("/write", () => []),
  "lib/actions/voting/vote.ts#noteResultsSeenAction": byStudents("/results", () => []),

  "lib/actions/classes/classes.ts#newClass": { at: () => "/teacher", args: () => [json({}), form({})], may: teachers },
  "lib/actions/classes/classes.ts#invite": { at: () => "/teacher", args: () => [], may: teachers },
  "lib/actions/classes/classes.ts#withdraw": {
    at: () => "/teacher",
    args: () => [json("00000000-0000-4000-8000-000000000000")],
    may: teachers,
  },
  "lib/actions/classes/class.ts#replaceCode": onClass(),
  "lib/actions/classes/class.ts#setJoining": onClass(() => ({ open: false })),
  "lib/actions/classes/class.ts#addNames": onClass(() => ({ names: "Ada" })),
  "lib/actions/classes/roster.ts#compareRosterAction": onRoster(() => ({
    rows: [{ line: 1, name: "Ada", record: {}, unread: [] }],
  })),
  "lib/actions/classes/roster.ts#importRosterAction": onRoster(() => ({
    add: [{ name: "Ada", record: { section: "9B" } }],
    update: [],
    remove: [],
  })),
  "lib/actions/classes/roster.ts#setSectionAction": onClass((s) => ({ studentId: s.studentId, section: "9B" })),
  "lib/actions/classes/class.ts#resetPin": onClass((s) => ({ studentId: s.studentId })),
  "lib/actions/classes/class.ts#clearMisses": onClass((s) => ({ studentId: s.studentId })),
  "lib/actions/classes/class.ts#renameStudent": onClass((s) => ({ studentId: s.studentId, name: "Another Name" })),
  "lib/actions/classes/class.ts#mergeStudents": onClass((s) => ({
    studentId: s.studentId,
    intoId: s.studentId,
    samePerson: true,
  })),
  "lib/actions/classes/class.ts#removeStudent": onClass((s) => ({ studentId: s.studentId })),
  "lib/actions/classes/class.ts#renameClass": onClass(() => ({ name: "Period 9" })),
  "lib/actions/classes/class.ts#addTeacher": onClass((s) => ({ email: s.strangerEmail, may: "read" })),
  "lib/actions/classes/class.ts#setTeacherRight": onClass((s) => ({ teacherId: s.readerId, may: "steer" })),
  "lib/actions/classes/class.ts#removeTeacher": onClass((s) => ({ teacherId: s.readerId })),
  "lib/actions/classes/class.ts#inviteIntoClass": onClass(() => ({ may: "read" })),
  "lib/actions/classes/class.ts#withdrawClassInvitation": onClass(() => ({ linkId: randomUUID() })),
  "lib/actions/classes/class.ts#newActivity": onClass(() => ({ name: "Another one" })),
  "lib/actions/classes/class.ts#renameActivity": onClass((s) => ({ activityId: s.activityId, name: "Another name" })),
  "lib/actions/privacy/owners.ts#setOwnerAction": {
    at: () => "/teacher/installation",
    args: (s) => [json({ teacherId: s.readerId, owner: false })],
    may: owners,
  },
  "lib/actions/privacy/retention.ts#setRetentionAction": onClass(() => ({ namesMonths: null, workMonths: null })),
  "lib/actions/privacy/erase.ts#eraseStudentAction": {
    ...onClass((s) => ({ studentId: s.studentId, name: "not the name" })),
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}`,
  },
  "lib/actions/classes/class.ts#copyActivity": onClass((s) => ({
    activityId: s.activityId,
    name: "A copy",
    teams: true,
  })),
  ...onActivityOfClass("archiveActivity", "deleteActivity", "bringActivityBack"),
  "lib/actions/classes/class.ts#archiveClass": onClass(),
  "lib/actions/classes/class.ts#deleteClass": onClass(),
  "lib/actions/classes/class.ts#bringClassBack": onClass(),
  "lib/actions/phases/move-phase.ts#movePhaseAction": byTeachers("", () => [
    json({ to: "vote", expected: "compare", make: { teams: false, matches: "none" } }),
  ]),
  "lib/actions/clocks/clocks.ts#setClockAction": byTeachers("", () => [json({ minutes: 12, expected: "compare" })]),
  "lib/actions/clocks/clocks.ts#extendClockAction": byTeachers("", (s) => [json({ ...twoMore, teamId: s.team.id })]),
  "lib/actions/clocks/clocks.ts#choosePlanAction": byTeachers("", () => [json({ plan: "60" })]),
  "lib/actions/clocks/clocks.ts#pauseAction": byTeachers("", () => [json({ kind: "pause", sentence: "Look here" })]),
  "lib/actions/clocks/clocks.ts#changePauseAction": byTeachers("", () => [json({ to: "end" })]),
  "lib/actions/clocks/clocks.ts#extraTimeAction": onClass((s) => ({ studentId: s.studentId, percent: 150 })),
  "lib/actions/helping/flags.ts#answerFlagAction": byTeachers("", () => [aFlag({ text: "A page" })]),
  "lib/actions/helping/flags.ts#comeToFlagAction": byTeachers("", () => [aFlag()]),
  "lib/actions/helping/flags.ts#putFlagAwayAction": byTeachers("", () => [aFlag()]),
  "lib/actions/helping/words.ts#sendWordAction": byTeachers("", () => [
    json({ id: randomUUID(), to: "all", text: "Look here" }),
  ]),
  "lib/actions/board/watch.ts#watchTeamAction": byReaders("", (s) => [json({ teamId: s.team.id })]),
  "lib/actions/projector/wall.ts#putOnWallAction": byTeachers("", (s) => [
    json({ spotlight: { what: "case", teamId: s.team.id } }),
  ]),
  "lib/actions/projector/wall.ts#turnWallPageAction": byTeachers("", () => [json({ from: 0, by: 1 })]),
  "lib/actions/projector/wall.ts#wallNamesAction": byTeachers("", () => [json({ on: true })]),
  "lib/actions/projector/wall.ts#moveRevealAction": byTeachers("", () => [json({ from: 0, by: 1 })]),
  "lib/actions/voting/ballots.ts#openBallotsAction": byReaders("/ballots", () => []),
  "lib/actions/voting/ballots.ts#hideReasonAction": byTeachers("/ballots", (s) => [
    json({ studentId: s.studentId, hidden: true }),
  ]),
  "lib/actions/casebook/casebook.ts#includeInCasebookAction": byTeachers("/casebook", (s) => [
    json({ teamId: s.team.id, included: true }),
  ]),
  "lib/actions/casebook/casebook.ts#putNotesInCasebookAction": byTeachers("/casebook", () => [json({ on: true })]),
  "lib/actions/teams/arrange.ts#previewChangeAction": byTeachers("/teams", () => [json({ do: "draw-teams" })]),
  "lib/actions/teams/arrange.ts#applyChangeAction": byTeachers("/teams", () => [
    json({ change: { do: "draw-teams" }, seed: 1, expected: "" }),
  ]),
  "lib/actions/teams/arrange.ts#placeAction": byTeachers("/teams", (s) => [
    json({ studentId: s.studentId, teamId: s.team.id }),
  ]),
  "lib/actions/teams/arrange.ts#markAbsentAction": byTeachers("/teams", (s) => [
    json({ studentId: s.studentId, absent: true }),
  ]),
  "lib/actions/teams/arrange.ts#lockAction": byTeachers("/teams", (s) => [
    json({ what: "team", teamId: s.team.id, locked: true }),
  ]),
  "lib/actions/teams/arrange.ts#setChoiceAction": byTeachers("/teams", () => [json({ open: false })]),
  "lib/actions/joining/new-names.ts#removeNewNamesAction": byTeachers("/new-names", (s) => [
    json({ students: [{ id: s.studentId, part: false }] }),
  ]),
  "lib/actions/journal/undo.ts#previewUndoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "lib/actions/journal/undo.ts#undoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "lib/actions/reviewing/review.ts#giveMarkAction": onSubmission(() => harmMark),
  "lib/actions/reviewing/review.ts#writeCommentAction": onSubmission(newComment),
  "lib/actions/reviewing/review.ts#chooseMarkAction": onSubmission(() => harmMark),
  "lib/actions/reviewing/review.ts#deleteCommentAction": onSubmission(() => ({ id: randomUUID(), seen: null })),
  "lib/actions/reviewing/review.ts#outcomeAction": onSubmission(() => "release"),
  "lib/actions/reviewing/review.ts#releaseSeveralAction": {
    ...byTeachers("", (s) => [json([s.submissionId])]),
    at: submission,
  },
  "lib/actions/reviewing/review.ts#editRubricAction": byTeachers("/rubric", () => [json(rubricEdit)]),
  "lib/actions/reviewing/review.ts#ownCommentsAction": { at: submission, args: () => [], may: teachers },
  "lib/actions/writing/hand-in-for-team.ts#handInForTeamAction": {
    at: (s) => `/teacher/activities/${s.activityId}/worksheets/${s.team.id}`,
    args: (s) => [json(s.activityId), json(s.team.id), json({ incomplete: true })],
    may: teachersOfTheClass,
  },
};
