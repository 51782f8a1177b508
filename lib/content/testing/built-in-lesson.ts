import { readBuiltInLesson } from "@/lib/content/built-in";
import { newestVersion } from "@/lib/content/built-in-versions";

/** The lesson of new activities. */
export const builtInLesson = readBuiltInLesson(newestVersion);
