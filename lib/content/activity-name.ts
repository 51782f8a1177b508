import { nameKey } from "@/lib/features/people/joining/rules/names";
import { lessonOf } from "./lesson";

/** The activity's own name, or the title of its lesson. */
export function activityName({ name, contentId }: { name: string | null; contentId: string }): string {
  return name ?? lessonOf(contentId).title;
}

/** A name for another activity: the lesson's title, or the first of "title 2", "title 3", … that is not in `taken`. */
export function suggestActivityName(contentId: string, taken: readonly string[]): string {
  const { title } = lessonOf(contentId);
  const keys = new Set(taken.map(nameKey));
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!keys.has(nameKey(name))) return name;
  }
}
