/** The faults. Each begins, lasts a while in which everyone continues typing, and is repaired. */
import { setTimeout as wait } from "node:timers/promises";
import { patience } from "@/lib/testing/patience";
import { moveWallClock } from "./move-wall-clock";
import { restoreOlderBackup } from "./older-backup";
import type { ServerProcess } from "./process";
import {
  restartProcesses,
  killProcesses,
  waitBetween,
  blockConnectionsIfAllStop,
  chooseProcesses,
  type FaultContext,
} from "./fault-context";
import type { FaultName } from "./schedule";
import type { Deployment } from "./deployment";

/** `spared`: the store did not fail, because it had room for all that was typed in the meantime. */
type FaultOutcome = "spared" | void;

export const faults: Record<FaultName, (context: FaultContext) => Promise<FaultOutcome>> = {
  "kill -9": (context) => kill(context, chooseProcesses(context)),
  "kill -9, store frozen": async (context) => {
    const resume = await context.deployment.freezeDatabase();
    await waitBetween(context, 150, 700);
    const chosen = chooseProcesses(context);
    await killProcesses(chosen, context);
    await resume();
    await restartProcesses(context, chosen);
  },
  SIGSTOP: async (context) => {
    const [one] = chooseProcesses(context);
    one?.freeze();
    try {
      // Sometimes so long that the other process takes this one for dead.
      await waitBetween(context, 200, context.random() < 0.15 ? 9_000 : 2_000);
    } finally {
      one?.thaw();
    }
  },
  "database frozen": async (context) => {
    const resume = await context.deployment.freezeDatabase();
    await waitBetween(context, 200, 2_500);
    await resume();
  },
  "database cut": async (context) => {
    const mend = context.deployment.cutDatabase?.();
    await waitBetween(context, 200, 2_500);
    mend?.();
  },
  "database crash": async (context) => {
    const start = await context.deployment.crashDatabase?.();
    await waitBetween(context, 100, 800);
    await start?.();
  },
  "disk full": diskFull,
  "Redis cut": async (context) => {
    const proxies = context.deployment.redis.filter(() => context.random() < 0.7);
    const how = context.random() < 0.7 ? "cut" : "freeze";
    for (const proxy of proxies.length === 0 ? context.deployment.redis : proxies) proxy[how]();
    await waitBetween(context, 300, 4_000);
    for (const proxy of context.deployment.redis) proxy.mend();
  },
  SIGTERM: async (context) => {
    const chosen = chooseProcesses(context).slice(0, 1);
    blockConnectionsIfAllStop(context, chosen);
    for (const one of chosen) {
      const code = await one.stop();
      if (code !== 0) context.reportProblem(`${one.name} ended with ${code} on SIGTERM`);
    }
    await restartProcesses(context, chosen);
  },
  "power cut": cutPower,
  "older backup": (context) => restoreOlderBackup(context),
  "wall clock moved": (context) => moveWallClock(context),
};

export function possibleFaults({ cutDatabase, crashDatabase, recordFiles, disk, redis }: Deployment): FaultName[] {
  const impossible: FaultName[] = [];
  if (cutDatabase === null) impossible.push("database cut");
  if (crashDatabase === null) impossible.push("database crash");
  if (recordFiles === null) impossible.push("power cut");
  if (disk === null) impossible.push("disk full");
  if (redis.length === 0) impossible.push("Redis cut");
  return (Object.keys(faults) as FaultName[]).filter((name) => !impossible.includes(name)); // the record's own keys
}

async function kill(context: FaultContext, chosen: readonly ServerProcess[]): Promise<void> {
  await killProcesses(chosen, context);
  await restartProcesses(context, chosen);
}

/** Restarts the database so that it is recorded, lets people type, and cuts the power of the processes and the database (B5). */
async function cutPower(context: FaultContext): Promise<void> {
  const { deployment, typists, powerCuts, random } = context;
  await killProcesses(deployment.processes, context);
  const cut = await deployment.recordFiles?.();
  await restartProcesses(context, deployment.processes);
  await typists.waitUntilSaving();
  await waitBetween(context, 500, 3_000);
  await killProcesses(deployment.processes, context);
  await cut?.(random);
  powerCuts.made += 1;
  await restartProcesses(context, deployment.processes);
}

/** Fills the disk until the store fails, which may take a while: new rows first fit pages that compaction freed. Restarts what has ended once there is room. */
async function diskFull(context: FaultContext): Promise<FaultOutcome> {
  const { deployment } = context;
  const failures = () =>
    deployment.processes.reduce((sum, { output }) => sum + output.split("the store failed").length, 0);
  const before = failures();
  const isSpared = () => failures() === before && deployment.processes.every((one) => one.isRunning);
  deployment.disk?.fill();
  for (const until = Date.now() + patience(5_000); isSpared() && Date.now() < until;) await wait(50);
  const spared = isSpared();
  await waitBetween(context, 100, 1_000);
  const ended = deployment.processes.filter((one) => !one.isRunning);
  blockConnectionsIfAllStop(context, ended);
  deployment.disk?.free();
  await deployment.reviveDatabase();
  await Promise.all(ended.map((one) => one.kill()));
  if (ended.length > 0) await restartProcesses(context, ended);
  return spared ? "spared" : undefined;
}
