/**
 * Finds statements of a migration that might break an older build that still runs on the database (B9). Additions are harmless: tables, columns that
 * an older build may leave out, indexes, and keys on new columns. All other statements are returned, for a person to judge.
 */

const name = String.raw`"?([\w.]+)"?`;
const inPublic = String.raw`(?:"public"\.)?`;
const shapes = {
  createTable: new RegExp(`^create table (?:if not exists )?${inPublic}${name}`, "i"),
  addColumn: new RegExp(`^alter table (?:only )?${inPublic}${name} add column ${name} (.*)$`, "i"),
  addConstraint: new RegExp(`^alter table (?:only )?${inPublic}${name} add constraint ${name} (.*)$`, "i"),
  createIndex: new RegExp(`^create (unique )?index (?:concurrently )?${name} on ${inPublic}${name}`, "i"),
  createFunction: /^create function /i,
  createTrigger: new RegExp(`^create trigger ${name} .* on ${inPublic}${name} `, "i"),
  insert: new RegExp(`^insert into ${inPublic}${name}`, "i"),
  update: new RegExp(`^update ${inPublic}${name}(?: as \\w+)? set (.*)$`, "i"),
};

/** Tables and columns that a migration has made so far, which an older build does not use. */
class Made {
  private readonly things = new Set<string>();
  add(table: string, column?: string): void {
    this.things.add(column === undefined ? table : `${table}.${column}`);
  }
  has(table: string, columns: readonly string[] = []): boolean {
    return (
      this.things.has(table) || (columns.length > 0 && columns.every((column) => this.things.has(`${table}.${column}`)))
    );
  }
}

/** Statements in the order of the file, each on one line, without comments. */
export function splitStatements(sql: string): string[] {
  return sql
    .split("--> statement-breakpoint")
    .map((statement) =>
      statement
        .replaceAll(/^\s*--.*$/gm, "")
        .replaceAll(/\s+/g, " ")
        .trim()
        .replace(/;$/, ""),
    )
    .filter((statement) => statement !== "");
}

export function findBreakingStatements(sql: string): string[] {
  const made = new Made();
  return splitStatements(sql).filter((statement) => !isAddition(statement, made));
}

function isAddition(statement: string, made: Made): boolean {
  const [, table] = shapes.createTable.exec(statement) ?? [];
  if (table !== undefined) {
    made.add(table);
    return true;
  }
  const column = shapes.addColumn.exec(statement);
  if (column !== null) return isOptionalColumn(column, made);
  const constraint = shapes.addConstraint.exec(statement);
  if (constraint !== null) return made.has(constraint[1] ?? "", keyColumns(constraint[3] ?? ""));
  const index = shapes.createIndex.exec(statement);
  if (index !== null) return index[1] === undefined || made.has(index[3] ?? "");
  if (shapes.createFunction.test(statement)) return true;
  const trigger = shapes.createTrigger.exec(statement);
  if (trigger !== null) return made.has(trigger[2] ?? "");
  const insert = shapes.insert.exec(statement);
  if (insert !== null) return made.has(insert[1] ?? "");
  const update = shapes.update.exec(statement);
  return update !== null && made.has(update[1] ?? "", setColumns(update[2] ?? ""));
}

/** Whether rows of an older build, which have no value for the column, can still be inserted. */
function isOptionalColumn([, table = "", column = "", definition = ""]: RegExpExecArray, made: Made): boolean {
  made.add(table, column);
  const isRequired = /\bnot null\b/i.test(definition) && !/\b(default|generated)\b/i.test(definition);
  return made.has(table) || !(isRequired || /\b(unique|primary key|check|references)\b/i.test(definition));
}

/** The columns of a foreign key; [] for other constraints, which their columns alone do not make harmless. */
function keyColumns(constraint: string): string[] {
  const list = /^foreign key \(([^)]*)\)/i.exec(constraint)?.[1] ?? "";
  return list === "" ? [] : list.split(",").map((column) => column.replaceAll('"', "").trim());
}

/** The columns that an update sets. Columns compared in a sub-select match too, so that such an update is returned for judging. */
function setColumns(assignments: string): string[] {
  const [set = ""] = assignments.split(/ where /i);
  return [...set.matchAll(/"?(\w+)"?\s*=/g)].map((found) => found[1] ?? "");
}
