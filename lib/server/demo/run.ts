/** `npm run demo`: runs the server on a temporary folder, with a class in the middle of a lesson and links that sign in to it. */
import { fork, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { publish } from "@/lib/bus/bus";
import { joinClass } from "@/lib/features/people/joining/joining";
import { env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { root } from "@/lib/process/root.js";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import type { Addresses } from "@/lib/server/boot/startup-message";
import { boot } from "@/lib/server/boot/boot";
import { parseArguments, UsageError } from "@/lib/server/commands/command";
import { expectStudent, makeDemoClass, moveDemoClass, studentNamed, type DemoClass } from "./demo-class";
import { makeDemoFolder } from "./folder";
import type { FromStudents, StudentsCommand } from "./students-command";
import { addSignInLink, handleSignInLink, demoPath } from "./sign-in-links";

const usage = `Use: npm run demo -- [--students N] [--phase ${phases.join("|")}]   (N from 2 to 200)`;
const options = { students: { type: "string" }, phase: { type: "string" } } as const;
/** At most the number of students that may join from one address at once (lib/auth/rules/throttle.ts). */
const optionsSchema = z.object({
  students: z.coerce.number().int().min(2).max(200).default(24),
  phase: z.enum(phases).default("write"),
});

/** The names of the students whose links the demo prints: a student, and one who joins late. */
const visitor = "Robin";
const newcomer = "Sasha";
/** The time for one step of making a class of this size; after it the demo continues without the students who are not ready. */
const timeoutMs = (students: number) => 60_000 + students * 1_000;

export async function runDemo(): Promise<void> {
  const parsed = optionsSchema.safeParse(parseArguments({ options }, usage).values);
  if (!parsed.success) throw new UsageError(usage);
  const { folder, remove } = await makeDemoFolder(process.env.DATA_DIR === "" ? undefined : process.env.DATA_DIR);
  process.once("exit", remove);
  // The demo uses its own database, and answers at every address.
  Object.assign(process.env, {
    DATA_DIR: folder,
    DATABASE_URL: "",
    REDIS_URL: "",
    CROSSCASE_ROLE: "",
    NEXTAUTH_URL: "",
    BACKUP_DIR: "",
  });
  const addresses = await boot(env(), false, (at) => (at === demoPath ? handleSignInLink : undefined));
  const made = await makeDemoClass();
  const newcomerId = await expectStudent(made, newcomer);
  console.log(`Getting a class of ${parsed.data.students} ready.`);
  await fillClass(made, addresses.local, parsed.data);
  const [teacher, board] = [{ teacherId: made.teacher.teacherId }, `/teacher/activities/${made.activityId}`];
  const here = `/a/${made.activityId}`;
  const links: readonly [who: string, link: string][] = [
    ["Teacher", addSignInLink({ owner: teacher, to: board })],
    [
      `Student (${visitor})`,
      addSignInLink({ owner: { studentId: await studentNamed(made.classId, visitor) }, to: here }),
    ],
    [`Late-comer (${newcomer})`, addSignInLink({ owner: { studentId: newcomerId }, to: here })],
    ["Projector", addSignInLink({ owner: teacher, to: `${board}/projector` })],
  ];
  console.log(formatDemoMessage(addresses, links));
}

/** Makes students join and catch up to the middle of `phase`; from then on they work on their own. */
async function fillClass(
  made: DemoClass,
  origin: string,
  { students, phase }: { students: number; phase: Phase },
): Promise<void> {
  await joinClass({ code: made.code, name: visitor, pin: String(randomInt(200_000, 300_000)) });
  const studentsProcess = startStudents();
  const sendCommand = async (command: StudentsCommand, timeout: number) => {
    if (!studentsProcess.connected) return;
    studentsProcess.send(command);
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([
      once(studentsProcess, "done", { signal }),
      once(studentsProcess, "exit", { signal }),
      wait(timeout, undefined, { signal }),
    ]).catch(() => undefined);
    over.abort();
  };
  await sendCommand(
    { do: "join", origin, code: made.code, activityId: made.activityId, count: students - 1 },
    10 * timeoutMs(students),
  );
  for (const to of phases.slice(1, phases.indexOf(phase) + 1)) {
    await moveDemoClass(made, to);
    await sendCommand({ do: "catch-up", phase: to, until: to === phase ? "middle" : "end" }, timeoutMs(students));
  }
  await sendCommand({ do: "live", phase }, timeoutMs(students));
}

/** Starts the students in a child process, on this database and bus, so that its failure does not affect the class. */
function startStudents(): ChildProcess {
  const crowd = fork(path.join(root, "lib/server/run.js"), ["demo-students"]);
  log().debug({ pid: crowd.pid }, "The simulated students are a process of their own.");
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.prependListener(signal, () => {
      stopping = true;
      crowd.kill("SIGKILL");
    });
  }
  crowd.on("message", (message: FromStudents) => {
    if (message === "done") crowd.emit("done");
    else publish(message.publish);
  });
  crowd.on("error", () => undefined); // the exit handler reports it
  crowd.once("exit", () => {
    if (!stopping) console.error("The simulated students have gone. The class and its links stay as they are.");
  });
  return crowd;
}

function formatDemoMessage({ local, remote }: Addresses, links: readonly (readonly [string, string])[]): string {
  const lines = links.flatMap(([who, link]) => [
    `  ${who.padEnd(20)}${local}${link}`,
    ...remote.map((address) => `${" ".repeat(22)}${address}${link}`),
  ]);
  return [
    "",
    "The demo is ready. Each link signs in at once; use a private window for each, or another device.",
    ...lines,
    "",
    "Ctrl-C ends it and deletes everything in it.",
    "",
  ].join("\n");
}
