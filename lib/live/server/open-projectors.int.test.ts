import { expect, it } from "vitest";
import { database } from "@/db/client";
import { isProjectorOpen } from "@/lib/activity/queries/open-projectors";
import { withDatabase } from "@/db/testing/database";
import { at, makeCast } from "@/lib/sync/testing/harness";
import { connect, made, settled, withLiveServer } from "./testing/invalidated-pages";

withDatabase();
withLiveServer();

it("Q6a, Q6b: a teacher's page that is a wall is open until it goes, and boards are told of both; a student's page that claims to be one is none", async () => {
  const cast = await makeCast();
  const isOpen = () => isProjectorOpen(database(), cast.activityId);
  const board = await connect(cast.activityId, { teacherId: cast.teacher.id });
  board.show({ parts: [made("wall")] });
  const student = await connect(cast.activityId, { studentId: at(at(cast.teams, 0).studentIds, 0) });
  student.show({ isWall: true });
  const wall = await connect(cast.activityId, { teacherId: cast.teacher.id });
  expect(await isOpen()).toBe(false);
  wall.show({ isWall: true });
  await expect.poll(isOpen, settled).toBe(true);
  await expect.poll(() => board.of("poke").length, settled).toBe(1);
  wall.ws.close();
  await expect.poll(isOpen, settled).toBe(false);
  await expect.poll(() => board.of("poke").length, settled).toBe(2);
});
