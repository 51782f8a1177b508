/** Every screen, and in which phase it is seen. */
import type { Phase } from "@/lib/rules/phases";
import type { Room } from "@/e2e/room";

export type Size = "phone" | "laptop" | "projector";

export interface Screen {
  name: string;
  phase: Phase;
  who: "teacher" | "student" | "nobody";
  sizes: readonly Size[];
  at: (room: Room) => string;
}

const both = ["phone", "laptop"] as const;
const own = (room: Room) => `/a/${room.activity.id}`;
const steered = (room: Room) => `/teacher/activities/${room.activity.id}`;

export const screens: Screen[] = [
  { name: "join", phase: "learn", who: "nobody", sizes: both, at: () => "/" },
  { name: "join-name", phase: "learn", who: "nobody", sizes: both, at: (room) => `/join/${room.class.code}` },
  { name: "wait", phase: "setup", who: "student", sizes: both, at: (room) => `${own(room)}/wait` },
  { name: "learn", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/learn/opening` },
  { name: "match", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/learn/match` },
  { name: "check", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/learn/check` },
  { name: "exemplar", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/exemplars/hallucination` },
  { name: "glossary", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/glossary` },
  { name: "before-ballot", phase: "learn", who: "student", sizes: both, at: (room) => `${own(room)}/learn/vote` },
  { name: "write", phase: "write", who: "student", sizes: both, at: (room) => `${own(room)}/write` },
  { name: "compare", phase: "compare", who: "student", sizes: both, at: (room) => `${own(room)}/compare` },
  { name: "present", phase: "compare", who: "student", sizes: ["phone", "laptop", "projector"], at: (room) => `${own(room)}/present` },
  { name: "vote", phase: "vote", who: "student", sizes: both, at: (room) => `${own(room)}/vote` },
  { name: "results", phase: "results", who: "student", sizes: both, at: (room) => `${own(room)}/results` },
  { name: "casebook", phase: "results", who: "student", sizes: both, at: (room) => `${own(room)}/casebook` },
  { name: "setup", phase: "setup", who: "nobody", sizes: both, at: () => "/setup" },
  { name: "sign-in", phase: "setup", who: "nobody", sizes: both, at: () => "/teacher/sign-in" },
  { name: "classes", phase: "learn", who: "teacher", sizes: both, at: () => "/teacher" },
  { name: "class", phase: "learn", who: "teacher", sizes: both, at: (room) => `/teacher/classes/${room.class.id}` },
  { name: "activity", phase: "write", who: "teacher", sizes: both, at: steered },
  { name: "teams", phase: "compare", who: "teacher", sizes: both, at: (room) => `${steered(room)}/teams` },
  { name: "tries", phase: "write", who: "teacher", sizes: both, at: (room) => `${steered(room)}/tries` },
  { name: "ballots", phase: "vote", who: "teacher", sizes: both, at: (room) => `${steered(room)}/ballots` },
  { name: "teacher-casebook", phase: "results", who: "teacher", sizes: ["laptop"], at: (room) => `${steered(room)}/casebook` },
  { name: "wall-code", phase: "learn", who: "teacher", sizes: ["projector"], at: (room) => `${steered(room)}/projector` },
  { name: "wall-write", phase: "write", who: "teacher", sizes: ["projector"], at: (room) => `${steered(room)}/projector` },
  { name: "wall-results", phase: "results", who: "teacher", sizes: ["projector"], at: (room) => `${steered(room)}/projector` },
];
