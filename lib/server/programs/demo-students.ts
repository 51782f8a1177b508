/** The process of the simulated students, started by run.ts. It knows the class's code and address, and nothing else of the server. */
import { randomInt } from "node:crypto";
import { log } from "@/lib/process/log";
import { isGuessablePin } from "@/lib/rules/signing-in/secrets";
import { Browser } from "@/lib/server/demo/browser";
import { nameOf } from "@/lib/server/demo/cases";
import { ConcurrencyLimit, type Tempo } from "@/lib/server/demo/timing";
import { Student } from "@/lib/server/demo/student";
import { studentsCommand, type StudentsCommand } from "@/lib/server/demo/students-command";

const joinLimit = new ConcurrencyLimit(4);
const hands = new ConcurrencyLimit(24);
let tempo: Tempo = "middle";
let students: Student[] = [];

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
  const browser = new Browser(origin);
  await browser.join({ code, name, pin: newPin() });
  const student = new Student(browser, activityId, hands, () => tempo);
  await student.followClass();
  return student;
}

function newPin(): string {
  const pin = String(randomInt(100_000, 1_000_000));
  return isGuessablePin(pin) ? newPin() : pin;
}

// y-websocket adds an exit listener for each open document, and a class has many.
process.setMaxListeners(0);
process.on("message", (message) => {
  const command = studentsCommand.parse(message);
  execute(command).then(
    () => process.send?.({ done: command.do }),
    (error: unknown) => {
      log().error({ err: error }, "The simulated students could not go on.");
      process.exit(1);
    },
  );
});
// The demo's end disconnects this process; Ctrl-C in the terminal is sent to both and ignored here.
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
process.on("unhandledRejection", (error) => log().debug({ err: error }, "A simulated student stumbled."));
