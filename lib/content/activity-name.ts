import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { Lesson } from "./schema";

type Titled = Pick<Lesson, "title">;

/** The activity's own name, or the title of its lesson. */
export function activityName({ name, lesson }: { name: string | null; lesson: Titled }): string {
  return name ?? lesson.title;
}

/** A name for another activity: the lesson's title, or the first of "title 2", "title 3", … that is not in `taken`. */
export function suggestActivityName({ title }: Titled, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!keys.has(nameKey(name))) return name;
  }
}
