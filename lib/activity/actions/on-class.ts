import { revalidatePath } from "next/cache";
import type * as z from "zod";
import type { ClassEditor } from "@/lib/activity/authorise";
import { classAction } from "./action";

/** Runs an action and revalidates the class's pages. */
export function onClass<S extends z.ZodType, T>(
  schema: S,
  run: (editor: ClassEditor, input: z.output<S>) => Promise<T>,
) {
  return classAction(schema, async (editor, input) => {
    const value = await run(editor, input);
    revalidatePath(`/teacher/classes/${editor.classId}`);
    return value;
  });
}
