/** `npm start` and `npm run dev`. */
import v8 from "node:v8";
import { stepBackOthers } from "@/lib/process/thread-priority.js";
import { BootError } from "./boot-error";
import { refuseDemoFolder } from "@/lib/server/demo/folder";

const dev = process.argv.includes("--dev");
// Before Next or React is loaded: both look at it once.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

// Words come first. Garbage of the youngest is collected here alone: with four threads this one waits for those that have no core.
v8.setFlagsFromString("--no-parallel-scavenge");
stepBackOthers(10);

try {
  const { env } = await import("@/lib/process/env");
  const { boot } = await import("./boot");
  const [{ formatStartupMessage }, { setupKey }, { isSetUp }] = await Promise.all([
    import("./startup-message"),
    import("@/lib/auth/setup-key"),
    import("@/lib/classroom/signing-in/teachers"),
  ]);
  refuseDemoFolder(env().DATA_DIR);
  const addresses = await boot(env(), dev);
  console.log(formatStartupMessage(addresses, (await isSetUp()) ? null : setupKey()));
} catch (error) {
  const expected = error instanceof BootError || (error instanceof Error && error.name === "EnvError");
  console.error(expected ? error.message : error);
  process.exit(1);
}
