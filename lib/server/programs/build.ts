/** `npm run build`: what the next start would build first. */
import { BootError } from "@/lib/server/boot/boot-error";
import { ensureBuilt } from "@/lib/server/boot/build";

try {
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof BootError ? error.message : error);
  process.exit(1);
}
