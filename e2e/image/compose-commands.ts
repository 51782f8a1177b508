/** Runs what docs/operating.md does with `docker compose exec` and `docker compose run`, in a process that runs as in compose.yaml. */
import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createDatabases } from "@/db/testing/server-databases";
import type { Container } from "./container";

interface Given {
  container: Container;
  user: number;
  /** The folder that is mounted as /backups. */
  backups: string;
  /** The path, inside the container, of the certificate of the proxy's own authority. */
  certificate: string;
  /** The PostgreSQL server on which a database for the restore is made. */
  server: string;
  expectThat: (what: string, is: boolean) => void;
}

export async function tryCommands({ container, user, backups, certificate, server, expectThat }: Given): Promise<void> {
  const run = (...given: string[]) => {
    const split = given.findIndex((word) => !word.includes("="));
    const { status, stdout, stderr } = container.runInside(
      user,
      ...given.slice(0, split),
      "crosscase",
      ...given.slice(split),
    );
    if (status !== 0) console.log(stdout + stderr);
    return status === 0;
  };
  const daily = await findDaily(backups);
  expectThat("B8g: the daily backup is in the volume of backups", daily !== null);
  expectThat(
    "B1o: doctor finds nothing wrong in a process of compose.yaml",
    run(`NODE_EXTRA_CA_CERTS=${certificate}`, "doctor"),
  );
  expectThat(
    "B8a: a backup of a database without a teacher is made by hand, when asked for so, in a process of compose.yaml",
    run("backup", "--without-teachers", "/backups/monday.crosscase-backup"),
  );
  const { databases, close } = await createDatabases(server, 1);
  const restored = run(`DATABASE_URL=${databases[0]?.url ?? ""}`, "restore", "/backups/monday.crosscase-backup");
  expectThat("B8a: and restored into a database that no process uses", restored);
  await close();
}

/** The name of the daily backup, which a process makes soon after its start; null when there is none within a minute. */
async function findDaily(folder: string): Promise<string | null> {
  for (let seconds = 0; seconds < 60; seconds++) {
    const found = readdirSync(folder).find((name) => /^crosscase-.+\.crosscase-backup$/.test(name));
    if (found !== undefined) return found;
    await wait(1_000);
  }
  return null;
}
