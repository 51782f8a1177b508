/**
 * One activity as a file that another installation imports: JSON, one row a line (T14). Version 1 stays readable: a later format gets the next
 * number. Ids in a file refer to each other only: an import replaces each by a new one (`fileSchema`).
 */
import * as z from "zod";
import { activityTableNames, type ActivityTableName } from "./queries/activity-rows";
import type { Lesson } from "@/lib/content/lesson";
import { maxRowsInFile } from "./rules/activity-bounds";
import { activityShape, longestName, personShape, tableShapes, text } from "./activity-shapes";

export const fileFormat = "crosscase-activity";
export const fileVersion = 1;

/** Parsed first, to refuse a file by its format and version before its rows are read. */
export const headSchema = z.object({
  format: z.literal(fileFormat),
  version: z.int().min(1),
  activity: z.object({ contentId: z.string().max(200) }),
  /** What the file of the activity's lesson says, if the lesson is a teacher's own. */
  lesson: z.unknown().optional(),
});

/** Stops at the first invalid row, because a list of all faults could take more memory than the file. */
function rowsOf<S extends z.ZodRawShape>(shape: S, most: number) {
  const row = z.object(shape);
  return z
    .array(z.unknown())
    .max(most)
    .transform((given, context) => {
      const rows: z.output<typeof row>[] = [];
      for (const each of given) {
        const parsed = row.safeParse(each);
        if (!parsed.success) {
          context.addIssue({ code: "custom", message: "a row" });
          return z.NEVER;
        }
        rows.push(parsed.data);
      }
      return rows;
    });
}

/** Maps an id of the file to its new id; the same id always gets the same new one. */
export interface NewIds {
  of: (id: string) => string;
  /** The importing teacher keeps their id. */
  ofTeacher: (id: string) => string;
  /** The id of a former member stays as it is. */
  ofMember: (id: string) => string;
}

/** Tables that files of earlier builds do not have. */
const laterTables: ReadonlySet<ActivityTableName> = new Set(["feedback", "tickets", "guesses"]);

export function fileSchema(ids: NewIds, lesson: Lesson) {
  const schemaOf = (newId: (id: string) => string) => z.uuid().transform((given) => newId(given.toLowerCase()));
  const [id, teacher] = [schemaOf(ids.of), schemaOf(ids.ofTeacher)];
  const modes = new Set(lesson.modes.map((mode) => mode.id));
  const mode = z.string().refine((given) => modes.has(given));
  const shapes = tableShapes({ id, teacher, member: schemaOf(ids.ofMember) }, mode);
  const tables = Object.fromEntries(
    activityTableNames.map((name) => {
      const rows = rowsOf(shapes[name], maxRowsInFile[name]);
      return [name, laterTables.has(name) ? rows.default([]) : rows];
    }),
  ) as unknown as { [Name in ActivityTableName]: ReturnType<typeof rowsOf<(typeof shapes)[Name]>> }; // one for each name
  return z.object({
    className: text(longestName),
    activity: z.object(activityShape),
    teachers: rowsOf({ id: teacher, name: text(longestName) }, maxRowsInFile.teachers),
    people: rowsOf(personShape(id), maxRowsInFile.people),
    ...tables,
    /** All stored rows of each document (lib/sync/format/stored-rows.ts), deflated, in base64. */
    histories: rowsOf({ documentId: id, blocks: z.array(z.base64()) }, maxRowsInFile.documents),
  });
}

export type ActivityFile = z.output<ReturnType<typeof fileSchema>>;

const columnNames = tableShapes({ id: z.string(), teacher: z.string(), member: z.string() }, z.string());
export const exportedColumns = (name: ActivityTableName) => Object.keys(columnNames[name]);
export const exportedActivityColumns = Object.keys(activityShape);
export const exportedPersonColumns = Object.keys(personShape(z.string()));
export const fileTables = activityTableNames;
