import type { Lesson } from "@/lib/content/schema";

export const exemplars: Lesson["exemplars"] = {};
