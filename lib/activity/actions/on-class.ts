import { revalidatePath } from "next/cache";
import type * as z from "zod";
import type { ClassSteering } from "@/lib/activity/standing";
import { classAction } from "./action";

/** Runs an action and revalidates the class's pages. */
export function onClass<S extends z.ZodType, T>(
  schema: S,
  run: (steering: ClassSteering, input: z.output<S>) => Promise<T>,
) {
  return classAction(schema, async (steering, input) => {
    const value = await run(steering, input);
    revalidatePath(`/teacher/classes/${steering.classId}`);
    return value;
  });
}
