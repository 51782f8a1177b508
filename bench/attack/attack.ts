/** The contract of an attack. It runs in a process of its own and from one address, while `main.ts` measures how long others wait. */

/** What an attacker knows. Plain data, sent to the attacking process. */
export interface Target {
  port: number;
  seconds: number;
  activityId: string;
  classCode: string;
  /** Whole Cookie header, and the room, of one student of the class: what an attacker from within has. */
  student: { cookie: string; room: string; name: string };
  /** Another of the same team. */
  teamMate: { cookie: string; room: string; name: string };
  /** Of other students of the class. */
  names: string[];
  /** The class's teacher. */
  teacher: { cookie: string; classId: string };
  /** A learning platform that the server knows, and with what a launch begins there; null without `hasPlatform`. */
  platform: { issuer: string; beginning: string } | null;
  /** Server actions of the build: `file#export` to id. */
  actions: Record<string, string>;
}

export interface Attack {
  /** A sentence about what it does. */
  name: string;
  /** The server knows a provider of the school's accounts, on this machine: one as it should be, or one whose answers don't end. */
  provider?: "plain" | "endless";
  /** The server knows a learning platform, on this machine. */
  hasPlatform?: boolean;
  /** Sends what the attack needs to be there, within a minute. What others wait meanwhile is printed by itself. */
  prepare?: (target: Target) => Promise<string>;
  /** Sends for `target.seconds`; returns what came of it, as a line. */
  runAttack?: (target: Target) => Promise<string>;
  /** What has to hold after the attack, or alone. Throws, or returns what was found. */
  check?: (target: Target) => Promise<string>;
}
