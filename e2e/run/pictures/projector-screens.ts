/** What the projector shows. */
import * as change from "@/db/testing/change-rows";
import { revealSteps } from "@/lib/activity/rules/projector";
import { student, type Classroom } from "@/e2e/support/classroom";
import { pageBelow, teacher, teacherActivity, wall, type Screen } from "./screen";
import { teamOf } from "./scenes";

type Shown = Pick<Screen, "name" | "scene" | "prepare">;

/** Sets what the teacher has chosen for the projector, and resets what another picture has set. */
export const show =
  (chosen: Pick<Parameters<typeof change.setActivity>[1], "spotlight" | "namesOnWall" | "revealStep">) =>
  ({ activity }: Classroom) =>
    change.setActivity(activity.id, { spotlight: null, namesOnWall: false, revealStep: 0, ...chosen });

const shown: Shown[] = [
  { name: "wall-code", scene: "learn" },
  { name: "wall-setup", scene: "alone" },
  { name: "wall-write", scene: "write" },
  { name: "wall-compare", scene: "compare" },
  {
    name: "wall-names",
    scene: "compare",
    prepare: show({ namesOnWall: true }),
  },
  {
    name: "wall-team",
    scene: "compare",
    prepare: (classroom) => show({ spotlight: { what: "team", teamId: teamOf(classroom, 0).id } })(classroom),
  },
  ...(["case", "answer"] as const).map((what): Shown => ({
    name: `wall-${what}`,
    scene: "compare",
    prepare: (classroom) => show({ spotlight: { what, teamId: teamOf(classroom, 0).id, field: "harmed" } })(classroom),
  })),
  { name: "wall-vote", scene: "vote" },
  // One picture for each step of the reveal.
  ...revealSteps.map((part, step): Shown => ({
    name: part === "sentence" ? "wall-results" : `wall-reveal-${part}`,
    scene: "results",
    prepare: show({ revealStep: step }),
  })),
  {
    name: "wall-reason",
    scene: "results",
    prepare: (classroom) => show({ spotlight: { what: "reason", studentId: student(classroom, 0).id } })(classroom),
  },
  { name: "wall-closed", scene: "closed" },
];

export const projectorScreens = shown.map((each): Screen => ({
  ...each,
  who: teacher,
  at: pageBelow(teacherActivity, "projector"),
  sizes: wall,
  isFeatured: true,
}));
