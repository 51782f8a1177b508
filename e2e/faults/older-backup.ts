/** Restores a backup that was taken earlier in the run while everyone typed, and everyone continues typing (B8, R6, R14). */
import {
  restartProcesses,
  killProcesses,
  waitBetween,
  blockConnectionsIfAllStop,
  type FaultContext,
} from "./fault-context";

/** Restores the backup of an earlier fault, or a new one. */
export async function restoreOlderBackup(context: FaultContext): Promise<void> {
  const { deployment, typists, backups, random } = context;
  if (backups.acknowledged === null || random() < 0.5) {
    const acknowledged = typists.acknowledged();
    await deployment.backups.take();
    backups.acknowledged = acknowledged;
    await typists.waitUntilSaving();
    await waitBetween(context, 500, 2_000);
  }
  const { acknowledged } = backups;
  await withProcessesStopped(context, async () => {
    await deployment.backups.restore();
    const { returning, gone } = await typists.noteStoreRestored(acknowledged);
    backups.restores += 1;
    backups.returning += returning;
    backups.gone += gone;
  });
}

/** Stops all processes in order, or kills them. */
async function withProcessesStopped(context: FaultContext, then: () => Promise<void>): Promise<void> {
  const { deployment, random, reportProblem } = context;
  if (random() < 0.5) await killProcesses(deployment.processes, context);
  else {
    blockConnectionsIfAllStop(context, deployment.processes);
    const codes = await Promise.all(deployment.processes.map((one) => one.stop()));
    if (codes.some((code) => code !== 0)) reportProblem(`SIGTERM ended them with ${codes.join()}`);
  }
  await then();
  await restartProcesses(context, deployment.processes);
}
