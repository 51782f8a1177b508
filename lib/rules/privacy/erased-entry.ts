import type { FactChange } from "@/lib/rules/journal/journal";
import { formerMemberId } from "./former-member";

interface JournalEntry {
  values: Record<string, string | number>;
  changes: FactChange[];
}

/**
 * Q31: an entry of the journal without these students. Facts about them go, so that an undo changes what is left of it and brings nobody
 * back; in its sentence they are a former student.
 */
export function withoutStudents<E extends JournalEntry>(entry: E, ids: readonly string[]): E {
  const names = (value: unknown) => {
    const text = JSON.stringify(value);
    return ids.some((id) => text.includes(id));
  };
  const values = Object.fromEntries(
    Object.entries(entry.values).map(([name, value]) => [name, names(value) ? formerMemberId : value]),
  );
  return { ...entry, values, changes: entry.changes.filter((change) => !names(change)) };
}
