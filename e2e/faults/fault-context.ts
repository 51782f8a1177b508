/** What a fault has at hand, and how processes end and come back in it. */
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/lib/rules/random";
import type { ServerProcess } from "./process";
import type { Stage } from "./deployment";
import type { TeamsAcknowledged, Typists } from "./typists";

/** What a class has of copies. */
export interface Backups {
  /** What was shown as Saved when the kept copy was begun: all of it is in it. Null while there is none of this class. */
  kept: TeamsAcknowledged | null;
  putBack: number;
  /** Letters Saved after a copy that was put back: those that devices held, and those that none did. */
  returning: number;
  gone: number;
}

export interface Scene {
  stage: Stage;
  random: Random;
  typists: Typists;
  backups: Backups;
  /** How often a clock was moved, each way. */
  clocks: { moved: number };
  /** While they are shut nobody can dial: what is in the database is then there by itself, and not brought again by a device. */
  doors: { shut: boolean };
  /** Compares the database's rows with what was shown as Saved. */
  lookAtRows: () => Promise<void>;
  complain: (of: string) => void;
}

export function pause({ random }: Scene, least: number, most: number): Promise<void> {
  return wait(least + random() * (most - least));
}

/** One process, or now and then all of them. */
export function victims({ stage: { processes }, random }: Scene): ServerProcess[] {
  if (random() < 0.2) return [...processes];
  const one = processes[Math.floor(random() * processes.length)];
  return one === undefined ? [] : [one];
}

export function shutIfAllEnd({ stage, doors }: Scene, chosen: readonly ServerProcess[]): void {
  doors.shut = stage.processes.every((one) => chosen.includes(one) || !one.runs);
}

export async function killAll(chosen: readonly ServerProcess[], scene: Scene): Promise<void> {
  shutIfAllEnd(scene, chosen);
  await Promise.all(chosen.map((one) => one.kill()));
}

/** Started again; and before anybody can bring anything to it, all that was Saved has to be there. */
export async function comeBack(scene: Scene, chosen: readonly ServerProcess[]): Promise<void> {
  const { stage } = scene;
  if (stage.store === "postgres") await scene.lookAtRows();
  await Promise.all(chosen.map((one) => one.start()));
  await stage.lookAgain();
  await scene.lookAtRows();
  scene.doors.shut = false;
}
