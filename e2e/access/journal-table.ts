/** T8: what each action of a teacher writes in the journal, and a call of it that changes something. */
import { database } from "@/db/client";
import { keepThrottle } from "@/db/queries/signing-in/throttles";
import { listEntries } from "@/db/queries/journal/journal";
import { findActivity } from "@/db/queries/signing-in/standing";
import * as change from "@/db/testing/change";
import { makeText } from "@/db/testing/student-work";
import { pinThrottle } from "@/lib/auth/throttle";
import type { Change } from "@/lib/classroom/teams/changes";
import type { EntryKind } from "@/lib/classroom/journal/journal";
import { previewChange } from "@/lib/classroom/teams/rearranging";
import type { Argument } from "@/lib/server/demo/actions";
import type { Scene } from "./scene";

/** Calls another action as the scene's teacher first. */
export type Call = (name: string, ...args: Argument[]) => Promise<void>;
type Prepare = (scene: Scene, call: Call) => Promise<Argument[]> | Argument[];

interface JournalRow {
  /** The line's kind; null: it changes nothing. */
  writes: EntryKind | null;
  /** Where the call of action-table.ts changes nothing by itself: sets the scene, and says another. */
  call?: Prepare;
}

const json = (value: unknown): Argument => ({ json: value });
const ofClass = (scene: Scene, more: object) => json({ classId: scene.classId, ...more });
const writes = (kind: EntryKind, call?: Prepare): JournalRow => ({ writes: kind, call });
const readsOnly = (call?: Prepare): JournalRow => ({ writes: null, call });

const inClass = "app/teacher/classes/[class]/actions.ts#";
const inActivity = "app/teacher/activities/[activity]/";
const onSubmission = `${inActivity}submissions/[submission]/actions.ts#`;
const commentId = "7d0a3a0e-5b0d-4d0e-9a52-0f6c1d2b3a4c";

const closedJoining: Prepare = async (scene, call) => {
  await call(`${inClass}setJoining`, ofClass(scene, { open: false }));
  const [entry] = await listEntries(database(), scene, 1);
  return [json(scene.activityId), json({ entryId: entry?.id })];
};

export const journalled: Record<string, JournalRow> = {
  [`${inClass}replaceCode`]: writes("code"),
  [`${inClass}setJoining`]: writes("joining-close"),
  [`${inClass}addNames`]: writes("names"),
  [`${inClass}resetPin`]: writes("pin"),
  [`${inClass}clearMisses`]: writes("clear-misses", async (scene) => {
    const now = new Date();
    await keepThrottle(database(), pinThrottle(scene.studentId), { count: 7, at: now }, now);
    return [ofClass(scene, { studentId: scene.studentId })];
  }),
  [`${inClass}renameStudent`]: writes("rename-student"),
  [`${inClass}mergeStudents`]: writes("merge-students", (scene) => [ofClass(scene, { studentId: scene.studentId, intoId: scene.team.memberIds[0], samePerson: true })]),
  [`${inClass}removeStudent`]: writes("remove"),
  [`${inClass}renameClass`]: writes("rename-class"),
  [`${inClass}newActivity`]: writes("new-activity"),
  [`${inClass}renameActivity`]: writes("rename-activity"),
  [`${inActivity}new-names/actions.ts#removeNewNamesAction`]: writes("remove-new", (scene) => [json(scene.activityId), json({ students: [{ id: scene.studentId, part: true }] })]),
  [`${inActivity}actions.ts#movePhaseAction`]: writes("phase"),
  [`${inActivity}ballots/actions.ts#openBallotsAction`]: readsOnly(),
  [`${inActivity}ballots/actions.ts#hideReasonAction`]: writes("reason-hide"),
  [`${inActivity}casebook/actions.ts#includeInCasebookAction`]: writes("casebook-in", async (scene) => {
    await writeSomething(scene);
    return [json({ activityId: scene.activityId, teamId: scene.otherTeam.id, included: true })];
  }),
  [`${inActivity}casebook/actions.ts#putNotesInCasebookAction`]: writes("notes-in-casebook"),
  [`${inActivity}teams/actions.ts#previewChangeAction`]: readsOnly(),
  [`${inActivity}teams/actions.ts#applyChangeAction`]: writes("move", async (scene) => {
    const move: Change = { do: "move", studentId: scene.studentId, destination: { to: "team", teamId: scene.team.id } };
    return [json(scene.activityId), json({ change: move, seed: 7, expected: await planned(scene, move) })];
  }),
  [`${inActivity}teams/actions.ts#placeAction`]: writes("place"),
  [`${inActivity}teams/actions.ts#markAbsentAction`]: writes("absent"),
  [`${inActivity}teams/actions.ts#setChoiceAction`]: writes("choice-close", async (scene) => {
    await change.setActivity(scene.activityId, { choiceOpen: true });
    return [json(scene.activityId), json({ open: false })];
  }),
  [`${inActivity}journal/actions.ts#previewUndoAction`]: readsOnly(closedJoining),
  [`${inActivity}journal/actions.ts#undoAction`]: writes("undo", closedJoining),
  [`${onSubmission}giveMarkAction`]: writes("mark"),
  [`${onSubmission}writeCommentAction`]: writes("comment"),
  [`${onSubmission}deleteCommentAction`]: writes("comment-delete", async (scene, call) => {
    await call(`${onSubmission}writeCommentAction`, json(scene.activityId), json(scene.submissionId), json({ id: commentId, field: "harmed", passage: null, text: "Who else?" }));
    return [json(scene.activityId), json(scene.submissionId), json(commentId)];
  }),
  [`${onSubmission}outcomeAction`]: writes("release"),
  [`${onSubmission}releaseSeveralAction`]: writes("release"),
  [`${inActivity}worksheets/[team]/actions.ts#handInForTeamAction`]: writes("hand-in", async (scene) => {
    await writeSomething(scene);
    return [json(scene.activityId), json(scene.otherTeam.id), json({ incomplete: true })];
  }),
};

/** Actions of teachers that change something and write no line, each with its reason. */
export const withoutLine: Record<string, string> = {
  "app/setup/actions.ts#setUp": "makes the first teacher's account: there is no class yet",
  "app/teacher/sign-in/actions.ts#signIn": "is about the teacher's own session, and no class",
  "app/teacher/invite/actions.ts#look": "reads a link, and no class",
  "app/teacher/invite/actions.ts#accept": "makes the teacher's own account, which has no class yet",
  "app/teacher/reset/actions.ts#look": "reads a link, and no class",
  "app/teacher/reset/actions.ts#setPassword": "is about the teacher's own account, and no class",
  "app/teacher/actions.ts#newClass": "makes the class whose journal it would be in; its date is beside its activity",
  "app/teacher/actions.ts#invite": "an invitation to make an account belongs to no class, and is listed until it is used or withdrawn",
  "app/teacher/actions.ts#withdraw": "takes back an invitation, which belongs to no class",
};

/** The other team begins to write. */
async function writeSomething({ otherTeam }: Scene): Promise<void> {
  await makeText({ documentId: otherTeam.documentId, author: otherTeam.memberIds[0] ?? "", texts: { title: "A case", harmed: "Tenants." } });
}

async function planned(scene: Scene, move: Change): Promise<string> {
  const activity = await findActivity(database(), scene.activityId);
  if (activity === null) throw new Error("the scene has an activity");
  const { ways } = await previewChange({ teacherId: "", classId: scene.classId, name: "", activity, standing: { as: "teacher" } }, move, 7);
  return ways.find((way) => !("pairAgain" in way.change))?.expected ?? "";
}
