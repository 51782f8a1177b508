/** Readable ids for rows of the ended class: an id is made from a label, and printed as that label. */
import { createHash } from "node:crypto";
import { formerMemberId } from "@/lib/activity/rules/former-member";

const labels = new Map<string, string>([[formerMemberId, "former member"]]);

/** The id of the row with this label. */
export function id(label: string): string {
  const hex = createHash("md5").update(label).digest("hex");
  const made = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  labels.set(made, label);
  return made;
}

const began = Date.parse("2026-01-15T08:00:00Z");

/** The time `minutes` after the class was made. */
export const at = (minutes: number) => new Date(began + minutes * 60_000);

/** The time at which queries and writes run. */
export const now = at(60);

/** Replaces ids by their labels, unknown ids by "new", times by "at 5", and times of the database's own clock by "just now". */
export function labelled(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uuid) => labels.get(uuid) ?? "new")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g, (moment) => {
      const minutes = (Date.parse(moment) - began) / 60_000;
      return minutes > 1_000 ? "just now" : `at ${Number(minutes.toFixed(3))}`;
    });
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** A row in one line: its values in the order of its columns, or of `columns`. A true value is printed as the column's name, a false value is left out. */
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
