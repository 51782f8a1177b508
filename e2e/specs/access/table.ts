/** Whom each route and socket is for. A role that is not listed must be refused. Actions: action-table.ts. */
import { isAtLeast, phases, phaseTable, type Phase } from "@/lib/rules/phases/phases";
import { roles, type PathIds, type Role, type Scene, type Stage } from "./scene";

export const everyone: readonly Role[] = roles;
export const ofTheClass: readonly Role[] = ["student of another team", "partner", "team-mate"];
/** Those who steer it. */
export const teachersOfTheClass: readonly Role[] = ["co-teacher", "teacher"];
/** Q25: those who may at least read it. */
export const readersOfTheClass: readonly Role[] = ["teacher who may read", ...teachersOfTheClass];
export const teachers: readonly Role[] = [...readersOfTheClass, "teacher of another class"];

/** Q34: who owns the installation (scene.ts). */
export const owners: readonly Role[] = ["teacher"];

interface RouteRow {
  at: (scene: PathIds) => string;
  may: readonly Role[] | ((phase: Phase) => readonly Role[]);
}
const student = (page: string): RouteRow => ({ at: (s) => `/a/${s.activityId}${page}`, may: ofTheClass });
const activity = (page: string | ((scene: PathIds) => string)): RouteRow => ({
  at: (s) => `/teacher/activities/${s.activityId}${typeof page === "string" ? page : page(s)}`,
  may: readersOfTheClass,
});
/** Q25: there only to change something. */
const steered = (page: string): RouteRow => ({ ...activity(page), may: teachersOfTheClass });
const open = (at: string | ((scene: PathIds) => string)): RouteRow => ({
  at: typeof at === "string" ? () => at : at,
  may: everyone,
});
const nobody = (at: string): RouteRow => ({ at: () => at, may: [] });

export const routes: Record<string, RouteRow> = {
  "/": open("/"),
  "/join/[code]": open((s) => `/join/${s.code}`),
  "/signed-out": open("/signed-out"),
  // A form of our pages: nothing is here for GET.
  "/api/auth/signout": nobody("/api/auth/signout"),
  "/teacher/sign-in": open("/teacher/sign-in"),
  // No provider is set here: e2e/specs/signing-in/outside.spec.ts.
  "/sign-in/school": nobody("/sign-in/school"),
  "/sign-in/school/callback": nobody("/sign-in/school/callback"),
  "/sign-in/school/name": nobody("/sign-in/school/name"),
  // No learning platform is set here: lib/classroom/courses/launches.int.test.ts, e2e/specs/courses/courses.spec.ts.
  "/lti/login": nobody("/lti/login"),
  "/lti/launch": nobody("/lti/launch"),
  "/lti/enter": nobody("/lti/enter"),
  "/lti/keys": nobody("/lti/keys"),
  "/lti/configuration": open("/lti/configuration"),
  "/lti/refused": open("/lti/refused?why=launch-stale"),
  // For the teacher for whom a launch waits; others are told that there is none.
  "/lti/choose": { at: () => "/lti/choose", may: teachers },
  "/lti/link": { at: () => "/lti/link", may: teachers },
  "/lti/answer": { at: () => "/lti/answer", may: teachers },
  "/teacher/invite": open("/teacher/invite"),
  "/teacher/reset": open("/teacher/reset"),
  // There is a teacher already.
  "/setup": nobody("/setup"),
  // For development only.
  "/design": nobody("/design"),

  // A teacher is led to their own classes.
  "/class": { at: () => "/class", may: roles.filter((role) => role !== "no one") },
  // In place of a page that a device has not kept.
  "/a/offline": open("/a/offline"),
  "/a/[activity]": student(""),
  ...Object.fromEntries(
    phases.map((phase) => phaseTable[phase].page).map((page) => [`/a/[activity]/${page}`, student(`/${page}`)]),
  ),
  "/a/[activity]/learn/[station]": student("/learn/bias"),
  "/a/[activity]/exemplars/[mode]": student("/exemplars/bias"),
  "/a/[activity]/glossary": student("/glossary"),
  "/a/[activity]/present": student("/present"),
  "/a/[activity]/casebook": student("/casebook"),
  "/a/[activity]/review": student("/review"),
  // T13: its own team, once it writes, and its teachers; never a partner.
  "/a/[activity]/history/[worksheet]": {
    at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}`,
    may: (phase) => (isAtLeast(phase, "write") ? ["team-mate"] : []),
  },
  "/a/[activity]/history/[worksheet]/rows": {
    at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}/rows`,
    may: (phase) => [...(isAtLeast(phase, "write") ? (["team-mate"] as const) : []), ...readersOfTheClass],
  },

  "/teacher": { at: () => "/teacher", may: teachers },
  "/teacher/account": { at: () => "/teacher/account", may: teachers },
  "/teacher/installation": { at: () => "/teacher/installation", may: owners },
  "/teacher/installation/audit": { at: () => "/teacher/installation/audit", may: owners },
  "/teacher/installation/audit/csv": { at: () => "/teacher/installation/audit/csv", may: owners },
  "/teacher/classes/[class]": { at: (s) => `/teacher/classes/${s.classId}`, may: readersOfTheClass },
  "/teacher/classes/[class]/roster": { at: (s) => `/teacher/classes/${s.classId}/roster`, may: teachersOfTheClass },
  "/teacher/classes/[class]/roster/file": {
    at: (s) => `/teacher/classes/${s.classId}/roster/file`,
    may: teachersOfTheClass,
  },
  "/teacher/classes/[class]/slips": { at: (s) => `/teacher/classes/${s.classId}/slips`, may: teachersOfTheClass },
  "/teacher/classes/[class]/students/[student]": {
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}`,
    may: readersOfTheClass,
  },
  "/teacher/classes/[class]/students/[student]/held": {
    at: (s) => `/teacher/classes/${s.classId}/students/${s.studentId}/held`,
    may: teachersOfTheClass,
  },
  "/teacher/classes/[class]/import": { at: (s) => `/teacher/classes/${s.classId}/import`, may: teachersOfTheClass },
  // A file is sent here: nothing is here for GET (access.spec.ts).
  "/teacher/classes/[class]/import/file": nobody("/teacher/classes/x/import/file"),
  "/teacher/activities/[activity]": activity(""),
  "/teacher/activities/[activity]/new-names": steered("/new-names"),
  "/teacher/activities/[activity]/ballots": activity("/ballots"),
  "/teacher/activities/[activity]/casebook": activity("/casebook"),
  "/teacher/activities/[activity]/lesson": activity("/lesson"),
  "/teacher/activities/[activity]/projector": activity("/projector"),
  "/teacher/activities/[activity]/results": activity("/results"),
  "/teacher/activities/[activity]/rubric": activity("/rubric"),
  "/teacher/activities/[activity]/submissions": activity("/submissions"),
  "/teacher/activities/[activity]/submissions/[submission]": activity((s) => `/submissions/${s.submissionId}`),
  "/teacher/activities/[activity]/teams": activity("/teams"),
  "/teacher/activities/[activity]/tries": activity("/tries"),
  "/teacher/activities/[activity]/journal": activity("/journal"),
  "/teacher/activities/[activity]/export": activity("/export"),
  "/teacher/activities/[activity]/export/submissions": activity("/export/submissions"),
  "/teacher/activities/[activity]/export/portfolio/[student]": activity((s) => `/export/portfolio/${s.studentId}`),
  "/teacher/activities/[activity]/export/gradebook": activity("/export/gradebook"),
  "/teacher/activities/[activity]/export/course": activity("/export/course"),
  "/teacher/activities/[activity]/export/activity": activity("/export/activity"),
  "/teacher/activities/[activity]/export/tables/[table]": activity("/export/tables/ballots"),
  "/teacher/activities/[activity]/history/[worksheet]": activity((s) => `/history/${s.team.worksheetId}`),
  "/teacher/activities/[activity]/archive/[worksheet]": activity((s) => `/archive/${s.archivedId}`),
  "/teacher/activities/[activity]/worksheets/[team]": activity((s) => `/worksheets/${s.team.id}`),
};

interface SocketRow {
  name: string;
  at: (scene: Scene) => string;
  may: (stage: Stage) => readonly Role[];
}

/** Q1, Q8: the partner reads the case while the match lives, and the notes from compare on. */
export const sockets: SocketRow[] = [
  { name: "live", at: (s) => `/live/${s.activityId}`, may: () => [...ofTheClass, ...readersOfTheClass] },
  {
    name: "worksheet",
    at: (s) => `/sync/worksheet/${s.team.worksheetId}/1`,
    may: (stage) => ["team-mate", ...(stage === "while" ? (["partner"] as const) : []), ...readersOfTheClass],
  },
  {
    name: "notes",
    at: (s) => `/sync/notes/${s.matchId}/1`,
    may: (stage) => [...(stage === "before" ? [] : (["team-mate", "partner"] as const)), ...readersOfTheClass],
  },
];
