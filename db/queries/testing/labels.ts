/** Rows of the ended class are called by what they are: an id is made of a label, and shown as the label again. */
import { createHash } from "node:crypto";
import { formerMemberId } from "@/lib/rules/privacy/former-member";

const labels = new Map<string, string>([[formerMemberId, "former member"]]);

/** The id of the row with this label. */
export function id(label: string): string {
  const hex = createHash("md5").update(label).digest("hex");
  const made = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  labels.set(made, label);
  return made;
}

const began = Date.parse("2026-01-15T08:00:00Z");

/** So many minutes after the class was made. */
export const at = (minutes: number) => new Date(began + minutes * 60_000);

/** When the class is asked and changed. */
export const now = at(60);

/** Ids as their labels, an unknown one as "new"; moments as "at 5", those of the database's own clock as "just now". */
export function labelled(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uuid) => labels.get(uuid) ?? "new")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g, (moment) => {
      const minutes = (Date.parse(moment) - began) / 60_000;
      return minutes > 1_000 ? "just now" : `at ${Number(minutes.toFixed(3))}`;
    });
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** A row in one line: its values in the order of its columns, or of these; what is true by the column's name, without what is false. */
export function line(row: unknown, columns?: readonly string[]): string {
  if (row === null || row === undefined) return "nothing";
  if (row instanceof Date) return labelled(row.toISOString());
  if (row instanceof Uint8Array) return `${row.length} bytes`;
  if (Array.isArray(row)) return `[${row.map((one) => line(one)).join(", ")}]`;
  if (row instanceof Map)
    return `{${[...row]
      .map(([key, value]) => `${line(key)}: ${line(value)}`)
      .sort()
      .join(", ")}}`;
  if (row instanceof Set)
    return `{${[...row]
      .map((one) => line(one))
      .sort()
      .join(", ")}}`;
  if (typeof row !== "object") return labelled(text(row));
  const values = Object.entries(row).filter(([column]) => columns?.includes(column) ?? true);
  const shown = values.flatMap(([column, value]) => {
    if (typeof value === "boolean") return value ? column : [];
    if (value === null || value === undefined) return `no ${column}`;
    return column === "texts" ? `“${(value as { title: string }).title}”` : line(value);
  });
  return shown.join(" · ");
}
