/** The classes the pictures are taken in: one in mid-lesson for each phase, and those in which something is out of the ordinary. */
import { database } from "@/db/client";
import { findTeamFacts, setTeamSeen } from "@/db/queries/teams/team-news";
import * as change from "@/db/testing/change-rows";
import { makeActivity, makeMatch } from "@/db/testing/factories";
import { makeText, makeAlternatingText } from "@/db/testing/student-work";
import { makeReviews, steer } from "@/e2e/support/reviewed-class";
import { makeLivedInRoom } from "@/e2e/support/mid-lesson-class";
import { makeRoom, modes, student, type Room } from "@/e2e/support/classroom";
import { hashSecret } from "@/lib/auth/hashing";
import { mergeStudents } from "@/lib/classroom/joining/merging";
import { applyChange, previewChange } from "@/lib/classroom/teams/rearranging";
import { addRosterNames } from "@/lib/classroom/classes/students";
import { phases, type Phase } from "@/lib/rules/phases/phases";

export type Scene =
  | Phase
  | "nobody"
  | "alone"
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
  | "reviewed"
  | "by-two"
  | "rearranged";

/** For the pages that are seen before there is anyone. */
const nobodysRoom: Room = {
  teacher: { id: "", name: "", cookie: "" },
  class: { id: "", name: "", code: "" },
  activity: { id: "" },
  students: [],
  teams: [],
  matches: [],
};

const inPhase = Object.fromEntries(phases.map((phase) => [phase, () => makeLivedInRoom(phase)])) as Record<
  Phase,
  () => Promise<Room>
>;

export const scenes: Record<Scene, () => Promise<Room>> = {
  ...inPhase,
  nobody: () => Promise.resolve(nobodysRoom),
  alone: () => makeRoom({ phase: "setup" }),
  roster: async () => {
    const room = await makeLivedInRoom("learn");
    await addRosterNames(
      { teacherId: room.teacher.id, classId: room.class.id, name: room.teacher.name },
      "Malik\nInes\nMaria del Carmen Villanueva-Okonkwo\nTheo\nPriya",
    );
    return room;
  },
  several: async () => {
    const room = await makeLivedInRoom("learn");
    await makeActivity({ classId: room.class.id, phase: "write", createdAt: new Date(Date.now() - 7 * 86_400_000) });
    return room;
  },
  taken: async () => {
    const room = await makeLivedInRoom("learn");
    await change.setStudent(student(room, 0).id, { pinHash: await hashSecret("1357") });
    return room;
  },
  choosing: async () => {
    const room = await makeLivedInRoom("learn");
    await change.setActivity(room.activity.id, { choiceOpen: true, choiceCap: 4 });
    return room;
  },
  "late-words": async () => {
    const room = await makeLivedInRoom("write");
    const { documentId, memberIds } = teamOf(room, 2);
    await makeText({
      documentId,
      author: memberIds[1] ?? "",
      texts: { response: "Say so to everyone who was sent home. " },
    });
    return room;
  },
  threes: () => makeLivedInRoom("write", { teams: 4, size: 3, loose: 0 }),
  forty: () => makeLivedInRoom("write", { teams: 40 }),
  lopsided: async () => {
    const room = await makeLivedInRoom("write", { loose: 0 });
    for (const team of room.teams.slice(0, 4)) await change.setTeamMode(team.id, "brittleness");
    return room;
  },
  trio: async () => {
    const room = await makeLivedInRoom("compare", { teams: 3, loose: 0, matched: false });
    await makeMatch({ activityId: room.activity.id, teamIds: room.teams.map(({ id }) => id) });
    return room;
  },
  exemplar: async () => {
    const room = await makeLivedInRoom("compare", { teams: 1, loose: 0, matched: false });
    await makeMatch({
      activityId: room.activity.id,
      teamIds: room.teams.map(({ id }) => id),
      exemplarMode: "hallucination",
    });
    return room;
  },
  unmatched: () => makeLivedInRoom("compare", { matched: false }),
  presenting: async () => {
    const room = await makeLivedInRoom("compare");
    const [match] = room.matches;
    if (match !== undefined)
      await change.setMatch(match.id, {
        presentingTeamId: match.teamIds[0] ?? null,
        presentingSince: new Date(),
        presentingPart: "harmed",
      });
    return room;
  },
  reviewed: async () => {
    const room = await makeLivedInRoom("vote");
    await makeReviews(room);
    return room;
  },
  "by-two": async () => {
    const room = await makeRoom({ phase: "write", teams: 4 });
    const {
      documentId,
      memberIds: [amara = "", ben = ""],
    } = teamOf(room, 0);
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
    return room;
  },
  // A student has moved to another team, a team has changed its mode, and two names have been put together.
  rearranged: async () => {
    const room = await makeLivedInRoom("write");
    const steering = await steer(room);
    const [mover, other] = [student(room, 2), teamOf(room, 2)];
    const [facts] = await findTeamFacts(database(), [{ activityId: room.activity.id, studentId: mover.id }]);
    if (facts !== undefined) await setTeamSeen(database(), room.activity.id, mover.id, facts.now);
    for (const wanted of [
      { do: "move", studentId: mover.id, destination: { to: "team", teamId: other.id } },
      { do: "mode", teamId: teamOf(room, 0).id, mode: "bias" },
    ] as const) {
      const { ways } = await previewChange(steering, wanted, 1);
      const [way] = ways;
      if (way === undefined) throw new Error("nothing would change");
      await applyChange(steering, way.change, 1, way.expected);
    }
    await mergeStudents(
      { teacherId: room.teacher.id, classId: room.class.id, name: room.teacher.name },
      { studentId: student(room, 12).id, intoId: student(room, 4).id, samePerson: true },
    );
    return room;
  },
  "between-phases": () => makeLivedInRoom("write", { loose: 0 }),
  "late-ballot": async () => {
    const room = await makeLivedInRoom("vote");
    await change.setActivity(room.activity.id, { phase: "results", revealedAt: new Date() });
    return room;
  },
};

/** As the teacher does on Teams. */
export async function giveAnotherMode(room: Room, index: number): Promise<void> {
  const steering = await steer(room);
  const team = teamOf(room, index);
  const mode = modes.find((each) => each !== team.mode) ?? team.mode;
  const { ways } = await previewChange(steering, { do: "mode", teamId: team.id, mode }, 1);
  const [way] = ways;
  if (way === undefined) throw new Error("nothing would change");
  await applyChange(steering, way.change, 1, way.expected);
  team.mode = mode;
}

export function teamOf(room: Room, index: number): Room["teams"][number] {
  const found = room.teams[index];
  if (found === undefined) throw new Error(`the room has no team ${index}`);
  return found;
}
