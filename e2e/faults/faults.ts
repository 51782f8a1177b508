/** Each fault strikes, lasts a while in which everyone goes on typing, and is mended. */
import { setTimeout as wait } from "node:timers/promises";
import { moveWallClock } from "./move-wall-clock";
import { putBackOlderBackup } from "./older-backup";
import type { ServerProcess } from "./process";
import { comeBack, killAll, pause, shutIfAllEnd, victims, type Scene } from "./fault-context";
import type { FaultName } from "./schedule";
import type { Stage } from "./deployment";

/** `spared`: the store had room enough for what came meanwhile. */
type Struck = "spared" | void;

export const faults: Record<FaultName, (scene: Scene) => Promise<Struck>> = {
  "kill -9": (scene) => kill(scene, victims(scene)),
  "kill -9, store frozen": async (scene) => {
    const goOn = await scene.stage.freezeDatabase();
    await pause(scene, 150, 700);
    const chosen = victims(scene);
    await killAll(chosen, scene);
    await goOn();
    await comeBack(scene, chosen);
  },
  SIGSTOP: async (scene) => {
    const [one] = victims(scene);
    one?.freeze();
    try {
      // Now and then so long that the other process takes it for gone.
      await pause(scene, 200, scene.random() < 0.15 ? 9_000 : 2_000);
    } finally {
      one?.thaw();
    }
  },
  "database frozen": async (scene) => {
    const goOn = await scene.stage.freezeDatabase();
    await pause(scene, 200, 2_500);
    await goOn();
  },
  "database cut": async (scene) => {
    const mend = scene.stage.cutDatabase?.();
    await pause(scene, 200, 2_500);
    mend?.();
  },
  "database crash": async (scene) => {
    const start = await scene.stage.crashDatabase?.();
    await pause(scene, 100, 800);
    await start?.();
  },
  "disk full": diskFull,
  "Redis cut": async (scene) => {
    const lines = scene.stage.redis.filter(() => scene.random() < 0.7);
    const how = scene.random() < 0.7 ? "cut" : "freeze";
    for (const line of lines.length === 0 ? scene.stage.redis : lines) line[how]();
    await pause(scene, 300, 4_000);
    for (const line of scene.stage.redis) line.mend();
  },
  SIGTERM: async (scene) => {
    const chosen = victims(scene).slice(0, 1);
    shutIfAllEnd(scene, chosen);
    for (const one of chosen) {
      const code = await one.stop();
      if (code !== 0) scene.complain(`${one.name} ended with ${code} on SIGTERM`);
    }
    await comeBack(scene, chosen);
  },
  "older backup": (scene) => putBackOlderBackup(scene),
  "wall clock moved": (scene) => moveWallClock(scene),
};

export function possibleFaults({ cutDatabase, crashDatabase, disk, redis }: Stage): FaultName[] {
  const impossible: FaultName[] = [];
  if (cutDatabase === null) impossible.push("database cut");
  if (crashDatabase === null) impossible.push("database crash");
  if (disk === null) impossible.push("disk full");
  if (redis.length === 0) impossible.push("Redis cut");
  return (Object.keys(faults) as FaultName[]).filter((name) => !impossible.includes(name)); // the record's own keys
}

async function kill(scene: Scene, chosen: readonly ServerProcess[]): Promise<void> {
  await killAll(chosen, scene);
  await comeBack(scene, chosen);
}

/** Full until the store has failed; what ended by it is started again once there is room. Pages of rows that were compacted away take new ones for a while. */
async function diskFull(scene: Scene): Promise<Struck> {
  const { stage } = scene;
  const failures = () => stage.processes.reduce((sum, { said }) => sum + said.split("the store failed").length, 0);
  const before = failures();
  const isSpared = () => failures() === before && stage.processes.every((one) => one.runs);
  stage.disk?.fill();
  for (const until = Date.now() + 5_000; isSpared() && Date.now() < until;) await wait(50);
  const spared = isSpared();
  await pause(scene, 100, 1_000);
  const ended = stage.processes.filter((one) => !one.runs);
  shutIfAllEnd(scene, ended);
  stage.disk?.free();
  await stage.reviveDatabase();
  await Promise.all(ended.map((one) => one.kill()));
  if (ended.length > 0) await comeBack(scene, ended);
  return spared ? "spared" : undefined;
}
