import * as z from "zod";
import { phases } from "@/lib/rules/phases/phases";

/** What the demo tells its simulated students; each is answered once it is done. */
export const studentsCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("join"), origin: z.string(), code: z.string(), activityId: z.string(), count: z.number() }),
  /** They do what is done by the end of this phase, or by its middle, at once. */
  z.object({ do: z.literal("catch-up"), phase: z.enum(phases), until: z.enum(["middle", "end"]) }),
  /** From now on they take their time. */
  z.object({ do: z.literal("live"), phase: z.enum(phases) }),
]);
export type StudentsCommand = z.output<typeof studentsCommand>;
