/**
 * `npm run attack [-- --only forms,bodies] [--seconds 10]`: the real server on the embedded database, pairs who type and someone who opens pages, and one
 * attack from one address, then the next on a server that has just started. Prints what others waited and the server's memory; exits with 1 when a bar is missed.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect, disconnect, pool } from "@/db/client";
import { startRun } from "@/e2e/run/start-run";
import { TestProvider } from "@/lib/auth/outside/testing/test-provider";
import { readActionIds } from "@/lib/server/testing/actions";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { startServer } from "@/lib/server/testing/real-server";
import type { Attack, Target } from "./attack";
import { attacks } from "./attacks";
import { Memory } from "./memory";
import { signInWithPassword } from "./send";
import { Witnesses } from "./witnesses";

startRun();
const { values } = parseArgs({ options: { only: { type: "string" }, seconds: { type: "string", default: "10" } } });
const seconds = Number(values.seconds);
const ids = Object.keys(attacks);
/** By its name, or its number in the list. */
const wanted = values.only?.split(",").map((one) => ids[Number(/^G?(\d+)$/.exec(one)?.[1]) - 1] ?? one) ?? ids;
const unknown = wanted.filter((id) => attacks[id] === undefined);
if (unknown.length > 0) throw new Error(`No attack ${unknown.join(", ")}: there are ${ids.join(", ")}.`);

/** What others may wait at p99, in ms, and what the process may have, in MB. */
const limits = { wait: 500, memory: 1_024 };

let missedLimits = 0;
console.log(
  `\nFour pairs type, two browsers open pages. ${os.cpus().length} cores, shared with the attacker and the witnesses; load before: ${os.loadavg()[0]?.toFixed(1)}.\n`,
);
console.log(
  `${"".padEnd(12)}${"attack".padEnd(62)}${"key → Saved".padStart(13)}${"page".padStart(9)}${"memory".padStart(10)}`,
);
await onServer(async ({ witnesses, memory }) => {
  await wait(seconds * 1_000);
  printResult("", "nobody attacks", "", witnesses, memory);
});
for (const id of wanted) {
  const attack = attacks[id];
  if (attack !== undefined) await onServer((stage) => run(id, attack, stage), attack.hasProvider);
}

interface Stage {
  target: Target;
  witnesses: Witnesses;
  memory: Memory;
}

/** A server that has just started, so that the memory is this attack's alone. */
async function onServer(runs: (stage: Stage) => Promise<void>, hasProvider = false): Promise<void> {
  const provider = hasProvider ? await TestProvider.start() : null;
  const server = await startServer(provider?.settings("both"));
  await provider?.allow(server.origin);
  process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
  connect({ socketFolder: server.dataDir, max: 2 });
  const memory = new Memory(server.pid);
  try {
    const { activityId, clients } = await makeFixtureClass({ teams: 5, size: 2, phase: "write" });
    const { rows } = await pool().query<{ code: string }>(
      "select c.code from classes c join activities a on a.class_id = c.id where a.id = $1",
      [activityId],
    );
    const [attacker, ...others] = clients.slice(8);
    const [teamMate] = others;
    if (attacker === undefined || teamMate === undefined) throw new Error("the class has nobody who attacks");
    const target: Target = {
      port: server.port,
      seconds,
      activityId,
      classCode: rows[0]?.code ?? "",
      student: attacker,
      teamMate,
      names: [...others, ...clients.slice(0, 8)].map(({ name }) => name),
      actions: Object.fromEntries(readActionIds()),
    };
    const witnesses = await Witnesses.begin(server.port, clients.slice(0, 8), activityId);
    // The first request to each route loads its code.
    await signInWithPassword(
      server.port,
      "teacher",
      { email: "first@example.org", password: "not the password" },
      "127.0.0.6",
    );
    await wait(2_000);
    witnesses.takeWaitTimes();
    memory.takeMaximum();
    await runs({ target, witnesses, memory });
    await witnesses.end();
  } finally {
    memory.end();
    await disconnect();
    await server.stop();
    await provider?.stop();
  }
}

async function run(
  id: string,
  { name, runAttack, check }: Attack,
  { target, witnesses, memory }: Stage,
): Promise<void> {
  if (runAttack !== undefined) {
    const { output, failed } = await startAttack(id, target);
    if (failed) missedLimits += 1; // an assertion of the attack itself failed
    printResult(id, name, failed ? `DOES NOT HOLD: ${output}` : output, witnesses, memory);
  }
  if (check === undefined) return;
  let found: string;
  try {
    found = `${await check(target)}: holds`;
  } catch (error) {
    missedLimits += 1;
    found = `DOES NOT HOLD: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (runAttack !== undefined) return console.log(`${id.padEnd(12)}${found}`);
  await wait(1_000); // some checks are over before anyone has waited
  printResult(id, name, found, witnesses, memory);
}

function printResult(id: string, name: string, outcome: string, witnesses: Witnesses, memory: Memory): void {
  const { key, page, failed, keys, pages } = witnesses.takeWaitTimes();
  const maxMegabytes = memory.takeMaximum();
  const areLimitsMet =
    key < limits.wait && page < limits.wait && maxMegabytes < limits.memory && failed === 0 && keys > 0 && pages > 0;
  if (!areLimitsMet) missedLimits += 1;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  console.log(
    `${id.padEnd(12)}${name.padEnd(62)}${ms(key).padStart(13)}${ms(page).padStart(9)}${`${maxMegabytes.toFixed(0)} MB`.padStart(10)}  ${areLimitsMet ? "met" : `NOT MET${failed > 0 ? `, ${failed} failed` : ""}`}${outcome === "" ? "" : `  (${outcome})`}`,
  );
}
console.log(
  missedLimits === 0
    ? "\nAll met: others waited less than 500 ms at p99, and the server had less than 1 GB."
    : `\n${missedLimits} not met.`,
);
process.exit(missedLimits === 0 ? 0 : 1);

/** In a process of its own, so that it does not slow down those who measure. */
function startAttack(id: string, target: Target): Promise<{ output: string; failed: boolean }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/attack/run-attack.ts", id], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(target));
  const late = setTimeout(() => child.kill("SIGKILL"), (target.seconds + 60) * 1_000);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) =>
    child.once("close", (code) => {
      clearTimeout(late);
      resolve(
        code === 0
          ? { output: output.trim(), failed: false }
          : { output: `the attacker ended with ${code}`, failed: true },
      );
    }),
  );
}
