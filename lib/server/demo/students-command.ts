import * as z from "zod";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { phases } from "@/lib/rules/phases/phases";

/** What the demo sends to the process of its simulated students. */
export const studentsCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("join"), origin: z.string(), code: z.string(), activityId: z.string(), count: z.number() }),
  /** They do at once what a class has done by the middle or the end of this phase. */
  z.object({ do: z.literal("catch-up"), phase: z.enum(phases), until: z.enum(["middle", "end"]) }),
  /** From now on they work as people do. */
  z.object({ do: z.literal("live"), phase: z.enum(phases) }),
]);
export type StudentsCommand = z.output<typeof studentsCommand>;

/** What it sends back: messages for the server's bus, and that a command is done. */
export type FromStudents = { publish: BusMessage } | "done";
