/** `npm run demo`: the server on a folder that goes away with it, a class in mid-lesson, and links into it. */
import { fork, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { publish } from "@/lib/bus/bus";
import { joinClass } from "@/lib/classroom/joining/joining";
import { env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { root } from "@/lib/process/root.js";
import { phases, type Phase } from "@/lib/rules/phases/phases";
import type { Addresses } from "@/lib/server/boot/startup-message";
import { boot } from "@/lib/server/boot/boot";
import { parseArguments, UsageError } from "@/lib/server/commands/command";
import { expectStudent, makeDemoClass, moveDemoClass, studentNamed, type DemoClass } from "./demo-class";
import { makeDemoFolder } from "./folder";
import type { FromStudents, StudentsCommand } from "./students-command";
import { addSignInLink, handleSignInLink, demoPath } from "./sign-in-links";

const usage = `Use: npm run demo -- [--students N] [--phase ${phases.join("|")}]   (N from 2 to 200)`;
const options = { students: { type: "string" }, phase: { type: "string" } } as const;
/** At most as many as one address may join at once (lib/rules/signing-in/throttle.ts). */
const optionsSchema = z.object({
  students: z.coerce.number().int().min(2).max(200).default(24),
  phase: z.enum(phases).default("write"),
});

/** The names behind the student's link and the late-comer's. */
const visitor = "Robin";
const newcomer = "Sasha";
/** For one step of making a class of this size; after that the demo goes on without those who are not done. */
const timeoutMs = (students: number) => 60_000 + students * 1_000;

export async function runDemo(): Promise<void> {
  const parsed = optionsSchema.safeParse(parseArguments({ options }, usage).values);
  if (!parsed.success) throw new UsageError(usage);
  const { folder, remove } = await makeDemoFolder(process.env.DATA_DIR === "" ? undefined : process.env.DATA_DIR);
  process.once("exit", remove);
  // The demo has a database of its own, and answers at every address.
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

/** Students join, catch up to the middle of `phase`, and then go on by themselves. */
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

/** Starts the students in a process of their own, on this database and bus: its failure leaves the class alone. */
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
