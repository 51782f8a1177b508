/** `npm start` and `npm run dev`. */
import { BootError } from "./boot-error";
import { refuseDemoFolder } from "./demo/folder";

const dev = process.argv.includes("--dev");
// Before Next or React is loaded: both look at it once.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

try {
  const { env } = await import("@/lib/env");
  const { boot } = await import("./boot");
  const [{ announcement }, { setupKey }, { isSetUp }] = await Promise.all([import("./announce"), import("@/lib/auth/setup-key"), import("@/lib/classroom/teachers")]);
  refuseDemoFolder(env().DATA_DIR);
  const addresses = await boot(env(), dev);
  console.log(announcement(addresses, (await isSetUp()) ? null : setupKey()));
} catch (error) {
  const expected = error instanceof BootError || (error instanceof Error && error.name === "EnvError");
  console.error(expected ? error.message : error);
  process.exit(1);
}
