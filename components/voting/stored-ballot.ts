/** Q4, B1: a student's ballot, stored on this device until the server has it. The key names the student; signing out clears it. */
export interface StoredBallot {
  choice: string;
  reason: string;
  /** Whether the button was pressed, so it is to be sent; otherwise it is a draft. */
  cast: boolean;
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

function isStoredBallot(found: unknown): found is StoredBallot {
  if (typeof found !== "object" || found === null) return false;
  return (
    "choice" in found &&
    typeof found.choice === "string" &&
    "reason" in found &&
    typeof found.reason === "string" &&
    "cast" in found &&
    typeof found.cast === "boolean"
  );
}
