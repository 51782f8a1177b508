/** Loads a submission for the teacher, as it was handed in. */
import { database } from "@/db/client";
import { findNames } from "@/lib/activity/queries/students";
import { findSubmission, listSubmissionsOf } from "@/lib/features/cases/writing/queries/submissions";
import { type ActivityReader } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { type WorksheetTexts } from "@/lib/sync/format/fields";

export interface LoadedSubmission {
  id: string;
  team: { id: string; number: number };
  worksheetId: string;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
  by: string | null;
  /** Members at the hand-in who were not absent (Q21). */
  names: readonly string[];
  /** Which hand-in of this worksheet it is, from 1. */
  nth: number;
  releasedAt: Date | null;
  /** When it was returned; null unless it is returned now (Q12). */
  returnedAt: Date | null;
  /** Its marks were copied from the version before, and no teacher has confirmed them (Q12). */
  marksCarried: boolean;
  state: "counts" | "replaced" | "taken back" | "archived";
  /** All hand-ins of this worksheet, oldest first. */
  versions: readonly { id: string; at: Date; takenBack: boolean }[];
}

/** @throws AppError `not-found` for an id that is no submission of this activity. */
export async function loadSubmission(reader: ActivityReader, submissionId: string): Promise<LoadedSubmission> {
  const found = await findSubmission(database(), reader.activity.id, submissionId);
  if (found === null) throw new AppError("not-found");
  const [versions, names] = await Promise.all([
    listSubmissionsOf(database(), found.worksheetId),
    findNames(database(), found.memberIds),
  ]);
  return {
    id: found.id,
    team: { id: found.teamId, number: found.number },
    worksheetId: found.worksheetId,
    mode: found.mode,
    texts: found.texts,
    at: found.at,
    by: found.by,
    // A submission names its authors, removed or not.
    names: names.map(({ name }) => name),
    releasedAt: found.releasedAt,
    returnedAt: found.returnedAt,
    marksCarried: found.marksCarried,
    nth: versions.findIndex((version) => version.id === found.id) + 1,
    state: found.archived
      ? "archived"
      : found.takenBackAt !== null
        ? "taken back"
        : found.newestId === found.id
          ? "counts"
          : "replaced",
    versions: versions.map(({ id, at, takenBackAt }) => ({ id, at, takenBack: takenBackAt !== null })),
  };
}
