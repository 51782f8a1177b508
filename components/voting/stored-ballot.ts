/** What a student chose, and why. */
export interface Vote {
  choice: string;
  reason: string;
}

/** Q4, B1: a student's ballot, stored on this device until the server has it. The key names the student; signing out clears it. */
export interface StoredBallot extends Vote {
  /** Whether the button was pressed, so it is to be sent; otherwise it is a draft. */
  cast: boolean;
  /** When, by this device's clock. */
  castAt?: number;
  /** What the student has made of one that was cast and has not arrived, without pressing the button again. */
  draft?: Vote;
}

/** How often one that was cast is sent again, by its form or by any other page. */
export const retryMs = 5_000;

/** How many milliseconds ago a vote was cast, for the server, which has another clock. 0 where it is not known. */
export function sinceCast({ castAt = Infinity }: Pick<StoredBallot, "castAt">): number {
  return Math.max(0, Date.now() - castAt);
}

export function isSameVote(one: Vote, other: Vote): boolean {
  return one.choice === other.choice && one.reason === other.reason;
}

export function loadStoredBallot(key: string): StoredBallot | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isStoredBallot(found) ? found : null;
  } catch {
    return null;
  }
}

export function storeBallot(key: string, ballot: StoredBallot): void {
  try {
    localStorage.setItem(key, JSON.stringify(ballot));
  } catch {
    // Storage is full or disabled: the ballot is still on the page.
  }
}

export function deleteStoredBallot(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Deletes the vote that was sent. One that was stored meanwhile stays; so does a draft. */
export function deleteSentBallot(key: string, sent: Vote): void {
  const stored = loadStoredBallot(key);
  if (stored === null || !isSameVote(stored, sent)) return;
  if (stored.draft === undefined || isSameVote(stored.draft, sent)) deleteStoredBallot(key);
  else storeBallot(key, { ...stored.draft, cast: false });
}

function isStoredBallot(found: unknown): found is StoredBallot {
  return (
    isVote(found) &&
    "cast" in found &&
    typeof found.cast === "boolean" &&
    (!("castAt" in found) || typeof found.castAt === "number") &&
    (!("draft" in found) || isVote(found.draft))
  );
}

function isVote(found: unknown): found is Vote {
  return (
    typeof found === "object" &&
    found !== null &&
    "choice" in found &&
    typeof found.choice === "string" &&
    "reason" in found &&
    typeof found.reason === "string"
  );
}
