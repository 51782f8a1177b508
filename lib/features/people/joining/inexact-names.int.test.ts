import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findThrottle } from "@/lib/auth/queries/throttles";
import { withDatabase } from "@/db/testing/database";
import { classPinsThrottle } from "@/lib/auth/throttle";
import { setJoining } from "@/lib/features/people/classes/classes";
import { addRosterNames, listStudents } from "@/lib/features/people/classes/students";
import { makeJoinableClass } from "./testing/joinable-class";
import { only, studentsOf, viewerOf } from "./testing/joining-support";
import { enterClass } from "./joining";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("a name that is not typed exactly", () => {
  it("S1j: the PIN on a slip makes no student under another name: it is refused without telling whose it is, and counts as a wrong PIN; with its own name it opens", async () => {
    const { code, classId, editor } = await makeJoinableClass();
    await addRosterNames(editor, "Faith Okoro\nJohn Smith, Jr.");
    const slips = new Map((await listStudents(editor)).map(({ name, oneTimePin }) => [name, oneTimePin ?? ""]));
    const slip = slips.get("Faith Okoro") ?? "";
    const from = { address: "a", cookies: {} };
    const enter = (name: string, pin: string, newPin?: string) => enterClass({ code, name, pin, newPin }, from);
    await expect(enter("Faith", slip)).rejects.toMatchObject({
      code: "pin-from-slip",
      field: "name",
      values: { teacher: "Ms. Okafor" },
    });
    await expect(enter("john smith", slips.get("John Smith, Jr.") ?? "", "7394")).rejects.toMatchObject({
      code: "pin-from-slip",
    });
    expect(await studentsOf(classId)).toHaveLength(2);
    expect(await findThrottle(database(), classPinsThrottle(classId, "a"))).toMatchObject({ count: 2 });
    await enter("faith okoro", slip, "7394");
    await enter("Faith", slip); // A used slip's PIN is a PIN like any other.
    expect(await studentsOf(classId)).toHaveLength(3);
  });

  it("S1j: while joining is closed nobody hears whether a PIN is a slip's", async () => {
    const { editor, join } = await makeJoinableClass();
    await addRosterNames(editor, "Faith Okoro");
    const slip = only(await listStudents(editor)).oneTimePin ?? "";
    await setJoining(editor, false);
    for (const pin of [slip, "739428"])
      await expect(join("Faith", pin)).rejects.toMatchObject({ code: "joining-closed" });
  });

  it("S1e: a name without its accents and punctuation is the name; where two in the class are the same so far, each is typed exactly, and anything between makes nobody", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    await join("Jürgen Müller", "4821");
    await expect(join("jurgen muller", "7394")).rejects.toMatchObject({
      code: "name-taken",
      values: { name: "jurgen muller" },
    });
    expect(await viewerOf(await join("jurgen muller", "4821"))).toMatchObject({ name: "Jürgen Müller" });
    await addRosterNames(editor, "Jurgen Muller");
    const slip = (await listStudents(editor)).find(({ onRoster }) => onRoster)?.oneTimePin ?? "";
    expect(await viewerOf(await join("JURGEN MULLER", slip, "7394"))).toMatchObject({ name: "Jurgen Muller" });
    expect(await viewerOf(await join("jürgen müller", "4821"))).toMatchObject({ name: "Jürgen Müller" });
    await expect(join("Jürgen Muller", "4821")).rejects.toMatchObject({ code: "name-inexact", field: "name" });
    expect(await studentsOf(classId)).toHaveLength(2);
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => join(n % 2 === 0 ? "Zoë" : "Zoe.", String(4100 + n))),
    );
    expect(await studentsOf(classId)).toHaveLength(3);
  });
});
