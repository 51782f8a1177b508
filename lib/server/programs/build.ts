/** `npm run build`: builds what the next start would otherwise build. With `--for start` it is that start's, and first finds out what would stop it later. */
import { env } from "@/lib/process/env";
import { BootError } from "@/lib/server/boot/boot-error";
import { ensureBuilt } from "@/lib/server/boot/build";
import { checkBeforeBuild } from "@/lib/server/boot/before-build";
import { stopWithNpm } from "@/lib/server/boot/stop-with-npm";
import { parseArguments, UsageError } from "@/lib/server/commands/command";

try {
  const { values } = parseArguments({ options: { for: { type: "string" } } }, "Use: npm run build");
  if (values.for !== undefined) stopWithNpm();
  if (values.for === "start") await checkBeforeBuild(env());
  await ensureBuilt();
  process.exit(0);
} catch (error) {
  const expected =
    error instanceof BootError || error instanceof UsageError || (error instanceof Error && error.name === "EnvError");
  console.error(expected ? error.message : error);
  process.exit(1);
}
