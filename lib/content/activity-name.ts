import { nameKey } from "@/lib/rules/joining/names";
import { lessonOf } from "./lesson";

/** What an activity is called: its own name, else the title of its lesson. */
export function activityName({ name, contentId }: { name: string | null; contentId: string }): string {
  return name ?? lessonOf(contentId).title;
}

/** For one more activity on this lesson: its title, or the first of "title 2", "title 3", … that none of `taken` is called. */
export function suggestActivityName(contentId: string, taken: readonly string[]): string {
  const { title } = lessonOf(contentId);
  const keys = new Set(taken.map(nameKey));
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!keys.has(nameKey(name))) return name;
  }
}
