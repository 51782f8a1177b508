/** What an attack is. It strikes from a process of its own and from one address; `main.ts` measures what others wait meanwhile. */

/** What an attacker knows. Plain data: it goes to the process that strikes. */
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
  /** Server actions of the build: `file#export` to id. */
  actions: Record<string, string>;
}

export interface Attack {
  /** In words of what it does. */
  name: string;
  /** Sends for `target.seconds`; returns what came of it, as a line. */
  strike?: (target: Target) => Promise<string>;
  /** After the strike, or alone: what has to hold. Throws, or returns what was found. */
  check?: (target: Target) => Promise<string>;
}
