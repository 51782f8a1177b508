/** `npm run fixture -- --teams N --size K --phase write --json`: makes a class for load tests and black-box tests, and prints paths and cookies. */
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { runCommandLine, UsageError } from "@/lib/server/commands/command";
import { readFixtureArguments } from "@/lib/server/commands/fixture-arguments";
import { withPrefix } from "@/lib/server/http/front-door/cookie-prefix";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";

await runCommandLine(async (env) => {
  const given = readFixtureArguments();
  const { running, close } = await attachToServer(env);
  try {
    const production = running.production || process.env.NODE_ENV === "production";
    if (production && !running.fixtures && env.CROSSCASE_FIXTURES === undefined) {
      throw new UsageError(
        "This is a production server, and a fixture would put a made-up class into it: set CROSSCASE_FIXTURES=1 if that is what you want.",
      );
    }
    const { activityId, fields, clients: made } = await makeFixtureClass(given);
    const https = running.origin.startsWith("https:");
    const clients = made.map((client) => ({ ...client, cookie: https ? withPrefix(client.cookie) : client.cookie }));
    if (given.json) console.log(JSON.stringify({ origin: running.origin, activityId, fields, clients }));
    else
      for (const { name, room, cookie } of clients)
        console.log(`${name}\n  ${running.origin}/sync/${room}\n  Cookie: ${cookie}`);
  } finally {
    await close();
  }
});
