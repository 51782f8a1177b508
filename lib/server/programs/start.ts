/** `npm start` and `npm run dev`. */
import { BootError } from "@/lib/server/boot/boot-error";
import { stopWithNpm } from "@/lib/server/boot/stop-with-npm";
import { describeMisspelt, findMisspelt } from "@/lib/process/misspelt-settings";
import { log } from "@/lib/process/log";
import { refuseDemoFolder } from "@/lib/server/demo/folder";

const dev = process.argv.includes("--dev");
// Set before Next or React is loaded: both read it once.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

try {
  stopWithNpm(); // first, because what follows takes seconds when nothing is built
  const { env } = await import("@/lib/process/env");
  const { boot } = await import("@/lib/server/boot/boot");
  const [{ formatStartupMessage }, { setupKey }, { isSetUp }] = await Promise.all([
    import("@/lib/server/boot/startup-message"),
    import("@/lib/auth/setup-key"),
    import("@/lib/features/people/signing-in/teachers"),
  ]);
  const settings = env();
  for (const misspelt of findMisspelt(process.env)) log().warn(describeMisspelt(misspelt));
  refuseDemoFolder(settings.DATA_DIR);
  const addresses = await boot(settings, dev);
  console.log(formatStartupMessage(addresses, (await isSetUp()) ? null : setupKey()));
} catch (error) {
  const expected = error instanceof BootError || (error instanceof Error && error.name === "EnvError");
  console.error(expected ? error.message : error);
  process.exit(1);
}
