/** Q19: a pause of all screens, or *eyes up*: a banner. Moments are milliseconds since 1970, by the server's clock. */

export const pauseKinds = ["pause", "eyes-up"] as const;
export type PauseKind = (typeof pauseKinds)[number];

/** Kept after it has ended, until the next one. */
export interface Pause {
  kind: PauseKind;
  /** The teacher's own; "" for the usual one. */
  sentence: string;
  /** The name of the teacher who asked for it; earlier builds did not store it. */
  by?: string;
  since: number;
  /** It ends by itself then. */
  until: number;
}

/** It ends after this time, unless it is renewed. */
export const pauseMs = 10 * 60_000;
export const maxPauseSentence = 200;

/** A stored pause is on until its end, also where it seems to begin later: the process that began the pause may have a clock that is ahead. */
export function isPaused(pause: Pause | null, now: number): pause is Pause {
  return pause !== null && now < pause.until;
}

export function startPause(asked: Pick<Pause, "kind" | "sentence" | "by">, now: number): Pause {
  return { ...asked, since: now, until: now + pauseMs };
}

/** Ten minutes from now. */
export function renewPause(pause: Pause, now: number): Pause {
  return { ...pause, until: now + pauseMs };
}

/** From when clocks count: the end of the pause, or now. */
export function countsAfter(pause: Pause | null, now: number): number {
  return isPaused(pause, now) ? pause.until : now;
}
