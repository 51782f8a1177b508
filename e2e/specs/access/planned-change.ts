import { database } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import type { Change } from "@/lib/features/teams/changes";
import type { Scene } from "./scene";

/** The fingerprint with which the scene's teacher confirms a change. */
export async function planned(scene: Scene, move: Change): Promise<string> {
  const activity = await findActivity(database(), scene.activityId);
  if (activity === null) throw new Error("the scene has an activity");
  const { options } = await previewChange(
    { teacherId: "", classId: scene.classId, name: "", activity, role: { as: "teacher", may: "steer" } },
    move,
    7,
  );
  return options.find((option) => !("pairAgain" in option.change))?.expected ?? "";
}
