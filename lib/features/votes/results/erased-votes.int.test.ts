import { expect, it } from "vitest";
import { transaction } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeTeam } from "@/db/testing/factories";
import { eraseIn } from "@/lib/features/privacy/erase";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { before, classIn, final } from "@/lib/features/votes/voting/testing/voting-class";
import { loadTeacherResults } from "./results";

withDatabase();

it("Q31b, Q10a: the figures stay the same when one of a team who voted only before the work is erased, and when everyone is", async () => {
  const room = await classIn("learn", 3);
  const [left = "", stayed = "", alone = ""] = room.students.map(({ id }) => id);
  await makeTeam({ activityId: room.activityId, memberIds: [left, stayed] });
  for (const place of [0, 1]) await castBallot(await room.member(place), before("bias"));
  await room.move("vote");
  for (const place of [1, 2]) await castBallot(await room.member(place), final("hallucination"));
  await room.move("results", { revealedAt: new Date() });
  const figures = async () => (await loadTeacherResults(await room.editor())).tally;
  const shown = await figures();
  expect(shown).toMatchObject({
    turnout: { people: 2, both: 1, onlyBefore: 1 },
    apart: { people: 1, votes: 1 },
  });
  const erase = (id: string) => transaction((tx) => eraseIn(tx, room.class.id, id, new Date()));
  await erase(left);
  expect(await figures()).toEqual(shown);
  await room.move("closed");
  for (const id of [stayed, alone]) {
    await erase(id);
    expect(await figures()).toEqual(shown);
  }
});
