/** A process of simulated students, started by run.ts: it knows the class's code and its address, as a class does, and nothing of the server. */
import { randomInt } from "node:crypto";
import { log } from "@/lib/process/log";
import { isGuessablePin } from "@/lib/rules/signing-in/secrets";
import { Browser } from "./browser";
import { nameOf } from "./cases";
import { Turnstile, type Tempo } from "./pace";
import { Student } from "./student";
import { studentsOrder, type StudentsOrder } from "./students-order";

const doors = new Turnstile(4);
const hands = new Turnstile(24);
let tempo: Tempo = "middle";
let students: Student[] = [];

async function obey(given: StudentsOrder): Promise<void> {
  switch (given.do) {
    case "join":
      students = await Promise.all(
        Array.from({ length: given.count }, (_, i) => doors.pass(() => joinAs(nameOf(i), given))),
      );
      return;
    case "catch-up":
      tempo = given.until;
      await Promise.allSettled(students.map((student) => doors.pass(() => student.go(given.phase))));
      return;
    case "live":
      tempo = "live";
      for (const student of students) void student.go(given.phase);
      return;
  }
}

async function joinAs(name: string, { origin, code, activityId }: StudentsOrder & { do: "join" }): Promise<Student> {
  const browser = new Browser(origin);
  await browser.join({ code, name, pin: newPin() });
  const student = new Student(browser, activityId, hands, () => tempo);
  await student.arrive();
  return student;
}

function newPin(): string {
  const pin = String(randomInt(100_000, 1_000_000));
  return isGuessablePin(pin) ? newPin() : pin;
}

// Each document that is open waits for the process's exit (y-websocket), and a class has many.
process.setMaxListeners(0);
process.on("message", (message) => {
  const given = studentsOrder.parse(message);
  obey(given).then(
    () => process.send?.({ done: given.do }),
    (error: unknown) => {
      log().error({ err: error }, "The simulated students could not go on.");
      process.exit(1);
    },
  );
});
// The demo tells when it is over; a Ctrl-C at the terminal comes here too.
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
process.on("unhandledRejection", (error) => log().debug({ err: error }, "A simulated student stumbled."));
