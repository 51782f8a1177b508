/** Whom each route, action and socket is for. What is not listed for a role must refuse it. */
import type { Argument } from "./ask";
import { roles, type Role, type Scene, type Stage } from "./scene";

const everyone: readonly Role[] = roles;
const ofTheClass: readonly Role[] = ["student of another team", "partner", "team-mate"];
const teachersOfTheClass: readonly Role[] = ["co-teacher", "teacher"];
const teachers: readonly Role[] = [...teachersOfTheClass, "teacher of another class"];

export interface RouteRow {
  at: (scene: Scene) => string;
  may: readonly Role[];
}
const student = (page: string): RouteRow => ({ at: (s) => `/a/${s.activityId}${page}`, may: ofTheClass });
const board = (page: string): RouteRow => ({ at: (s) => `/teacher/activities/${s.activityId}${page}`, may: teachersOfTheClass });

export const routes: Record<string, RouteRow> = {
  "/": { at: () => "/", may: everyone },
};

export interface ActionRow {
  /** The page it is called from. */
  at: (scene: Scene) => string;
  args: (scene: Scene) => Argument[];
  may: readonly Role[];
}
const json = (value: unknown): Argument => ({ json: value });
const form = (fields: Record<string, string>): Argument => ({ form: fields });

export const actions: Record<string, ActionRow> = {};

export interface SocketRow {
  name: string;
  at: (scene: Scene) => string;
  may: (stage: Stage) => readonly Role[];
}

export const sockets: SocketRow[] = [
  { name: "live", at: (s) => `/live/${s.activityId}`, may: () => [...ofTheClass, ...teachersOfTheClass] },
  {
    name: "worksheet",
    at: (s) => `/sync/worksheet/${s.team.worksheetId}/1`,
    may: (stage) => ["team-mate", ...(stage === "while" ? (["partner"] as const) : []), ...teachersOfTheClass],
  },
  {
    name: "notes",
    at: (s) => `/sync/notes/${s.matchId}/1`,
    may: (stage) => [...(stage === "before" ? [] : (["team-mate", "partner"] as const)), ...teachersOfTheClass],
  },
];
void student; void board; void teachers; void json; void form;
