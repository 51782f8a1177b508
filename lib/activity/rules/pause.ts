/** A pause of all screens, or *eyes up*, which is only a banner. Moments are ms since 1970, by the server's clock (Q19). */

export const pauseKinds = ["pause", "eyes-up"] as const;
export type PauseKind = (typeof pauseKinds)[number];

/** Stored even after its end, until the next pause. */
export interface Pause {
  kind: PauseKind;
  /** The teacher's sentence; "" for the default one. */
  sentence: string;
  /** The name of the teacher who started it. Earlier builds did not store it. */
  by?: string;
  since: number;
  /** When it ends automatically. */
  until: number;
}

/** How long a pause lasts unless it is renewed. */
export const pauseMs = 10 * 60_000;
export const maxPauseSentence = 200;

/** Only the end is compared, because the process that started the pause may have a clock that is ahead. */
export function isPaused(pause: Pause | null, now: number): pause is Pause {
  return pause !== null && now < pause.until;
}

export function startPause(asked: Pick<Pause, "kind" | "sentence" | "by">, now: number): Pause {
  return { ...asked, since: now, until: now + pauseMs };
}

export function renewPause(pause: Pause, now: number): Pause {
  return { ...pause, until: now + pauseMs };
}

/** The time from which timers count: the pause's end, or now. */
export function resumesAt(pause: Pause | null, now: number): number {
  return isPaused(pause, now) ? pause.until : now;
}
