import { readFileSync } from "node:fs";
import path from "node:path";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import { root } from "@/lib/process/root.js";

export interface PersonalColumn {
  /** `table.column` */
  name: string;
  what: string;
  why: string;
  until: string;
  about: string;
  inFile: string;
}

const text = readFileSync(path.join(root, "docs/privacy.md"), "utf8");
const [, personal = "", others = ""] = text.split(/^## (?:What can hold|Columns without) personal data$/m);
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** The rows of the table in docs/privacy.md, one for each column. */
export const personalColumns: PersonalColumn[] = personal
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => {
    const [columns = "", what = "", why = "", until = "", about = "", inFile = ""] = line.slice(2, -2).split(" | ");
    return quoted(columns).map((name) => ({ name, what, why, until, about, inFile }));
  });

/** The columns that docs/privacy.md lists as without personal data, as `table.column`. */
export const otherColumns: string[] = others
  .split("\n")
  .filter((line) => line.startsWith("- `"))
  .flatMap((line) => {
    const [table = "", ...columns] = quoted(line);
    return columns.map((column) => `${table}.${column}`);
  });

/** Every column of the schema, as `table.column`. */
export function schemaColumns(): string[] {
  return Object.values(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const { name, columns } = getTableConfig(table);
    return columns.map((column) => `${name}.${column.name}`);
  });
}
