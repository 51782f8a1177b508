/** What a teacher has typed into a lesson and the server does not have, stored in this tab: it outlives a link, a reload and a lost connection. */
import type { Lesson } from "@/lib/content/schema";
import type { LessonParts } from "@/lib/features/lessons/own-lessons";
import { asJson, isSame, merge, valueAt, withValue, type Conflict } from "@/lib/features/lessons/rules/merge";
import { lessonDraftKey } from "@/lib/sync/format/browser-storage";

export interface LessonDraft {
  /** What `mine` was typed into. */
  base: LessonParts;
  mine: LessonParts;
  /** Places that another teacher has changed too, about which the teacher has not decided. */
  conflicts: readonly Conflict[];
}

/** null forgets it. Without storage in the browser, the draft lasts as long as the page. */
export function storeLessonDraft(lessonId: string, draft: LessonDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(lessonDraftKey(lessonId));
    else sessionStorage.setItem(lessonDraftKey(lessonId), JSON.stringify(draft));
  } catch {
    // Storage is disabled or full.
  }
}

export function loadLessonDraft(lessonId: string): LessonDraft | null {
  try {
    const stored = sessionStorage.getItem(lessonDraftKey(lessonId));
    return stored === null ? null : (JSON.parse(stored) as LessonDraft); // written by storeLessonDraft alone
  } catch {
    return null;
  }
}

/** Puts the draft into what is stored now. Where both have changed a place, `lesson` has the draft's text. */
export function applyLessonDraft(draft: LessonDraft, stored: Lesson): { lesson: Lesson; conflicts: Conflict[] } {
  const base = asJson({ ...stored, ...draft.base });
  const merged = merge(base, asJson({ ...stored, ...draft.base, ...draft.mine }), asJson(stored));
  const isNew = ({ path }: Conflict) => !merged.conflicts.some((found) => isSame(found.path, path));
  const undecided = draft.conflicts.filter(isNew).flatMap(({ path, mine }) => {
    const theirs = valueAt(asJson(stored), path);
    return isSame(theirs, mine) ? [] : [{ path, mine, theirs }];
  });
  const conflicts = [...merged.conflicts, ...undecided];
  const value = conflicts.reduce((now, { path, mine }) => withValue(now, path, mine), merged.value);
  // Only values of a lesson's shape are stored.
  return { lesson: value as unknown as Lesson, conflicts };
}
