/** What a fault has at hand, and how processes end and come back in it. */
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/lib/rules/random";
import type { ServerProcess } from "./process";
import type { Deployment } from "./deployment";
import type { TeamsAcknowledged, Typists } from "./typists";

/** What a class has of copies. */
export interface Backups {
  /** What was shown as Saved when the kept copy was begun: all of it is in it. Null while there is none of this class. */
  acknowledged: TeamsAcknowledged | null;
  restores: number;
  /** Letters Saved after a copy that was put back: those that devices held, and those that none did. */
  returning: number;
  gone: number;
}

export interface FaultContext {
  deployment: Deployment;
  random: Random;
  typists: Typists;
  backups: Backups;
  /** How often a clock was moved, each way. */
  clocks: { moved: number };
  /** While they are shut nobody can dial: what is in the database is then there by itself, and not brought again by a device. */
  connections: { areBlocked: boolean };
  /** Compares the database's rows with what was shown as Saved. */
  checkRows: () => Promise<void>;
  reportProblem: (of: string) => void;
}

export function waitBetween({ random }: FaultContext, minMs: number, maxMs: number): Promise<void> {
  return wait(minMs + random() * (maxMs - minMs));
}

/** One process, or now and then all of them. */
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

/** Started again; and before anybody can bring anything to it, all that was Saved has to be there. */
export async function restartProcesses(context: FaultContext, chosen: readonly ServerProcess[]): Promise<void> {
  const { deployment } = context;
  if (deployment.store === "postgres") await context.checkRows();
  await Promise.all(chosen.map((one) => one.start()));
  await deployment.reconnect();
  await context.checkRows();
  context.connections.areBlocked = false;
}
