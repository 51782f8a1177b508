/** What a student chose, and why. */
export interface Vote {
  choice: string;
  reason: string;
}

/** A student's ballot, stored on this device until the server has it (Q4, B1). The key contains the student's id; signing out deletes it. */
export interface StoredBallot extends Vote {
  /** Whether the button was pressed, so that it must be sent; otherwise it is a draft. */
  cast: boolean;
  /** When the button was pressed, by this device's clock, in ms since 1970. */
  castAt?: number;
  /** Later changes to a vote that was cast and has not reached the server, made without pressing the button again. */
  draft?: Vote;
}

/** How many ms ago a vote was cast, because the server has another clock. 0 if unknown. */
export function msSinceCast({ castAt = Infinity }: Pick<StoredBallot, "castAt">): number {
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

/** Deletes the vote that was sent, but not a vote stored since; a draft stays as a draft. */
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
