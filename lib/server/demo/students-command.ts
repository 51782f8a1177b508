import * as z from "zod";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { phases } from "@/lib/activity/rules/phases";

/** What the demo sends to the process of its simulated students. */
export const studentsCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("join"), origin: z.string(), code: z.string(), activityId: z.string(), count: z.number() }),
  /** Students do at once what a class has done by the middle or the end of this phase. */
  z.object({ do: z.literal("catch-up"), phase: z.enum(phases), until: z.enum(["middle", "end"]) }),
  /** From now on students work at the speed of people. */
  z.object({ do: z.literal("live"), phase: z.enum(phases) }),
]);
export type StudentsCommand = z.output<typeof studentsCommand>;

/** What the students' process sends back: messages for the server's bus, and "done" after each command. */
export type FromStudents = { publish: BusMessage } | "done";
