import { describe, expect, it } from "vitest";
import { formatSyslogMessage } from "./audit-line";

const line = {
  n: 12,
  at: new Date("2026-12-02T08:15:00.250Z"),
  act: "sign-in",
  detail: "",
  teacherId: "0b6b2b5e-0000-4000-8000-000000000001",
  teacher: "Ms. Okafor",
  classId: null,
  class: null,
  activityId: null,
  studentId: null,
};

describe("a copied line of the audit log", () => {
  it("Q34g: is one message of RFC 5424, with the line's number, time and act, and its sentence as the log's page has it", () => {
    expect(formatSyslogMessage(line, "school-1")).toBe(
      '<109>1 2026-12-02T08:15:00.250Z school-1 crosscase - sign-in [crosscase@32473 n="12" teacher="0b6b2b5e-0000-4000-8000-000000000001"] \uFEFFMs. Okafor: signed in with a password',
    );
  });

  it("Q34g: has a student as a number; of who acted on the machine it says so; refused passwords are a warning", () => {
    const erased = { ...line, act: "undo rename-student", classId: "c", class: "9B", studentId: "s" };
    expect(formatSyslogMessage(erased, "school-1")).toMatch(
      / undo-rename-student \[crosscase@32473 n="12" teacher="[^"]+" class="c" student="s"\] \uFEFFMs\. Okafor: undid: renamed a student \(9B\)$/,
    );
    const refused = { ...line, act: "passwords-refused", detail: "Ms. Okafor", teacherId: null, teacher: null };
    expect(formatSyslogMessage(refused, "school-1")).toMatch(
      /^<108>1 .+ \uFEFFthe installation itself: refused several/,
    );
  });

  it("Q34g: stays one line, and its head stays readable, whatever a class, a teacher or the machine is called", () => {
    const odd = formatSyslogMessage(
      { ...line, teacher: "A\nB", classId: "c", class: "7b\r\n<13>1 forged\u2028x", act: "an act of a later build é" },
      "büro 1",
    );
    expect(odd).not.toMatch(/[\n\r\u2028]/);
    expect(odd).toContain(" b-ro-1 crosscase - an-act-of-a-later-build-- [");
    expect(odd).toContain("A B: an act of a later build é (7b <13>1 forged x)");
  });
});
