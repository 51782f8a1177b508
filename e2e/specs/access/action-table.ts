/** Who may call each server action, and a call that succeeds, or is refused for a reason other than the caller's role. */
import { randomUUID } from "node:crypto";
import type { Role, Scene } from "./scene";
import { studentsOfTheClass, owners, teachers, teachersOfTheClass } from "./table";
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
  onInstallation,
  onLesson,
  onRoster,
  onSubmission,
  open,
  rubricEdit,
  submission,
  type ActionRow,
} from "./action-row";

const match = (s: Scene) => json({ match: s.matchId });
const aboutFeedback = (s: Scene) => [json({ feedback: s.feedbackId })];
const bothTeams: readonly Role[] = ["partner", "team-mate"];
const aFlag = (more: object = {}) => json({ flagId: randomUUID(), ...more });
const twoMore = { minutes: 2, expected: "compare" } as const;
export const actions: Record<string, ActionRow> = {
  "lib/features/people/joining/actions/join.ts#join": open(
    (s) => `/join/${s.code}`,
    json({}),
    form({ code: "", name: "", pin: "" }),
  ),
  "lib/features/people/signing-in/actions/setup.ts#setUp": open(
    () => "/",
    json({}),
    form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/features/people/signing-in/actions/sign-in.ts#signIn": open(
    () => "/teacher/sign-in",
    json({}),
    form({ email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/features/people/signing-in/actions/invite.ts#findInvitation": open(() => "/teacher/invite", json("guessed")),
  "lib/features/people/signing-in/actions/invite.ts#accept": open(
    () => "/teacher/invite",
    json({}),
    form({ token: "guessed", name: "M", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/features/people/signing-in/actions/invite.ts#signInInvited": open(
    () => "/teacher/invite",
    json({}),
    form({ token: "guessed", email: "m@example.org", password: "long enough to be one" }),
  ),
  "lib/features/people/signing-in/actions/invite.ts#joinClass": {
    at: () => "/teacher/invite",
    args: () => [json("guessed")],
    may: teachers,
  },
  "lib/features/people/signing-in/actions/reset.ts#findResetLink": open(() => "/teacher/reset", json("guessed")),
  "lib/features/people/signing-in/actions/reset.ts#setPassword": open(
    () => "/teacher/reset",
    json({}),
    form({ token: "guessed", password: "long enough to be one" }),
  ),

  "lib/features/people/signing-in/actions/outside.ts#beginInvitationAction": open(
    () => "/teacher/invite",
    json("guessed"),
  ),
  "lib/features/people/signing-in/actions/outside.ts#joinWithName": open(
    () => "/sign-in/school/name",
    json({}),
    form({ name: "Ada" }),
  ),
  "lib/features/courses/actions/launches.ts#proveAccount": open(() => "/sign-in/school/password", json({}), form({})),
  "lib/features/people/signing-in/actions/account.ts#changeAccountForm": onAccount(
    json({}),
    form({ password: "guessed" }),
  ),
  "lib/features/people/signing-in/actions/outside.ts#beginLinkAction": onAccount(json({ password: "guessed" })),
  "lib/features/people/signing-in/actions/outside.ts#unlinkAction": onAccount(),
  "lib/features/people/signing-in/actions/outside.ts#setWayInAction": {
    at: () => "/teacher/installation",
    args: () => [json({ way: "pins", on: true })],
    may: owners,
  },

  "lib/features/people/signing-in/actions/outside.ts#unlinkStudentAction": {
    ...onClass((s) => ({ studentId: s.studentId })),
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}`,
  },
  "lib/features/courses/actions/launches.ts#chooseActivityAction": {
    at: () => "/teacher",
    args: (s) => [json({}), form({ launch: randomUUID(), activity: s.activityId })],
    may: teachers,
  },
  "lib/features/courses/actions/launches.ts#linkLaunchAction": {
    at: () => "/teacher",
    args: () => [json({ launch: randomUUID(), password: "guessed" })],
    may: teachers,
  },
  "lib/features/courses/actions/launches.ts#unlinkPlatformAction": onAccount(json("https://moodle.example.org")),
  "lib/features/courses/actions/roster.ts#loadCourseListAction": onRoster(() => ({ linkId: randomUUID() })),
  "lib/features/courses/actions/marks.ts#sendMarksAction": byTeachers("/export/course", () => [
    json({ linkId: randomUUID() }),
  ]),
  "lib/features/learning/actions/learn.ts#finishSection": {
    at: (s) => `/a/${s.activityId}/learn/bias`,
    args: (s) => [json({}), form({ activity: s.activityId, section: "bias" })],
    may: studentsOfTheClass,
  },
  "lib/features/learning/actions/learn.ts#finishGuesses": {
    at: (s) => `/a/${s.activityId}/learn/bias`,
    args: (s) => [json({}), form({ activity: s.activityId })],
    may: studentsOfTheClass,
  },
  "lib/features/learning/actions/learn.ts#placeTerm": byStudents("/learn/match", () => [
    json({ term: "bias", place: 0 }),
  ]),
  "lib/features/learning/actions/learn.ts#answerCheck": byStudents("/learn/check", () => [
    form({ check: "hallucinate", option: "likely" }),
  ]),
  "lib/features/teams/actions/team-news.ts#noteTeamSeenAction": byStudents("/write", () => [json({ stamp: "" })]),
  "lib/features/people/joining/actions/merge-news.ts#mergesSeenAction": byStudents("/write", () => []),
  "lib/features/teams/actions/choose-mode.ts#chooseModeAction": byStudents("/learn/bias", () => [json("bias")]),
  "lib/features/cases/writing/actions/hand-in.ts#handInAction": byStudents("/write", () => [
    json({ incomplete: true }),
  ]),
  "lib/features/cases/writing/actions/hand-in.ts#takeBackAction": byStudents("/write", () => []),
  "lib/features/cases/history/actions/history.ts#restoreVersionAction": onHistory(() => ({
    writer: randomUUID(),
    n: 1,
  })),
  "lib/features/cases/history/actions/history.ts#undoRestoreAction": onHistory(() => ({ restore: randomUUID() })),
  "lib/features/cases/comparing/actions/compare.ts#presentAction": byStudents("/compare", (s) => [match(s)], bothTeams),
  "lib/features/cases/comparing/actions/compare.ts#showPartAction": byStudents(
    "/present",
    (s) => [json({ match: s.matchId, part: "harmed" })],
    bothTeams,
  ),
  "lib/features/cases/comparing/actions/compare.ts#stopPresentingAction": byStudents(
    "/present",
    (s) => [match(s)],
    bothTeams,
  ),
  "lib/features/cases/comparing/actions/compare.ts#swapOrderAction": byStudents(
    "/compare",
    (s) => [match(s)],
    bothTeams,
  ),
  "lib/features/cases/feedback/actions/feedback.ts#startFeedbackAction": byStudents(
    "/feedback",
    (s) => [match(s)],
    bothTeams,
  ),
  "lib/features/cases/feedback/actions/feedback.ts#sendFeedbackAction": byStudents("/feedback", aboutFeedback, [
    "team-mate",
  ]),
  "lib/features/cases/feedback/actions/feedback.ts#openFeedbackAction": byStudents(
    "/feedback",
    (s) => [json({ feedback: s.receivedFeedbackId })],
    ["team-mate"],
  ),
  "lib/features/hour/helping/actions/flags.ts#askForHelpAction": byStudents("/write", () => [
    json({ sentence: "Is this enough?" }),
  ]),
  "lib/features/hour/helping/actions/flags.ts#takeFlagBackAction": byStudents("/write", () => []),
  "lib/features/hour/helping/actions/messages.ts#ownMessagesAction": byStudents("/write", () => []),
  "lib/features/hour/helping/actions/messages.ts#readMessageAction": byStudents("/write", () => [
    json({ wordId: randomUUID() }),
  ]),
  "lib/features/votes/tickets/actions/tickets.ts#saveTicketAction": byStudents("/results", () => [
    json({ mind: "The other case.", test: "" }),
  ]),
  "lib/features/votes/voting/actions/vote.ts#castBallotAction": byStudents("/vote", () => [
    json({ kind: "final", choice: "bias", reason: "" }),
  ]),
  "lib/features/votes/voting/actions/vote.ts#skipBeforeAction": byStudents("/write", () => []),
  "lib/features/votes/voting/actions/vote.ts#noteResultsSeenAction": byStudents("/results", () => []),

  "lib/features/people/classes/actions/classes.ts#newClass": {
    at: () => "/teacher",
    args: () => [json({}), form({})],
    may: teachers,
  },
  "lib/features/people/classes/actions/classes.ts#invite": { at: () => "/teacher", args: () => [], may: teachers },
  "lib/features/people/classes/actions/classes.ts#withdraw": {
    at: () => "/teacher",
    args: () => [json("00000000-0000-4000-8000-000000000000")],
    may: teachers,
  },
  "lib/features/lessons/actions/lessons.ts#copyLessonForm": {
    at: () => "/teacher/lessons",
    args: () => [json({}), form({ lesson: randomUUID() })],
    may: teachers,
  },
  "lib/features/lessons/actions/lesson-version.ts#takeVersionAction": byTeachers("/lesson-version", () => [
    json({ version: "gone" }),
  ]),
  "lib/features/lessons/actions/lessons.ts#saveLessonAction": onLesson({ base: {}, mine: {} }),
  "lib/features/lessons/actions/lessons.ts#publishLessonAction": onLesson(),
  "lib/features/lessons/actions/lessons.ts#showLessonAction": { ...onLesson(), at: () => "/teacher/lessons" },
  "lib/features/lessons/actions/lessons.ts#removeLessonAction": { ...onLesson(), at: () => "/teacher/lessons" },
  "lib/features/people/classes/actions/class.ts#replaceCode": onClass(),
  "lib/features/people/classes/actions/class.ts#setJoining": onClass(() => ({ open: false })),
  "lib/features/people/classes/actions/class.ts#addNames": onClass(() => ({ names: "Ada" })),
  "lib/features/arranging/students/actions/roster.ts#compareRosterAction": onRoster(() => ({
    rows: [{ line: 1, name: "Ada", record: {}, unread: [] }],
  })),
  "lib/features/courses/actions/roster.ts#importRosterAction": onRoster(() => ({
    add: [{ name: "Ada", record: { section: "9B" } }],
    update: [],
    remove: [],
  })),
  "lib/features/arranging/students/actions/roster.ts#setSectionAction": onClass((s) => ({
    studentId: s.studentId,
    section: "9B",
  })),
  "lib/features/people/classes/actions/class.ts#resetPin": onClass((s) => ({ studentId: s.studentId })),
  "lib/features/people/classes/actions/class.ts#clearMisses": onClass((s) => ({ studentId: s.studentId })),
  "lib/features/people/classes/actions/class.ts#renameStudent": onClass((s) => ({
    studentId: s.studentId,
    name: "Another Name",
  })),
  "lib/features/arranging/students/actions/students.ts#mergeStudents": onClass((s) => ({
    studentId: s.studentId,
    intoId: s.studentId,
    samePerson: true,
  })),
  "lib/features/arranging/students/actions/students.ts#removeStudents": onClass((s) => ({ studentIds: [s.studentId] })),
  "lib/features/people/classes/actions/class.ts#renameClass": onClass(() => ({ name: "Period 9" })),
  "lib/features/people/classes/actions/class.ts#addTeacher": onClass((s) => ({ email: s.strangerEmail, may: "read" })),
  "lib/features/people/classes/actions/class.ts#setTeacherRight": onClass((s) => ({
    teacherId: s.readerId,
    may: "steer",
  })),
  "lib/features/people/classes/actions/class.ts#removeTeacher": onClass((s) => ({ teacherId: s.readerId })),
  "lib/features/people/classes/actions/class.ts#inviteIntoClass": onClass(() => ({ may: "read" })),
  "lib/features/people/classes/actions/class.ts#withdrawClassInvitation": onClass(() => ({ linkId: randomUUID() })),
  "lib/features/people/classes/actions/class.ts#newActivity": onClass(() => ({ name: "Another one" })),
  "lib/features/people/classes/actions/class.ts#renameActivity": onClass((s) => ({
    activityId: s.activityId,
    name: "Another name",
  })),
  "lib/features/privacy/actions/accounts.ts#setAccountDisabledAction": onInstallation({
    teacherId: randomUUID(),
    disabled: true,
  }),
  "lib/features/privacy/actions/accounts.ts#deleteAccountAction": onInstallation({
    teacherId: randomUUID(),
    classes: "archive",
  }),
  "lib/features/privacy/actions/accounts.ts#makeResetLinkAction": onInstallation({ teacherId: randomUUID() }),
  "lib/features/privacy/actions/owners.ts#setOwnerAction": {
    at: () => "/teacher/installation",
    args: (s) => [json({ teacherId: s.readerId, owner: false })],
    may: owners,
  },
  "lib/features/privacy/actions/retention.ts#setRetentionAction": onClass(() => ({
    namesMonths: null,
    workMonths: null,
  })),
  "lib/features/privacy/actions/erase.ts#eraseStudentAction": {
    ...onClass((s) => ({ studentId: s.studentId, name: "not the name" })),
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}`,
  },
  "lib/features/teams/actions/copy-activity.ts#copyActivity": onClass((s) => ({
    activityId: s.activityId,
    name: "A copy",
    teams: true,
  })),
  ...onActivityOfClass("archiveActivity", "deleteActivity", "bringActivityBack"),
  "lib/features/people/classes/actions/class.ts#archiveClass": onClass(),
  "lib/features/people/classes/actions/class.ts#deleteClass": onClass(),
  "lib/features/people/classes/actions/class.ts#bringClassBack": onClass(),
  "lib/features/phases/actions/go-on.ts#goOnAction": byStudents("/compare", () => [
    json({ from: "learn", withExample: false }),
  ]),
  "lib/features/phases/actions/set-pace.ts#setPaceAction": byTeachers("", () => [
    json({ upTo: "vote", dueAt: null, resultsAt: null }),
  ]),
  "lib/features/phases/actions/move-phase.ts#movePhaseAction": byTeachers("", () => [
    json({ to: "vote", expected: "compare", make: { teams: false, matches: "none" } }),
  ]),
  "lib/features/hour/clocks/actions/clocks.ts#setClockAction": byTeachers("", () => [
    json({ minutes: 12, expected: "compare" }),
  ]),
  "lib/features/hour/clocks/actions/clocks.ts#extendClockAction": byTeachers("", (s) => [
    json({ ...twoMore, teamId: s.team.id }),
  ]),
  "lib/features/hour/clocks/actions/clocks.ts#choosePlanAction": byTeachers("", () => [json({ plan: "60" })]),
  "lib/features/hour/clocks/actions/clocks.ts#changePresentMinutesAction": byTeachers("", () => [json({ minutes: 5 })]),
  "lib/features/hour/clocks/actions/clocks.ts#pauseAction": byTeachers("", () => [
    json({ kind: "pause", sentence: "Look here" }),
  ]),
  "lib/features/hour/clocks/actions/clocks.ts#changePauseAction": byTeachers("", () => [json({ to: "end" })]),
  "lib/features/hour/clocks/actions/clocks.ts#extraTimeAction": onClass((s) => ({
    studentId: s.studentId,
    percent: 150,
  })),
  "lib/features/hour/helping/actions/flags.ts#answerFlagAction": byTeachers("", () => [aFlag({ text: "A page" })]),
  "lib/features/hour/helping/actions/flags.ts#comeToFlagAction": byTeachers("", () => [aFlag()]),
  "lib/features/hour/helping/actions/flags.ts#putFlagAwayAction": byTeachers("", () => [aFlag()]),
  "lib/features/hour/helping/actions/messages.ts#sendMessageAction": byTeachers("", () => [
    json({ id: randomUUID(), to: "all", text: "Look here" }),
  ]),
  "lib/features/screens/board/actions/watch.ts#watchTeamAction": byReaders("", (s) => [json({ teamId: s.team.id })]),
  "lib/features/screens/projector/actions/projector.ts#showOnProjectorAction": byTeachers("", (s) => [
    json({ spotlight: { what: "case", teamId: s.team.id } }),
  ]),
  "lib/features/screens/projector/actions/projector.ts#turnProjectorPageAction": byTeachers("", () => [
    json({ from: 0, by: 1 }),
  ]),
  "lib/features/screens/projector/actions/projector.ts#projectorNamesAction": byTeachers("", () => [
    json({ on: true }),
  ]),
  "lib/features/screens/projector/actions/projector.ts#moveRevealAction": byTeachers("", () => [
    json({ from: 0, by: 1 }),
  ]),
  "lib/features/votes/tickets/actions/tickets.ts#openTicketsAction": byReaders("/ballots", () => []),
  "lib/features/votes/voting/actions/ballots.ts#openBallotsAction": byReaders("/ballots", () => []),
  "lib/features/screens/projector/actions/projector.ts#hideReasonAction": byTeachers("/ballots", (s) => [
    json({ studentId: s.studentId, hidden: true }),
  ]),
  "lib/features/cases/feedback/actions/feedback.ts#hideFeedbackAction": byTeachers("/feedback", (s) => [
    json({ feedbackId: s.feedbackId, hidden: true }),
  ]),
  "lib/features/cases/feedback/actions/feedback.ts#showAllFeedbackAction": byTeachers("/feedback", () => [
    json({ all: true }),
  ]),
  "lib/features/cases/casebook/actions/casebook.ts#includeInCasebookAction": byTeachers("/casebook", (s) => [
    json({ teamId: s.team.id, included: true }),
  ]),
  "lib/features/cases/casebook/actions/casebook.ts#putNotesInCasebookAction": byTeachers("/casebook", () => [
    json({ on: true }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#previewChangeAction": byTeachers("/teams", () => [
    json({ do: "draw-teams" }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#applyChangeAction": byTeachers("/teams", () => [
    json({ change: { do: "draw-teams" }, seed: 1, expected: "" }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#placeAction": byTeachers("/teams", (s) => [
    json({ studentId: s.studentId, teamId: s.team.id }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#markAbsentAction": byTeachers("/teams", (s) => [
    json({ studentId: s.studentId, absent: true }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#lockAction": byTeachers("/teams", (s) => [
    json({ what: "team", teamId: s.team.id, locked: true }),
  ]),
  "lib/features/arranging/teams/actions/arrange.ts#setChoiceAction": byTeachers("/teams", () => [
    json({ open: false }),
  ]),
  "lib/features/arranging/students/actions/newcomers.ts#removeNewNamesAction": byTeachers("/new-names", (s) => [
    json({ students: [{ id: s.studentId, part: false }] }),
  ]),
  "lib/features/undo/actions/undo.ts#previewUndoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "lib/features/undo/actions/undo.ts#undoAction": byTeachers("/journal", () => [json({ entryId: "none" })]),
  "lib/features/cases/reviewing/actions/review.ts#giveMarkAction": onSubmission(() => harmMark),
  "lib/features/cases/reviewing/actions/review.ts#writeCommentAction": onSubmission(newComment),
  "lib/features/cases/reviewing/actions/review.ts#chooseMarkAction": onSubmission(() => harmMark),
  "lib/features/cases/reviewing/actions/review.ts#deleteCommentAction": onSubmission(() => ({
    id: randomUUID(),
    seen: null,
  })),
  "lib/features/cases/reviewing/actions/review.ts#outcomeAction": onSubmission(() => "release"),
  "lib/features/cases/reviewing/actions/review.ts#releaseSeveralAction": {
    ...byTeachers("", (s) => [json([s.submissionId])]),
    at: submission,
  },
  "lib/features/cases/reviewing/actions/review.ts#editRubricAction": byTeachers("/rubric", () => [json(rubricEdit)]),
  "lib/features/cases/reviewing/actions/review.ts#ownCommentsAction": { at: submission, args: () => [], may: teachers },
  "lib/features/cases/writing/actions/hand-in-for-team.ts#handInForTeamAction": {
    at: (s) => `/teacher/activities/${s.activityId}/worksheets/${s.team.id}`,
    args: (s) => [json(s.activityId), json(s.team.id), json({ incomplete: true })],
    may: teachersOfTheClass,
  },
};
