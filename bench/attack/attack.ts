/** The contract of an attack. It runs in a process of its own and from one address, while `main.ts` measures how long others wait. */

/** What an attacker knows. Plain data, sent to the attacking process. */
export interface Target {
  port: number;
  seconds: number;
  activityId: string;
  classCode: string;
  /** A student of the class, as whom the attacker can act: the whole Cookie header, the room and the name. */
  student: { cookie: string; room: string; name: string };
  /** Another student of the same team. */
  teamMate: { cookie: string; room: string; name: string };
  /** Names of other students of the class. */
  names: string[];
  /** The class's teacher. */
  teacher: { cookie: string; classId: string };
  /** A learning platform that the server knows; `beginning` is the query that starts a launch. Null without `hasPlatform`. */
  platform: { issuer: string; beginning: string } | null;
  /** Server actions of the build: `file#export` to id. */
  actions: Record<string, string>;
}

export interface Attack {
  /** A sentence about what it does. */
  name: string;
  /** The server knows a provider of the school's accounts, on this machine: a correct one, or one whose responses do not end. */
  provider?: "plain" | "endless";
  /** The server knows a learning platform, on this machine. */
  hasPlatform?: boolean;
  /** Sends what the attack needs beforehand, within a minute. How long others wait while it does is printed separately. */
  prepare?: (target: Target) => Promise<string>;
  /** Sends for `target.seconds`; returns the outcome as a line. */
  runAttack?: (target: Target) => Promise<string>;
  /** Checks what has to hold after the attack, or without one. Throws when it does not hold, and otherwise returns what was found. */
  check?: (target: Target) => Promise<string>;
}
