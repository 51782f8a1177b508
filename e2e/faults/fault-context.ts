/** What a fault can use, and how it stops and restarts processes. */
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/lib/activity/rules/random";
import type { ServerProcess } from "./process";
import type { Deployment } from "./deployment";
import type { TeamsAcknowledged } from "./typing-teams";
import type { Typists } from "./typists";

/** The backup of this class's database, and what restores have done. */
export interface RestoreCounts {
  /** What was shown as Saved when the backup was begun, all of which the backup contains. Null while there is no backup of this class. */
  acknowledged: TeamsAcknowledged | null;
  restores: number;
  /** Letters that were Saved after the restored backup was begun: those that a device had, and those (`gone`) that no device had. */
  returning: number;
  gone: number;
}

export interface FaultContext {
  deployment: Deployment;
  random: Random;
  typists: Typists;
  backups: RestoreCounts;
  /** How often a clock was moved, each way. */
  clocks: { moved: number };
  powerCuts: { made: number };
  /** While blocked, no device can connect and send its text again, so a check sees only what the database has stored. */
  connections: { areBlocked: boolean };
  /** Compares the database's rows with what was shown as Saved. */
  checkRows: () => Promise<void>;
  reportProblem: (of: string) => void;
}

export function waitBetween({ random }: FaultContext, minMs: number, maxMs: number): Promise<void> {
  return wait(minMs + random() * (maxMs - minMs));
}

/** One process, or, one time in five, all of them. */
export function chooseProcesses({ deployment: { processes }, random }: FaultContext): ServerProcess[] {
  if (random() < 0.2) return [...processes];
  const one = processes[Math.floor(random() * processes.length)];
  return one === undefined ? [] : [one];
}

export function blockConnectionsIfAllStop(
  { deployment, connections }: FaultContext,
  chosen: readonly ServerProcess[],
): void {
  connections.areBlocked = deployment.processes.every((one) => chosen.includes(one) || !one.isRunning);
}

export async function killProcesses(chosen: readonly ServerProcess[], context: FaultContext): Promise<void> {
  blockConnectionsIfAllStop(context, chosen);
  await Promise.all(chosen.map((one) => one.kill()));
}

/** Restarts processes. Checks that everything Saved is in the database before any device can connect. */
export async function restartProcesses(context: FaultContext, chosen: readonly ServerProcess[]): Promise<void> {
  const { deployment } = context;
  if (deployment.store === "postgres") await context.checkRows();
  await Promise.all(chosen.map((one) => one.start()));
  await deployment.reconnect();
  await context.checkRows();
  context.connections.areBlocked = false;
}
