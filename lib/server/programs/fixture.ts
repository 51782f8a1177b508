/** `npm run fixture -- --teams N --size K --phase write --json`: a class for load and black-box tests, and how to get in. */
import * as z from "zod";
import { phases } from "@/lib/rules/phases/phases";
import { worksheetFields } from "@/lib/document-format/fields";
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { runCommandLine, parseArguments, UsageError } from "@/lib/server/commands/command";
import { withPrefix } from "@/lib/server/http/front-door/cookie-prefix";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";

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
});

await runCommandLine(async (env) => {
  const { values } = parseArguments({ options }, usage);
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new UsageError(usage);
  const { running, close } = await attachToServer(env);
  try {
    const production = running.production || process.env.NODE_ENV === "production";
    if (production && !running.fixtures && env.CROSSCASE_FIXTURES === undefined) {
      throw new UsageError(
        "This is a production server, and a fixture would put a made-up class into it: set CROSSCASE_FIXTURES=1 if that is what you want.",
      );
    }
    const { activityId, clients: made } = await makeFixtureClass(parsed.data);
    const https = running.origin.startsWith("https:");
    const clients = made.map((client) => ({ ...client, cookie: https ? withPrefix(client.cookie) : client.cookie }));
    if (values.json === true)
      console.log(JSON.stringify({ origin: running.origin, activityId, fields: worksheetFields, clients }));
    else
      for (const { name, room, cookie } of clients)
        console.log(`${name}\n  ${running.origin}/sync/${room}\n  Cookie: ${cookie}`);
  } finally {
    await close();
  }
});
