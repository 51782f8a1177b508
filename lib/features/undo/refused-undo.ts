import type { Lesson } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { createEntryFormatter } from "@/lib/activity/journal/format-entry";
import type { UndoBlocker } from "./journal";

/** Returns the refusal that says what blocks an undo (T8). */
export async function undoRefusal(by: UndoBlocker, lesson: Lesson, readerId: string): Promise<AppError> {
  if (by === "erasure") return new AppError("undo-erased");
  if (by === "students") return new AppError("undo-students");
  const what = (await createEntryFormatter([by], lesson, readerId))(by);
  return new AppError(by.undoneAt === null ? "undo-blocked" : "undo-undone", { what });
}
