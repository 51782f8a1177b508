import type { FactChange } from "@/lib/activity/rules/journal";
import { formerMemberId } from "@/lib/activity/rules/former-member";

interface JournalEntry {
  values: Record<string, string | number>;
  changes: FactChange[];
}

/**
 * A journal entry without these students. Facts about them are removed, so that an undo restores the rest and nobody who was erased; in its sentence
 * they become a former student (Q31).
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
