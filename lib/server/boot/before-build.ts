import type { Env } from "@/lib/process/env";
import { prepareDataFolder } from "./data-folder";
import { openUnmigrated } from "./open-database";
import { claimPort } from "./port";

/** Finds what would stop a start, so that it does so before a minute's build. @throws BootError with a sentence for the terminal */
export async function checkBeforeBuild(env: Env): Promise<void> {
  prepareDataFolder(env.DATA_DIR);
  await claimPort(env.PORT, env.BIND_ADDRESS);
  if (env.DATABASE_URL !== undefined) await (await openUnmigrated(env)).close();
}
