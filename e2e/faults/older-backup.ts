/** R6, R14: the store is put back to a copy made earlier in the run, while everyone goes on typing. */
import { comeBack, killAll, pause, shutIfAllEnd, type Scene } from "./fault-context";
import type { TeamsAcknowledged } from "./typists";

/** Of the one that an earlier fault has left, or of a new one. */
export async function putBackOlderBackup(scene: Scene): Promise<void> {
  const { stage, typists, backups, random } = scene;
  if (backups.kept === null || random() < 0.5) {
    const kept = typists.acknowledged();
    await whileStopped(scene, stage.copies.take);
    backups.kept = kept;
    await typists.goesOn();
    await pause(scene, 500, 2_000);
  }
  const { kept } = backups;
  await whileStopped(scene, async () => {
    await stage.copies.putBack();
    const { returning, gone } = await typists.storeWasPutBack(kept);
    backups.putBack += 1;
    backups.returning += returning;
    backups.gone += gone;
  });
}

/** Ended in order, or killed. */
async function whileStopped(scene: Scene, then: () => Promise<void>): Promise<void> {
  const { stage, random, complain } = scene;
  if (random() < 0.5) await killAll(stage.processes, scene);
  else {
    shutIfAllEnd(scene, stage.processes);
    const codes = await Promise.all(stage.processes.map((one) => one.stop()));
    if (codes.some((code) => code !== 0)) complain(`SIGTERM ended them with ${codes.join()}`);
  }
  await then();
  await comeBack(scene, stage.processes);
}
