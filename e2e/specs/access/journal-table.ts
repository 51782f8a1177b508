/** What each action of a teacher writes in the journal, and a call that changes something (T8). */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { findNames } from "@/lib/activity/queries/students";
import { listClassInvitations } from "@/lib/features/people/signing-in/queries/teacher-links";
import { storeThrottle } from "@/lib/auth/queries/throttles";
import { listEntries } from "@/lib/activity/queries/journal";
import * as change from "@/db/testing/change-rows";
import { makeFlag, makeLessonVersion } from "@/db/testing/factories";
import { makeLaunch } from "@/db/testing/launches";
import { makeText } from "@/db/testing/student-work";
import { readSession } from "@/lib/auth/session";
import { pinThrottle } from "@/lib/auth/throttle";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { makeLink } from "@/lib/features/people/signing-in/links";
import type { Change } from "@/lib/features/teams/changes";
import type { EntryKind } from "@/lib/activity/journal/changed-kinds";
import type { AuditedRead } from "@/lib/activity/rules/audit";
import type { ActionArgument } from "@/lib/server/testing/actions";
import { form, harmMark } from "./action-row";
import { planned } from "./planned-change";
import type { Role, Scene } from "./scene";

/** Calls another action as the scene's teacher first. */
export type Call = (name: string, ...args: ActionArgument[]) => Promise<void>;
type Prepare = (scene: Scene, call: Call) => Promise<ActionArgument[]> | ActionArgument[];
interface JournalRow {
  /** The kind of the journal's line; null when the action changes nothing. */
  writes: EntryKind | null;
  /** Prepares the scene and returns other arguments, where the call of action-table.ts changes nothing. */
  call?: Prepare;
  /** Who calls the action, when that is not the scene's teacher. */
  as?: Role;
  /** The line of the audit log, for an action that changes nothing (Q34). */
  audited?: AuditedRead;
  /** Whether the changes can't be undone, and so are not recorded (Q31). */
  forGood?: boolean;
  /** The audit log also has that an account was made (Q34). */
  makesAccount?: boolean;
}

const json = (value: unknown): ActionArgument => ({ json: value });
const ofClass = (scene: Scene, input: object) => [json(scene.classId), json(input)];
const writes = (kind: EntryKind, call?: Prepare): JournalRow => ({ writes: kind, call });
const readsOnly = (audited?: AuditedRead, call?: Prepare): JournalRow => ({ writes: null, call, audited });

const onClock = "lib/features/hour/clocks/actions/clocks.ts#";
const inClass = "lib/features/people/classes/actions/class.ts#";
const onSubmission = "lib/features/cases/reviewing/actions/review.ts#";
const commentId = "7d0a3a0e-5b0d-4d0e-9a52-0f6c1d2b3a4c";
const flagOf = async ({ activityId, studentId }: Scene) => (await makeFlag({ activityId, studentId })).id;
const aboutFlag = async (scene: Scene) => [json(scene.activityId), json({ flagId: await flagOf(scene) })];

const closedJoining: Prepare = async (scene, call) => {
  await call(`${inClass}setJoining`, ...ofClass(scene, { open: false }));
  const [entry] = await listEntries(database(), scene, 1);
  return [json(scene.activityId), json({ entryId: entry?.id })];
};

export const journalTable: Record<string, JournalRow> = {
  [`${inClass}replaceCode`]: writes("code"),
  [`${inClass}setJoining`]: writes("joining-close"),
  [`${inClass}addNames`]: writes("names"),
  [`${inClass}resetPin`]: writes("pin"),
  [`${inClass}clearMisses`]: writes("clear-misses", async (scene) => {
    const now = new Date();
    await storeThrottle(database(), pinThrottle(scene.studentId), { count: 7, at: now }, now);
    return ofClass(scene, { studentId: scene.studentId });
  }),
  "lib/features/arranging/students/actions/roster.ts#compareRosterAction": readsOnly("list"),
  "lib/features/courses/actions/roster.ts#importRosterAction": writes("roster"),
  "lib/features/arranging/students/actions/roster.ts#setSectionAction": writes("section"),
  [`${inClass}renameStudent`]: writes("rename-student"),
  "lib/features/arranging/students/actions/students.ts#mergeStudents": writes("merge-students", (scene) =>
    ofClass(scene, { studentId: scene.studentId, intoId: scene.team.memberIds[0], samePerson: true }),
  ),
  "lib/features/arranging/students/actions/students.ts#removeStudents": writes("remove"),
  [`${inClass}renameClass`]: writes("rename-class"),
  [`${inClass}addTeacher`]: writes("teacher-add"),
  [`${inClass}setTeacherRight`]: writes("teacher-right"),
  [`${inClass}removeTeacher`]: writes("teacher-remove"),
  [`${inClass}inviteIntoClass`]: writes("teacher-invite"),
  [`${inClass}withdrawClassInvitation`]: writes("teacher-invite-end", async (scene, call) => {
    await call(`${inClass}inviteIntoClass`, ...ofClass(scene, { may: "read" }));
    const [link] = await listClassInvitations(database(), scene.classId, new Date());
    return ofClass(scene, { linkId: link?.id });
  }),
  "lib/features/people/signing-in/actions/invite.ts#accept": {
    ...writes("teacher-join", async (scene) => [
      json({}),
      form({
        token: await linkInto(scene),
        name: "M",
        email: `${randomUUID()}@example.org`,
        password: "correct horse",
      }),
    ]),
    makesAccount: true,
  },
  "lib/features/people/signing-in/actions/invite.ts#joinClass": {
    ...writes("teacher-join", async (scene) => [json(await linkInto(scene))]),
    as: "teacher of another class",
  },
  [`${inClass}newActivity`]: writes("new-activity"),
  [`${inClass}renameActivity`]: writes("rename-activity"),
  "lib/features/privacy/actions/erase.ts#eraseStudentAction": {
    ...writes("erase", async (scene) => {
      const [student] = await findNames(database(), [scene.studentId]);
      return ofClass(scene, { studentId: scene.studentId, name: student?.name });
    }),
    forGood: true,
  },
  "lib/features/teams/actions/copy-activity.ts#copyActivity": writes("copy-activity"),
  [`${inClass}archiveActivity`]: writes("activity-archive"),
  [`${inClass}deleteActivity`]: writes("activity-delete"),
  [`${inClass}bringActivityBack`]: writes("activity-back", async (scene, call) => {
    await call(`${inClass}archiveActivity`, json(scene.classId), json({ activityId: scene.activityId }));
    return ofClass(scene, { activityId: scene.activityId });
  }),
  [`${inClass}archiveClass`]: writes("class-archive"),
  [`${inClass}deleteClass`]: writes("class-delete"),
  [`${inClass}bringClassBack`]: writes("class-back", async (scene, call) => {
    await call(`${inClass}archiveClass`, json(scene.classId));
    return [json(scene.classId)];
  }),
  "lib/features/lessons/actions/lesson-version.ts#takeVersionAction": writes(
    "lesson-version",
    async ({ activityId }) => {
      const lesson = randomUUID();
      await change.setActivity(activityId, { contentId: await makeLessonVersion(builtInLesson, lesson) });
      const version = await makeLessonVersion({ ...builtInLesson, about: "Mended." }, lesson);
      return [json(activityId), json({ version })];
    },
  ),
  [`${onClock}setClockAction`]: writes("clock"),
  [`${onClock}extendClockAction`]: writes("team-more", async (scene, call) => {
    await call(`${onClock}setClockAction`, json(scene.activityId), json({ minutes: 12, expected: "compare" }));
    return [json(scene.activityId), json({ minutes: 2, expected: "compare", teamId: scene.team.id })];
  }),
  [`${onClock}choosePlanAction`]: writes("plan"),
  [`${onClock}changePresentMinutesAction`]: writes("present-minutes"),
  [`${onClock}pauseAction`]: writes("pause"),
  [`${onClock}changePauseAction`]: writes("pause-end", async (scene, call) => {
    await call(`${onClock}pauseAction`, json(scene.activityId), json({ kind: "pause", sentence: "" }));
    return [json(scene.activityId), json({ to: "end" })];
  }),
  [`${onClock}extraTimeAction`]: writes("extra-time"),
  "lib/features/courses/actions/launches.ts#chooseActivityAction": writes("course-link", async (scene) => [
    json({}),
    form({ launch: await makeLaunch(await teacherOf(scene)), activity: scene.activityId }),
  ]),
  "lib/features/screens/board/actions/watch.ts#watchTeamAction": readsOnly("live"),
  "lib/features/screens/projector/actions/projector.ts#showOnProjectorAction": writes("spotlight"),
  "lib/features/screens/projector/actions/projector.ts#turnProjectorPageAction": writes(
    "spotlight",
    async ({ activityId, team }) => {
      await change.setActivity(activityId, { spotlight: { what: "case", teamId: team.id } });
      return [json(activityId), json({ from: 0, by: 1 })];
    },
  ),
  "lib/features/screens/projector/actions/projector.ts#projectorNamesAction": writes("wall-names"),
  "lib/features/screens/projector/actions/projector.ts#moveRevealAction": writes("reveal-step"),
  "lib/features/hour/helping/actions/flags.ts#answerFlagAction": writes("flag-answer", async (scene) => [
    json(scene.activityId),
    json({ flagId: await flagOf(scene), text: "Any page that says where." }),
  ]),
  "lib/features/hour/helping/actions/flags.ts#comeToFlagAction": writes("flag-coming", aboutFlag),
  "lib/features/hour/helping/actions/flags.ts#putFlagAwayAction": writes("flag-away", aboutFlag),
  "lib/features/hour/helping/actions/messages.ts#sendMessageAction": writes("word"),
  "lib/features/arranging/students/actions/newcomers.ts#removeNewNamesAction": writes("remove-new", (scene) => [
    json(scene.activityId),
    json({ students: [{ id: scene.studentId, part: true }] }),
  ]),
  "lib/features/phases/actions/move-phase.ts#movePhaseAction": writes("phase"),
  "lib/features/phases/actions/set-pace.ts#setPaceAction": writes("pace"),
  "lib/features/votes/tickets/actions/tickets.ts#openTicketsAction": readsOnly("tickets"),
  "lib/features/votes/voting/actions/ballots.ts#openBallotsAction": readsOnly("ballots"),
  "lib/features/screens/projector/actions/projector.ts#hideReasonAction": writes("reason-hide"),
  "lib/features/cases/feedback/actions/feedback.ts#hideFeedbackAction": writes("feedback-hide"),
  "lib/features/cases/feedback/actions/feedback.ts#showAllFeedbackAction": writes("feedback-all", async (scene) => {
    await change.setActivity(scene.activityId, { feedbackShownRound: 0 });
    return [json(scene.activityId), json({ all: true })];
  }),
  "lib/features/cases/casebook/actions/casebook.ts#includeInCasebookAction": writes("casebook-in", async (scene) => {
    await writeSomething(scene);
    return [json(scene.activityId), json({ teamId: scene.otherTeam.id, included: true })];
  }),
  "lib/features/cases/casebook/actions/casebook.ts#putNotesInCasebookAction": writes("notes-in-casebook"),
  "lib/features/arranging/teams/actions/arrange.ts#previewChangeAction": readsOnly(),
  "lib/features/arranging/teams/actions/arrange.ts#applyChangeAction": writes("move", async (scene) => {
    const move: Change = { do: "move", studentId: scene.studentId, destination: { to: "team", teamId: scene.team.id } };
    return [json(scene.activityId), json({ change: move, seed: 7, expected: await planned(scene, move) })];
  }),
  "lib/features/arranging/teams/actions/arrange.ts#placeAction": writes("place"),
  "lib/features/arranging/teams/actions/arrange.ts#markAbsentAction": writes("absent"),
  "lib/features/arranging/teams/actions/arrange.ts#lockAction": writes("lock-team"),
  "lib/features/arranging/teams/actions/arrange.ts#setChoiceAction": writes("choice-close", async (scene) => {
    await change.setActivity(scene.activityId, { choiceOpen: true });
    return [json(scene.activityId), json({ open: false })];
  }),
  "lib/features/undo/actions/undo.ts#previewUndoAction": readsOnly(undefined, closedJoining),
  "lib/features/undo/actions/undo.ts#undoAction": writes("undo", closedJoining),
  [`${onSubmission}giveMarkAction`]: writes("mark"),
  [`${onSubmission}writeCommentAction`]: writes("comment"),
  [`${onSubmission}deleteCommentAction`]: writes("comment-delete", async (scene, call) => {
    await call(
      `${onSubmission}writeCommentAction`,
      json(scene.activityId),
      json(scene.submissionId),
      json({ id: commentId, field: "harmed", passage: null, text: "Who else?", seen: null }),
    );
    return [json(scene.activityId), json(scene.submissionId), json({ id: commentId, seen: "Who else?" })];
  }),
  [`${onSubmission}chooseMarkAction`]: writes("mark-choice", async (scene, call) => {
    const given = [json(scene.activityId), json(scene.submissionId), json(harmMark)];
    await call(`${onSubmission}giveMarkAction`, ...given);
    return given;
  }),
  [`${onSubmission}editRubricAction`]: writes("rubric"),
  [`${onSubmission}ownCommentsAction`]: readsOnly(),
  [`${onSubmission}outcomeAction`]: writes("release"),
  [`${onSubmission}releaseSeveralAction`]: writes("release"),
  "lib/features/cases/writing/actions/hand-in-for-team.ts#handInForTeamAction": writes("hand-in", async (scene) => {
    await writeSomething(scene);
    return [json(scene.activityId), json(scene.otherTeam.id), json({ incomplete: true })];
  }),
};

/** Actions of teachers that change something and write no line, each with its reason. */
export const withoutEntry: Record<string, string> = {
  ...Object.fromEntries(
    ["copyLessonForm", "saveLessonAction", "publishLessonAction", "showLessonAction", "removeLessonAction"].map(
      (name) => [`lib/features/lessons/actions/lessons.ts#${name}`, "is about a teacher's own lesson, and no class"],
    ),
  ),
  "lib/features/people/signing-in/actions/outside.ts#beginInvitationAction":
    "leads to the provider, and changes nothing",
  "lib/features/people/signing-in/actions/outside.ts#joinWithName": "is a student's, who joins",
  "lib/features/courses/actions/launches.ts#proveAccount": "is about the teacher's own account, and no class",
  "lib/features/people/signing-in/actions/outside.ts#beginLinkAction": "leads to the provider, and changes nothing",
  "lib/features/people/signing-in/actions/account.ts#changeAccountForm":
    "is about the teacher's own account, and no class",
  "lib/features/people/signing-in/actions/outside.ts#unlinkAction": "is about the teacher's own account, and no class",
  "lib/features/people/signing-in/actions/outside.ts#setWayInAction":
    "is about the installation: it is in the audit log",
  "lib/features/people/signing-in/actions/outside.ts#unlinkStudentAction":
    "is about how a student signs in: it is in the audit log",
  "lib/features/people/signing-in/actions/setup.ts#setUp": "makes the first teacher's account: there is no class yet",
  "lib/features/people/signing-in/actions/sign-in.ts#signIn": "is about the teacher's own session, and no class",
  "lib/features/people/signing-in/actions/invite.ts#findInvitation": "reads a link, and no class",
  "lib/features/people/signing-in/actions/invite.ts#signInInvited": "is about the teacher's own session, and no class",
  "lib/features/people/signing-in/actions/reset.ts#findResetLink": "reads a link, and no class",
  "lib/features/people/signing-in/actions/reset.ts#setPassword": "is about the teacher's own account, and no class",
  "lib/features/people/classes/actions/classes.ts#newClass":
    "makes the class whose journal it would be in; its date is beside its activity",
  "lib/features/people/classes/actions/classes.ts#invite":
    "an invitation to make an account belongs to no class, and is listed until it is used or withdrawn",
  "lib/features/privacy/actions/accounts.ts#setAccountDisabledAction":
    "is about a teacher's account, and no class; it is in the audit log",
  "lib/features/privacy/actions/accounts.ts#deleteAccountAction":
    "is about a teacher's account, and cannot be undone; it is in the audit log",
  "lib/features/privacy/actions/accounts.ts#makeResetLinkAction":
    "is about a teacher's account, and no class; it is in the audit log",
  "lib/features/privacy/actions/owners.ts#setOwnerAction":
    "is about the installation, and no class; it is in the audit log",
  "lib/features/privacy/actions/retention.ts#setRetentionAction":
    "what goes by it cannot be undone, so undoing it would promise too much; it is in the audit log",
  "lib/features/courses/actions/launches.ts#linkLaunchAction":
    "is about the teacher's own account: it is in the audit log",
  "lib/features/courses/actions/launches.ts#unlinkPlatformAction":
    "is about the teacher's own account: it is in the audit log",
  "lib/features/courses/actions/marks.ts#sendMarksAction":
    "writes a line once a learning platform took marks, and none is set here: lib/features/courses/course-marks.int.test.ts",
  "lib/features/courses/actions/roster.ts#loadCourseListAction": "reads a course, and changes nothing",
  "lib/features/people/classes/actions/classes.ts#withdraw": "takes back an invitation, which belongs to no class",
};

/** Makes a link by which a colleague joins the class. Not by the action, which shows the link's token to its caller only. */
async function linkInto(scene: Scene): Promise<string> {
  const into = { classId: scene.classId, may: "read" } as const;
  return makeLink(database(), { purpose: "invite", teacherId: await teacherOf(scene), lastsMs: 60_000, into });
}

async function teacherOf({ cookies }: Scene): Promise<string> {
  const viewer = await readSession(cookies.teacher);
  if (viewer.as !== "teacher") throw new Error("the scene has a teacher");
  return viewer.teacherId;
}

/** Makes text in the other team's worksheet. */
async function writeSomething({ otherTeam }: Scene): Promise<void> {
  await makeText({
    documentId: otherTeam.documentId,
    author: otherTeam.memberIds[0] ?? "",
    texts: { title: "A case", harmed: "Tenants." },
  });
}
