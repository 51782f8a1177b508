/** The classes of the pictures: one in mid-lesson for each phase, and special ones. */
import { database } from "@/db/client";
import { findTeamFacts, setTeamSeen } from "@/lib/features/teams/queries/team-news";
import * as change from "@/db/testing/change-rows";
import { makeActivity, makeClass, makeCoTeacher, makeMatch } from "@/db/testing/factories";
import { makeText, makeAlternatingText } from "@/db/testing/student-work";
import { makeReviews, editorOf } from "@/e2e/support/reviewed-class";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { makeClassroom, modes, signInAs, student, type Classroom } from "@/e2e/support/classroom";
import { hashSecret } from "@/lib/auth/hashing";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import { pauseScreens, setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { askForHelp } from "@/lib/features/hour/helping/flags";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { archiveClass } from "@/lib/features/people/classes/archiving";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { addRosterNames } from "@/lib/features/people/classes/students";
import type { PauseKind } from "@/lib/activity/rules/pause";
import { phases, type Phase } from "@/lib/activity/rules/phases";

export type Scene =
  | Phase
  | "nobody"
  | "alone"
  | "reader"
  | "roster"
  | "taken"
  | "choosing"
  | "late-words"
  | "threes"
  | "forty"
  | "lopsided"
  | "trio"
  | "exemplar"
  | "unmatched"
  | "presenting"
  | "between-phases"
  | "late-ballot"
  | "several"
  | "put-away"
  | "reviewed"
  | "by-two"
  | "rearranged"
  | "live"
  | "hundred-fifty"
  | "paused"
  | "eyes-up";

/** For the pages that are shown before anyone has an account. */
const emptyClassroom: Classroom = {
  teacher: { id: "", name: "", cookie: "" },
  class: { id: "", name: "", code: "" },
  activity: { id: "" },
  students: [],
  teams: [],
  matches: [],
};

const inPhase = Object.fromEntries(phases.map((phase) => [phase, () => makeMidLessonClassroom(phase)])) as Record<
  Phase,
  () => Promise<Classroom>
>;

export const scenes: Record<Scene, () => Promise<Classroom>> = {
  ...inPhase,
  nobody: () => Promise.resolve(emptyClassroom),
  alone: () => makeClassroom({ phase: "setup" }),
  reader: async () => {
    const classroom = await makeMidLessonClassroom("write");
    const reader = await makeCoTeacher(classroom.class.id, { name: "Mr. Lind" }, "read");
    return { ...classroom, teacher: await signInAs(reader) };
  },
  roster: async () => {
    const classroom = await makeMidLessonClassroom("learn");
    await addRosterNames(await editorOf(classroom), "Malik\nInes\nMaria del Carmen Villanueva-Okonkwo\nTheo\nPriya");
    return classroom;
  },
  several: async () => {
    const classroom = await makeMidLessonClassroom("learn");
    await makeActivity({
      classId: classroom.class.id,
      phase: "write",
      createdAt: new Date(Date.now() - 7 * 86_400_000),
    });
    return classroom;
  },
  // The class is archived, and another one was deleted 20 days ago: it is erased in some days.
  "put-away": async () => {
    const classroom = await makeMidLessonClassroom("closed", { teams: 2, withoutTeam: 0 });
    const at = new Date(Date.now() - 20 * 86_400_000);
    await makeClass({ teacherIds: [classroom.teacher.id], name: "Period 5", archivedAt: at, deletedAt: at });
    await archiveClass(await editorOf(classroom));
    return classroom;
  },
  taken: async () => {
    const classroom = await makeMidLessonClassroom("learn");
    await change.setStudent(student(classroom, 0).id, { pinHash: await hashSecret("1357") });
    return classroom;
  },
  choosing: async () => {
    const classroom = await makeMidLessonClassroom("learn");
    await change.setActivity(classroom.activity.id, { choiceOpen: true, choiceCap: 4 });
    return classroom;
  },
  "late-words": async () => {
    const classroom = await makeMidLessonClassroom("write");
    const { documentId, memberIds } = teamOf(classroom, 2);
    await makeText({
      documentId,
      author: memberIds[1] ?? "",
      texts: { response: "Say so to everyone who was sent home. " },
    });
    return classroom;
  },
  threes: () => makeMidLessonClassroom("write", { teams: 4, size: 3, withoutTeam: 0 }),
  forty: () => makeMidLessonClassroom("write", { teams: 40 }),
  lopsided: async () => {
    const classroom = await makeMidLessonClassroom("write", { withoutTeam: 0 });
    for (const team of classroom.teams.slice(0, 4)) await change.setTeamMode(team.id, "brittleness");
    return classroom;
  },
  trio: async () => {
    const classroom = await makeMidLessonClassroom("compare", { teams: 3, withoutTeam: 0, matched: false });
    await makeMatch({ activityId: classroom.activity.id, teamIds: classroom.teams.map(({ id }) => id) });
    return classroom;
  },
  exemplar: async () => {
    const classroom = await makeMidLessonClassroom("compare", { teams: 1, withoutTeam: 0, matched: false });
    await makeMatch({
      activityId: classroom.activity.id,
      teamIds: classroom.teams.map(({ id }) => id),
      exemplarMode: "hallucination",
    });
    return classroom;
  },
  unmatched: () => makeMidLessonClassroom("compare", { matched: false }),
  presenting: async () => {
    const classroom = await makeMidLessonClassroom("compare");
    const [match] = classroom.matches;
    if (match !== undefined)
      await change.setMatch(match.id, {
        presentingTeamId: match.teamIds[0] ?? null,
        presentingSince: new Date(),
        presentingPart: "harmed",
      });
    return classroom;
  },
  reviewed: async () => {
    const classroom = await makeMidLessonClassroom("vote");
    await makeReviews(classroom);
    return classroom;
  },
  "by-two": async () => {
    const classroom = await makeClassroom({ phase: "write", teams: 4 });
    const {
      documentId,
      memberIds: [amara = "", ben = ""],
    } = teamOf(classroom, 0);
    const turns = (
      [
        [amara, "title", "The river camera that had never seen ice"],
        [
          amara,
          "scenario",
          "A camera under a bridge reads how high the river is, and texts the streets below it when it rises. ",
        ],
        [
          ben,
          "scenario",
          "It learned from two mild winters. In the third the river freezes, the ice breaks up, and no text goes out.",
        ],
        [ben, "harmed", "Forty families in the lower streets, who were asleep. "],
        [amara, "harmed", "And the night nurse who had trusted it instead of looking."],
        [amara, "prevention", "Try it on winters that are not in its data, and on other rivers. "],
        [ben, "prevention", "Have it say when a picture is like none it has seen."],
        [ben, "response", "Somebody looks at the river every hour until it has been tried on ice."],
      ] as const
    ).map(([author, field, text]) => ({ author, field, text }));
    await makeAlternatingText({ documentId, turns });
    return classroom;
  },
  // A student has moved to another team, a team has changed its mode, and two names have been merged.
  rearranged: async () => {
    const classroom = await makeMidLessonClassroom("write");
    const editor = await editorOf(classroom);
    const [mover, other] = [student(classroom, 2), teamOf(classroom, 2)];
    const [facts] = await findTeamFacts(database(), [{ activityId: classroom.activity.id, studentId: mover.id }]);
    if (facts !== undefined) await setTeamSeen(database(), classroom.activity.id, mover.id, facts.now);
    for (const wanted of [
      { do: "move", studentId: mover.id, destination: { to: "team", teamId: other.id } },
      { do: "mode", teamId: teamOf(classroom, 0).id, mode: "bias" },
    ] as const)
      await applyFirstOption(editor, wanted);
    await mergeStudents(await editorOf(classroom), {
      studentId: student(classroom, 12).id,
      intoId: student(classroom, 4).id,
      samePerson: true,
    });
    return classroom;
  },
  // A timer, a team that has asked for help, and a message to all.
  live: async () => {
    const classroom = await makeMidLessonClassroom("write", { teams: 12 });
    const editor = await editorOf(classroom);
    await setPhaseClock(editor, { minutes: 17, expected: "write" });
    await askForHelp(await memberOf(classroom, 2), "Is a painted road line realistic enough?");
    await sendMessage(editor, { to: "all", text: "One more example of a source is on the projector." });
    return classroom;
  },
  "hundred-fifty": () => makeMidLessonClassroom("write", { teams: 150 }),
  paused: () => stoppedClassroom("pause"),
  "eyes-up": () => stoppedClassroom("eyes-up"),
  "between-phases": () => makeMidLessonClassroom("write", { withoutTeam: 0 }),
  "late-ballot": async () => {
    const classroom = await makeMidLessonClassroom("vote");
    await change.setActivity(classroom.activity.id, { phase: "results", revealedAt: new Date() });
    return classroom;
  },
};

async function stoppedClassroom(kind: PauseKind): Promise<Classroom> {
  const classroom = await makeMidLessonClassroom("write");
  const editor = await editorOf(classroom);
  await setPhaseClock(editor, { minutes: 17, expected: "write" });
  await pauseScreens(editor, { kind, sentence: "Look at the projector: one case, together." });
  return classroom;
}

function memberOf(classroom: Classroom, index: number): Promise<Member> {
  const { id: studentId, name } = student(classroom, index);
  const viewer = { as: "student", studentId, classId: classroom.class.id, sessionId: "", name } as const;
  return authoriseMember(viewer, classroom.activity.id);
}

/** Changes a team's mode as the teacher does on the Teams page. */
export async function changeTeamMode(classroom: Classroom, index: number): Promise<void> {
  const editor = await editorOf(classroom);
  const team = teamOf(classroom, index);
  const mode = modes.find((each) => each !== team.mode) ?? team.mode;
  await applyFirstOption(editor, { do: "mode", teamId: team.id, mode });
  team.mode = mode;
}

export function teamOf(classroom: Classroom, index: number): Classroom["teams"][number] {
  const found = classroom.teams[index];
  if (found === undefined) throw new Error(`the room has no team ${index}`);
  return found;
}
