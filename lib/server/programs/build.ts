/** `npm run build`: builds what the next start would otherwise build. */
import { BootError } from "@/lib/server/boot/boot-error";
import { ensureBuilt } from "@/lib/server/boot/build";

try {
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof BootError ? error.message : error);
  process.exit(1);
}
