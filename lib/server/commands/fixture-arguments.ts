import * as z from "zod";
import { phases } from "@/lib/activity/rules/phases";
import { parseArguments, UsageError } from "./command";

const usage = `Use: npm run fixture -- --teams N --size K --phase ${phases.join("|")} [--json]   (N from 1 to 1000, K from 1 to 4)`;
const options = {
  teams: { type: "string" },
  size: { type: "string" },
  phase: { type: "string" },
  json: { type: "boolean" },
} as const;
const optionsSchema = z.object({
  teams: z.coerce.number().int().min(1).max(1000).default(2),
  size: z.coerce.number().int().min(1).max(4).default(2),
  phase: z.enum(phases).default("write"),
  json: z.boolean().default(false),
});

/** Parses arguments of `npm run fixture`; by default this process's. @throws UsageError with the usage */
export function readFixtureArguments(args = process.argv.slice(2)): z.infer<typeof optionsSchema> {
  const { values } = parseArguments({ args, options }, usage);
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new UsageError(usage);
  return parsed.data;
}
