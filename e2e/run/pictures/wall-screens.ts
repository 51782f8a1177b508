/** What the projector shows. */
import * as change from "@/db/testing/change-rows";
import { revealSteps } from "@/lib/rules/projector/wall";
import { student, type Classroom } from "@/e2e/support/classroom";
import { pageBelow, teacher, teacherActivity, wall, type Screen } from "./screen";
import { teamOf } from "./scenes";

const projectorPage = pageBelow(teacherActivity, "projector");

/** What the teacher has chosen for the projector, and nothing of what another picture has there. */
const show =
  (chosen: Pick<Parameters<typeof change.setActivity>[1], "spotlight" | "namesOnWall" | "revealStep">) =>
  ({ activity }: Classroom) =>
    change.setActivity(activity.id, { spotlight: null, namesOnWall: false, revealStep: 0, ...chosen });

export const walls: Screen[] = [
  {
    name: "wall-code",
    scene: "learn",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
  {
    name: "wall-setup",
    scene: "alone",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
  {
    name: "wall-write",
    scene: "write",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
  {
    name: "wall-compare",
    scene: "compare",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
  {
    name: "wall-names",
    scene: "compare",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
    prepare: show({ namesOnWall: true }),
  },
  {
    name: "wall-team",
    scene: "compare",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
    prepare: (classroom) => show({ spotlight: { what: "team", teamId: teamOf(classroom, 0).id } })(classroom),
  },
  ...(["case", "answer"] as const).map((what): Screen => ({
    name: `wall-${what}`,
    scene: "compare",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
    prepare: (classroom) => show({ spotlight: { what, teamId: teamOf(classroom, 0).id, field: "harmed" } })(classroom),
  })),
  {
    name: "wall-vote",
    scene: "vote",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
  // One for each step of the reveal.
  ...revealSteps.map((part, step): Screen => ({
    name: part === "sentence" ? "wall-results" : `wall-reveal-${part}`,
    scene: "results",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
    prepare: show({ revealStep: step }),
  })),
  {
    name: "wall-reason",
    scene: "results",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
    prepare: (classroom) => show({ spotlight: { what: "reason", studentId: student(classroom, 0).id } })(classroom),
  },
  {
    name: "wall-closed",
    scene: "closed",
    who: teacher,
    at: projectorPage,
    sizes: wall,
    isFeatured: true,
  },
];
