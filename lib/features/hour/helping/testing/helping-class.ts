import { setParticipant } from "@/db/testing/change-rows";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import { loadOwnMessages } from "@/lib/features/hour/helping/messages";

/** Two teams of two, and one student in no team; all have opened the activity. */
export async function makeHelpedClass(phase: "learn" | "write" = "write") {
  const room = await makeClassroom({ phase, students: 5 });
  const ids = room.students.map(({ id }) => id);
  for (const id of ids) await setParticipant(room.activity.id, id, { joinedAt: new Date() });
  const at = (i: number) => ids[i] ?? "";
  const one = await makeTeam({ activityId: room.activity.id, number: 1, memberIds: [at(0), at(1)] });
  const two = await makeTeam({ activityId: room.activity.id, number: 2, memberIds: [at(2), at(3)] });
  const member = (i: number): Promise<Member> =>
    authoriseMember(
      { as: "student", studentId: at(i), classId: room.class.id, sessionId: "s", name: room.students[i]?.name ?? "" },
      room.activity.id,
    );
  return { room, one, two, member };
}

export const textsFor = async (member: Member) => (await loadOwnMessages(member)).map(({ text }) => text);
