/**
 * `npm run attack [-- --only forms,bodies] [--seconds 10]`: runs one attack after the other, each from one address and on a newly started real server with
 * the embedded database, while pairs type and browsers open pages. Prints how long these wait, the server's memory, and its processor time for each KiB
 * that the attacker sent; exits with 1 when a limit is passed. With `--search`: search/run-search.ts.
 */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect, database, disconnect, pool } from "@/db/client";
import { findTeacherByEmail } from "@/lib/features/people/signing-in/queries/teachers";
import { fixtureEmail } from "@/lib/activity/queries/teacher-names";
import { startRun } from "@/e2e/run/start-run";
import { TestProvider } from "@/lib/auth/outside/testing/test-provider";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { readActionIds } from "@/lib/server/testing/actions";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { startServer } from "@/lib/server/testing/real-server";
import type { Attack, Target } from "./attack";
import { attacks } from "./attacks";
import { Memory } from "./memory";
import { processorMs } from "./processor";
import { runSearch } from "./search/run-search";
import { serverDoor } from "./search/server-door";
import { signInWithPassword } from "./send";
import { Witnesses } from "./witnesses";

startRun();
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    seconds: { type: "string", default: "10" },
    search: { type: "boolean", default: false },
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(randomInt(2 ** 30)) },
  },
});
const seconds = Number(values.seconds);

if (values.search) {
  const failed = await runSearch({
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    only: values.only,
    onServer: (run) =>
      onServer(async ({ target, pid }) => {
        const action = target.actions["lib/features/people/signing-in/actions/sign-in.ts#signIn"] ?? "";
        await run(serverDoor({ port: target.port, pid, cookie: target.student.cookie, action }));
      }),
  });
  process.exit(failed === 0 ? 0 : 1);
}

const ids = Object.keys(attacks);
/** The attacks to run; `--only` has names, or numbers in the list. */
const wanted = values.only?.split(",").map((one) => ids[Number(/^G?(\d+)$/.exec(one)?.[1]) - 1] ?? one) ?? ids;
const unknown = wanted.filter((id) => attacks[id] === undefined);
if (unknown.length > 0) throw new Error(`No attack ${unknown.join(", ")}: there are ${ids.join(", ")}.`);

/** How long others may wait at p99 for *Saved* and for a page, in ms, and the most memory of the server, in MB. */
const limits = { key: 200, page: 500, memory: 700 };

let missedLimits = 0;
console.log(
  `\nFour pairs type, two browsers open pages. ${os.cpus().length} cores, shared with the attacker and the witnesses; load before: ${os.loadavg()[0]?.toFixed(1)}.\n`,
);
console.log(
  `${"".padEnd(12)}${"attack".padEnd(62)}${"key → Saved".padStart(13)}${"page".padStart(9)}${"memory".padStart(10)}${"ms/KiB".padStart(9)}`,
);
/** The server's processor time for the witnesses, in ms a second. */
let forWitnesses = 0;
await onServer(async (stage) => {
  const before = processorMs(stage.pid);
  await wait(seconds * 1_000);
  forWitnesses = (processorMs(stage.pid) - before) / seconds;
  printResult("", "nobody attacks", "", stage);
});
for (const id of wanted) {
  const attack = attacks[id];
  if (attack !== undefined) await onServer((stage) => run(id, attack, stage), attack);
}

interface Stage {
  target: Target;
  pid: number;
  witnesses: Witnesses;
  memory: Memory;
}

/** Starts a new server for each attack, so that the memory is this attack's alone. */
async function onServer(
  runs: (stage: Stage) => Promise<void>,
  needs: Pick<Attack, "provider" | "hasPlatform"> = {},
): Promise<void> {
  const provider = needs.provider === undefined ? null : await TestProvider.start();
  if (provider !== null) provider.hugePath = needs.provider === "endless" ? "/token" : null;
  const platform = needs.hasPlatform === true ? await TestPlatform.start() : null;
  const server = await startServer({ ...provider?.settings("both"), ...platform?.settings() });
  await provider?.allow(server.origin);
  platform?.allow(server.origin);
  process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
  connect({ socketFolder: server.dataDir, max: 2 });
  const memory = new Memory(server.pid);
  try {
    const { activityId, clients } = await makeFixtureClass({ teams: 5, size: 2, phase: "write" });
    const { rows } = await pool().query<{ id: string; code: string }>(
      "select c.id, c.code from classes c join activities a on a.class_id = c.id where a.id = $1",
      [activityId],
    );
    const teacherId = (await findTeacherByEmail(database(), fixtureEmail))?.id ?? "";
    const [attacker, ...others] = clients.slice(8);
    const [teamMate] = others;
    if (attacker === undefined || teamMate === undefined) throw new Error("the class has nobody who attacks");
    const target: Target = {
      port: server.port,
      seconds,
      activityId,
      classCode: rows[0]?.code ?? "",
      teacher: {
        cookie: await sessionCookie(await createSession(database(), { teacherId })),
        classId: rows[0]?.id ?? "",
      },
      platform: platform === null ? null : platformFor(platform),
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
    await runs({ target, pid: server.pid, witnesses, memory });
    await witnesses.end();
  } finally {
    memory.end();
    await disconnect();
    await server.stop();
    await provider?.stop();
    await platform?.stop();
  }
}

/** Adds a student and a link to the platform's course, for launches of that student by that link. */
function platformFor(platform: TestPlatform): Target["platform"] {
  platform.add({ sub: "honest", name: "Honest", role: "Learner" });
  const link = platform.addLink().id;
  return { issuer: platform.issuer, beginning: platform.launchParameters("honest", link).toString() };
}

async function run(id: string, { name, prepare, runAttack, check }: Attack, stage: Stage): Promise<void> {
  const send = async (step: "prepare" | "runAttack", says: string) => {
    const [before, began] = [processorMs(stage.pid), Date.now()];
    const { output, failed, bytes } = await startAttack(id, step, stage.target);
    if (failed) missedLimits += 1; // an assertion of the attack itself failed
    const ms = processorMs(stage.pid) - before - (forWitnesses * (Date.now() - began)) / 1_000;
    printResult(id, says, failed ? `DOES NOT HOLD: ${output}` : output, stage, Math.max(0, ms) / (bytes / 1024));
  };
  if (prepare !== undefined) await send("prepare", "what it needs to be there first");
  if (runAttack !== undefined) await send("runAttack", name);
  if (check === undefined) return;
  let found: string;
  try {
    found = `${await check(stage.target)}: holds`;
  } catch (error) {
    missedLimits += 1;
    found = `DOES NOT HOLD: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (runAttack !== undefined) return console.log(`${id.padEnd(12)}${found}`);
  await wait(1_000); // some checks are over before anyone has waited
  printResult(id, name, found, stage);
}

/** @param perKiB the server's processor time for what the attacker sent, less what it spends on the witnesses */
function printResult(id: string, name: string, outcome: string, { witnesses, memory }: Stage, perKiB?: number): void {
  const { key, page, failed, keys, pages } = witnesses.takeWaitTimes();
  const maxMegabytes = memory.takeMaximum();
  const areLimitsMet =
    key < limits.key && page < limits.page && maxMegabytes < limits.memory && failed === 0 && keys > 0 && pages > 0;
  if (!areLimitsMet) missedLimits += 1;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  console.log(
    `${id.padEnd(12)}${name.padEnd(62)}${ms(key).padStart(13)}${ms(page).padStart(9)}${`${maxMegabytes.toFixed(0)} MB`.padStart(10)}${(perKiB === undefined || !Number.isFinite(perKiB) ? "" : perKiB.toFixed(perKiB < 10 ? 2 : 0)).padStart(9)}  ${areLimitsMet ? "met" : `NOT MET${failed > 0 ? `, ${failed} failed` : ""}`}${outcome === "" ? "" : `  (${outcome})`}`,
  );
}
console.log(
  missedLimits === 0
    ? "\nAll met: others waited less than 200 ms for *Saved* and 500 ms for a page at p99, and the server had less than 700 MB."
    : `\n${missedLimits} not met.`,
);
process.exit(missedLimits === 0 ? 0 : 1);

/** Runs the attack in a process of its own, so that it does not slow down the witnesses. */
function startAttack(
  id: string,
  step: "prepare" | "runAttack",
  target: Target,
): Promise<{ output: string; failed: boolean; bytes: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/attack/run-attack.ts", id, step], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(target));
  const late = setTimeout(() => child.kill("SIGKILL"), (target.seconds + 90) * 1_000);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) =>
    child.once("close", (code) => {
      clearTimeout(late);
      if (code !== 0) return resolve({ output: `the attacker ended with ${code}`, failed: true, bytes: 0 });
      resolve({ ...(JSON.parse(output) as { output: string; bytes: number }), failed: false }); // as run-attack.ts prints it
    }),
  );
}
