import { expect, it } from "vitest";
import { seededRandom } from "@/lib/activity/rules/random";
import { Report } from "./report";
import { chooseSchedule, faultNames } from "./schedule";

it("B5a: a seed draws one schedule; so many kills, every fourth while nothing can be committed, and each other fault at least once", () => {
  const chosen = chooseSchedule(100, faultNames, seededRandom(7));
  expect(chooseSchedule(100, faultNames, seededRandom(7))).toEqual(chosen);
  expect(chooseSchedule(100, faultNames, seededRandom(8))).not.toEqual(chosen);
  const count = (name: string, of = chosen) => of.filter((one) => one === name).length;
  expect([
    count("kill -9"),
    count("kill -9, store frozen"),
    count("SIGTERM"),
    count("power cut"),
    count("older backup"),
    count("wall clock moved"),
  ]).toEqual([75, 25, 10, 10, 10, 10]);
  const few = chooseSchedule(2, faultNames, seededRandom(1));
  expect(faultNames.map((name) => count(name, few))).toEqual(faultNames.map(() => 1));
});

it("R6: a letter lost, doubled or under another's name, a device that complains, or a fault that never does harm fails the run", () => {
  const ways: ((report: Report) => void)[] = [
    (report) => (report.of("SIGTERM").lost = 1),
    (report) => (report.of("SIGTERM").doubled = 1),
    (report) => (report.of("SIGTERM").misattributed = 1),
    (report) => report.problems.push("closed 4409"),
    (report) => (report.of("kill -9").spared = 1),
  ];
  for (const spoil of ways) {
    const report = new Report();
    report.of("kill -9").times = 1;
    expect(report.failed).toBe(false);
    spoil(report);
    expect(report.failed).toBe(true);
  }
});
