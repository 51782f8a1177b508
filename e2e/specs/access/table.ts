/** Which roles each route and socket is for. A role that is not listed must be refused. Actions: action-table.ts. */
import { isAtLeast, phases, phaseTable, type Phase } from "@/lib/activity/rules/phases";
import type { AuditedRead } from "@/lib/activity/rules/audit";
import { roles, type PathIds, type Role, type Scene, type Stage } from "./scene";

export const everyone: readonly Role[] = roles;
export const studentsOfTheClass: readonly Role[] = ["student of another team", "partner", "team-mate"];
/** Teachers who may change the class. */
export const teachersOfTheClass: readonly Role[] = ["co-teacher", "teacher"];
/** Teachers who may at least read the class (Q25). */
export const readersOfTheClass: readonly Role[] = ["teacher who may read", ...teachersOfTheClass];
export const teachers: readonly Role[] = [...readersOfTheClass, "teacher of another class"];

/** Roles that own the installation (Q34; scene.ts). */
export const owners: readonly Role[] = ["teacher"];

interface RouteRow {
  at: (scene: PathIds) => string;
  may: readonly Role[] | ((phase: Phase) => readonly Role[]);
  /** The line that a teacher's reading adds to the audit log, or why it adds none (Q34). Required for pages and handlers of teachers. */
  audited?: AuditedRead | { not: string };
}
/** The reason why reading a route adds no line to the audit log. */
const notAudited = (why: string) => ({ not: why });
const lessonShows = notAudited("what a lesson shows its teachers all the time: names, teams and how far each is");
const nobodyIsIn = notAudited("it names no student");
const student = (page: string): RouteRow => ({ at: (s) => `/a/${s.activityId}${page}`, may: studentsOfTheClass });
const activity = (page: string | ((scene: PathIds) => string), audited: RouteRow["audited"]): RouteRow => ({
  at: (s) => `/teacher/activities/${s.activityId}${typeof page === "string" ? page : page(s)}`,
  may: readersOfTheClass,
  audited,
});
/** Routes whose only purpose is to change something, so a teacher who may only read is refused (Q25). */
const steered = (row: RouteRow): RouteRow => ({ ...row, may: teachersOfTheClass });
const ofClass = (page: string | ((scene: PathIds) => string), audited: RouteRow["audited"]): RouteRow => ({
  at: (s) => `/teacher/classes/${s.classId}${typeof page === "string" ? page : page(s)}`,
  may: readersOfTheClass,
  audited,
});
const open = (at: string | ((scene: PathIds) => string)): RouteRow => ({
  at: typeof at === "string" ? () => at : at,
  may: everyone,
});
const nobody = (at: string): RouteRow => ({ at: () => at, may: [] });

/** Routes that show nothing of an activity or a class, so they are the same in all phases. */
const otherRoutes: Record<string, RouteRow> = {
  "/signed-out": open("/signed-out"),
  // Only for the form on our pages: GET is refused.
  "/api/auth/signout": nobody("/api/auth/signout"),
  "/teacher/sign-in": open("/teacher/sign-in"),
  // This server has no provider; outside.spec.ts tests one that has.
  "/sign-in/school": nobody("/sign-in/school"),
  "/sign-in/school/callback": nobody("/sign-in/school/callback"),
  "/sign-in/school/name": nobody("/sign-in/school/name"),
  "/sign-in/school/password": nobody("/sign-in/school/password"),
  // This server has no learning platform; outside.spec.ts and lib/features/courses/launches.int.test.ts test with one.
  "/lti/login": nobody("/lti/login"),
  "/lti/launch": nobody("/lti/launch"),
  "/lti/enter": nobody("/lti/enter"),
  "/lti/keys": nobody("/lti/keys"),
  "/lti/configuration": open("/lti/configuration"),
  "/lti/refused": open("/lti/refused?why=launch-stale"),
  // For a teacher with a pending launch; other teachers read that there is none.
  "/lti/choose": { at: () => "/lti/choose", may: teachers },
  "/lti/link": { at: () => "/lti/link", may: teachers },
  "/lti/answer": { at: () => "/lti/answer", may: teachers },
  "/teacher/invite": open("/teacher/invite"),
  "/teacher/reset": open("/teacher/reset"),
  // Refused, because there is a teacher already.
  "/setup": nobody("/setup"),
  // For development only.
  "/design": nobody("/design"),
  // Shown in place of a page that a device has not cached.
  "/a/offline": open("/a/offline"),
  "/teacher/account": { at: () => "/teacher/account", may: teachers, audited: notAudited("it is about the teacher") },
  "/teacher/lessons": { at: () => "/teacher/lessons", may: teachers, audited: nobodyIsIn },
  // Only for sending a file: GET is refused.
  "/teacher/lessons/file": nobody("/teacher/lessons/file"),
  "/teacher/lessons/[lesson]": {
    at: (s) => `/teacher/lessons/${s.lessonId}`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  "/teacher/lessons/[lesson]/read": {
    at: (s) => `/teacher/lessons/${s.lessonId}/read`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  // Redirects to the first step.
  "/teacher/lessons/[lesson]/try": {
    at: (s) => `/teacher/lessons/${s.lessonId}/try`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  "/teacher/lessons/[lesson]/try/[step]": {
    at: (s) => `/teacher/lessons/${s.lessonId}/try/write`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  "/teacher/lessons/[lesson]/file": {
    at: (s) => `/teacher/lessons/${s.lessonId}/file`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  // Only for sending a picture: GET is refused.
  "/teacher/lessons/[lesson]/pictures": nobody("/teacher/lessons/x/pictures"),
  "/teacher/lessons/[lesson]/pictures/[picture]": {
    at: (s) => `/teacher/lessons/${s.lessonId}/pictures/${s.image}`,
    may: teachersOfTheClass,
    audited: nobodyIsIn,
  },
  "/teacher/installation": { at: () => "/teacher/installation", may: owners, audited: nobodyIsIn },
  "/teacher/installation/oneroster": { at: () => "/teacher/installation/oneroster", may: owners, audited: nobodyIsIn },
  // Only for sending a file: GET is refused.
  "/teacher/installation/oneroster/file": nobody("/teacher/installation/oneroster/file"),
  "/teacher/installation/audit": { at: () => "/teacher/installation/audit", may: owners, audited: "audit" },
  "/teacher/installation/audit/csv": { at: () => "/teacher/installation/audit/csv", may: owners, audited: "audit" },
};

/** Routes that show something of an activity or a class. */
export const routesOfActivities: Record<string, RouteRow> = {
  "/": open("/"),
  "/join/[code]": open((s) => `/join/${s.code}`),

  // A teacher is redirected to their own classes.
  "/class": { at: () => "/class", may: roles.filter((role) => role !== "no one") },
  "/a/[activity]": student(""),
  ...Object.fromEntries(
    phases.map((phase) => phaseTable[phase].page).map((page) => [`/a/[activity]/${page}`, student(`/${page}`)]),
  ),
  "/a/[activity]/learn/[station]": student("/learn/bias"),
  "/a/[activity]/exemplars/[mode]": student("/exemplars/bias"),
  "/a/[activity]/pictures/[picture]": { at: (s) => `/a/${s.activityId}/pictures/${s.image}`, may: studentsOfTheClass },
  "/a/[activity]/glossary": student("/glossary"),
  "/a/[activity]/present": student("/present"),
  "/a/[activity]/feedback": student("/feedback"),
  "/a/[activity]/casebook": student("/casebook"),
  "/a/[activity]/review": student("/review"),
  // For the worksheet's own team, from Write on, and its teachers; never for a partner (T13).
  "/a/[activity]/history/[worksheet]": {
    at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}`,
    may: (phase) => (isAtLeast(phase, "write") ? ["team-mate"] : []),
  },
  "/a/[activity]/history/[worksheet]/rows": {
    at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}/rows`,
    may: (phase) => [...(isAtLeast(phase, "write") ? (["team-mate"] as const) : []), ...readersOfTheClass],
    audited: "history",
  },

  "/teacher": { at: () => "/teacher", may: teachers, audited: nobodyIsIn },
  // Without one-time PINs this page shows only what a lesson shows all the time.
  "/teacher/classes/[class]": ofClass("", "pins"),
  "/teacher/classes/[class]/roster": steered(
    ofClass("/roster", notAudited("the list is shown by an action, which adds it")),
  ),
  "/teacher/classes/[class]/roster/file": steered(ofClass("/roster/file", "list")),
  "/teacher/classes/[class]/slips": steered(ofClass("/slips", "pins")),
  "/teacher/classes/[class]/students/[student]": ofClass(
    (s) => `/students/${s.studentId}`,
    notAudited("it says how much is held, and nothing of it"),
  ),
  "/teacher/classes/[class]/students/[student]/held": steered(ofClass((s) => `/students/${s.studentId}/held`, "held")),
  "/teacher/classes/[class]/import": steered(ofClass("/import", nobodyIsIn)),
  // Only for sending a file, which access.spec.ts tests: GET is refused.
  "/teacher/classes/[class]/import/file": nobody("/teacher/classes/x/import/file"),
  "/teacher/activities/[activity]": activity("", lessonShows),
  "/teacher/activities/[activity]/new-names": steered(activity("/new-names", lessonShows)),
  "/teacher/activities/[activity]/ballots": activity(
    "/ballots",
    notAudited("votes are shown by an action, which adds it"),
  ),
  "/teacher/activities/[activity]/casebook": activity("/casebook", "cases"),
  "/teacher/activities/[activity]/guide": activity("/guide", nobodyIsIn),
  "/teacher/activities/[activity]/lesson": activity("/lesson", nobodyIsIn),
  "/teacher/activities/[activity]/pictures/[picture]": activity((s) => `/pictures/${s.image}`, nobodyIsIn),
  "/teacher/activities/[activity]/lesson-version": steered(activity("/lesson-version", nobodyIsIn)),
  "/teacher/activities/[activity]/projector": activity("/projector", notAudited("the class sees it")),
  "/teacher/activities/[activity]/results": activity("/results", nobodyIsIn),
  "/teacher/activities/[activity]/rubric": activity("/rubric", nobodyIsIn),
  "/teacher/activities/[activity]/submissions": activity(
    "/submissions",
    notAudited("it leads to a case, which adds it"),
  ),
  "/teacher/activities/[activity]/submissions/[submission]": activity(
    (s) => `/submissions/${s.submissionId}`,
    "submission",
  ),
  "/teacher/activities/[activity]/teams": activity("/teams", lessonShows),
  "/teacher/activities/[activity]/tries": activity("/tries", "tries"),
  "/teacher/activities/[activity]/journal": activity("/journal", notAudited("it says what teachers did")),
  "/teacher/activities/[activity]/export": activity(
    "/export",
    notAudited("it has names, and leads to files, which add it"),
  ),
  "/teacher/activities/[activity]/export/submissions": activity("/export/submissions", "cases"),
  "/teacher/activities/[activity]/export/portfolio/[student]": activity(
    (s) => `/export/portfolio/${s.studentId}`,
    "portfolio",
  ),
  "/teacher/activities/[activity]/marks": activity("/marks", "points"),
  "/teacher/activities/[activity]/export/gradebook": activity("/export/gradebook", "points"),
  "/teacher/activities/[activity]/export/course": activity("/export/course", "points"),
  "/teacher/activities/[activity]/export/activity": activity("/export/activity", "activity-file"),
  "/teacher/activities/[activity]/export/all": activity("/export/all", "activity-file"),
  "/teacher/activities/[activity]/export/tables/[table]": activity("/export/tables/ballots", "table"),
  "/teacher/activities/[activity]/history/[worksheet]": activity((s) => `/history/${s.team.worksheetId}`, "history"),
  "/teacher/activities/[activity]/archive/[worksheet]": activity((s) => `/archive/${s.archivedId}`, "archive"),
  "/teacher/activities/[activity]/feedback": activity("/feedback", "feedback"),
  "/teacher/activities/[activity]/worksheets/[team]": activity((s) => `/worksheets/${s.team.id}`, "live"),
};

export const routes: Record<string, RouteRow> = { ...otherRoutes, ...routesOfActivities };

interface SocketRow {
  name: string;
  at: (scene: Scene) => string;
  may: (stage: Stage) => readonly Role[];
}

/** The partner may read the case while the match has not ended, and the notes from Compare on (Q1, Q8). */
export const sockets: SocketRow[] = [
  { name: "live", at: (s) => `/live/${s.activityId}`, may: () => [...studentsOfTheClass, ...readersOfTheClass] },
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
  // Never for the partner, who reads the text on the page once it is sent (Q26, Q27).
  {
    name: "feedback",
    at: (s) => `/sync/feedback/${s.feedbackId}/1`,
    may: (stage) => [...(stage === "before" ? [] : (["team-mate"] as const)), ...readersOfTheClass],
  },
];
