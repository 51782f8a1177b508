/** `npm run demo`. */
import { BootError } from "@/lib/server/boot/boot-error";
import { stopWithNpm } from "@/lib/server/boot/stop-with-npm";

// Set before Next or React is loaded: both read it once.
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });

try {
  stopWithNpm();
  const { runDemo } = await import("@/lib/server/demo/run");
  await runDemo();
} catch (error) {
  const expected =
    error instanceof BootError || (error instanceof Error && ["EnvError", "UsageError"].includes(error.name));
  console.error(expected ? error.message : error);
  process.exit(1);
}
