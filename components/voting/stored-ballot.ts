/**
 * Q4, B1: what a student chose and wrote, kept on this device until the server has it. The key carries the student, and signing
 * out clears the device.
 */
export interface KeptBallot {
  choice: string;
  reason: string;
  /** The button was pressed: it is to be sent. Otherwise a draft. */
  cast: boolean;
}

export function ballotKey(studentId: string, activityId: string, kind: string): string {
  return `crosscase-ballot:${studentId}:${activityId}:${kind}`;
}

export function readKept(key: string): KeptBallot | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

export function keep(key: string, ballot: KeptBallot): void {
  try {
    localStorage.setItem(key, JSON.stringify(ballot));
  } catch {
    // No room, or storage is off: it is still on the page.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function isKept(found: unknown): found is KeptBallot {
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
