/** The process of the simulated students, which demo/run.ts starts. It runs the use cases of any student, on the server's database. */
import { randomInt } from "node:crypto";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { setProcessBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { MemoryBus } from "@/lib/bus/memory-bus";
import { joinClass } from "@/lib/features/people/joining/joining";
import { env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { isGuessablePin } from "@/lib/features/people/signing-in/rules/secrets";
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { nameOf } from "@/lib/server/demo/cases";
import { Student } from "@/lib/server/demo/student";
import { studentsCommand, type FromStudents, type StudentsCommand } from "@/lib/server/demo/students-command";
import { ConcurrencyLimit, type Tempo } from "@/lib/server/demo/timing";

const joinLimit = new ConcurrencyLimit(4);
const hands = new ConcurrencyLimit(24);
let tempo: Tempo = "middle";
let students: Student[] = [];

const send = (message: FromStudents) => process.send?.(message);

/** Passes messages to the server, which publishes them: open pages are connected to the server and not to this process. */
class ServersBus extends MemoryBus {
  override publish(message: BusMessage): void {
    send({ publish: message });
  }
}

async function execute(command: StudentsCommand): Promise<void> {
  switch (command.do) {
    case "join":
      students = await Promise.all(
        Array.from({ length: command.count }, (_, i) => joinLimit.run(() => joinAs(nameOf(i), command))),
      );
      return;
    case "catch-up":
      tempo = command.until;
      await Promise.allSettled(students.map((student) => joinLimit.run(() => student.goToPhase(command.phase))));
      return;
    case "live":
      tempo = "live";
      for (const student of students) void student.goToPhase(command.phase);
      return;
  }
}

async function joinAs(name: string, { origin, code, activityId }: StudentsCommand & { do: "join" }): Promise<Student> {
  const cookie = await sessionCookie(await joinClass({ code, name, pin: newPin() }));
  const student = new Student({ origin, cookie, viewer: await readSession(cookie), activityId }, hands, () => tempo);
  await student.followClass();
  return student;
}

function newPin(): string {
  const pin = String(randomInt(100_000, 1_000_000));
  return isGuessablePin(pin) ? newPin() : pin;
}

function stop(error: unknown): void {
  log().error({ err: error }, "The simulated students could not go on.");
  process.exit(1);
}

// y-websocket adds an exit listener for each open document, and a class has many.
process.setMaxListeners(0);
setProcessBus(new ServersBus());
const attached = attachToServer(env());
process.on("message", (message) => {
  const command = studentsCommand.parse(message);
  attached.then(() => execute(command)).then(() => send("done"), stop);
});
// The end of the demo disconnects this process. Ctrl-C in the terminal is sent to both processes, and ignored here.
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
process.on("unhandledRejection", (error) => log().debug({ err: error }, "A simulated student stumbled."));
