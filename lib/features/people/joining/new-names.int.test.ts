/** New names that one browser, or one address, may make in a class (S1). */
import { describe, expect, it } from "vitest";
import { connect, database, disconnect, pool } from "@/db/client";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { testDatabase, withDatabase } from "@/db/testing/database";
import { addressKey } from "@/lib/auth/address";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter } from "@/lib/auth/known-browser";
import { enterClass } from "./joining";
import { addRosterNames, listStudents } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { makeJoinableClass } from "./testing/joinable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

let nth = 0;
const network = () => addressKey(`198.51.100.${(nth += 1)}`) ?? "";
/** The cookies of a browser in which someone has signed in before. */
const knownBrowser = () => ({ [cookieNames().known]: knownCookieAfter({}, `someone ${(nth += 1)}`) });

async function classroom() {
  const room = await makeJoinableClass();
  const from =
    (address: string | null, cookies: Record<string, string> = {}) =>
    (name: string, pin = "4821", newPin?: string) =>
      enterClass({ code: room.code, name, pin, newPin }, { address, cookies });
  const names = async () => (await listRows(database(), room.classId)).map(({ name }) => name);
  return { ...room, from, names };
}
/** Moves the last new name so many seconds into the past. */
const pass = (part: string, seconds: number) =>
  pool().query("update throttles set at = at - make_interval(secs => $2) where key like $1", [
    `names:%${part}%`,
    seconds,
  ]);
const browserId = (cookies: Record<string, string>) => (cookies[cookieNames().known] ?? "").split(".")[0] ?? "";

describe("new names", () => {
  it("S1u: a known browser makes three, the fourth hears when to try again and who helps, and 5 minutes later it is in", async () => {
    const { from, names } = await classroom();
    const cookies = knownBrowser();
    const join = from(network(), cookies);
    for (const name of ["Ada", "Ben", "Cem"]) await join(name);
    await expect(join("Dia")).rejects.toMatchObject({
      code: "names-wait-browser",
      values: { teacher: "Ms. Okafor", minutes: 5, seconds: 0 },
    });
    expect(await names()).toEqual(["Ada", "Ben", "Cem"]);
    await pass(browserId(cookies), 270);
    await expect(join("Dia")).rejects.toMatchObject({ code: "names-wait-browser", values: { minutes: 0 } });
    await pass(browserId(cookies), 30);
    await join("Dia");
    await expect(join("Eli")).rejects.toMatchObject({ code: "names-wait-browser" });
  });

  it("S1u: names that are there sign in, and roster names come in, however many new names the browser or the address has made", async () => {
    const { from, editor, names } = await classroom();
    await addRosterNames(editor, "Zoe\nYan");
    const slips = new Map((await listStudents(editor)).map(({ name, oneTimePin }) => [name, oneTimePin ?? ""]));
    const join = from(network(), knownBrowser());
    for (const name of ["Ada", "Ben", "Cem"]) await join(name);
    await expect(join("Dia")).rejects.toMatchObject({ code: "names-wait-browser" });
    for (const name of ["Ada", "Ben", "Cem", "ada"]) await join(name);
    for (const name of ["Zoe", "Yan"]) await join(name, slips.get(name), "7394");
    // As the refusal suggests, the teacher adds the name to the roster.
    await addRosterNames(editor, "Dia");
    await join("Dia", (await listStudents(editor)).find(({ name }) => name === "Dia")?.oneTimePin ?? "", "7394");
    expect(await names()).toEqual(["Ada", "Ben", "Cem", "Dia", "Yan", "Zoe"]);
  });

  it("S1u: what makes no name costs nothing: a wrong PIN, a PIN that nobody may pick", async () => {
    const { from, names } = await classroom();
    const join = from(network(), knownBrowser());
    await join("Ada");
    for (let n = 0; n < 4; n++) await expect(join("Ada", `510${n}`)).rejects.toMatchObject({ code: "name-taken" });
    for (let n = 0; n < 4; n++) await expect(join("Ben", "1234")).rejects.toMatchObject({ code: "pin-guessable" });
    await join("Ben");
    await join("Cem");
    expect(await names()).toHaveLength(3);
  });

  it("S1u: of 20 new names at once in one browser three are made; a name that is removed does not give one back", async () => {
    const { from, names, editor, classId } = await classroom();
    const join = from(network(), knownBrowser());
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => join(`Student ${n}`)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: expect.stringMatching(/^(names-wait-browser|busy)$/) as string });
    expect(await names()).toHaveLength(3);
    await removeStudent(editor, (await listRows(database(), classId))[0]?.id ?? "");
    await expect(join("Student 21")).rejects.toMatchObject({ code: "names-wait-browser" });
  });

  it("S1u: one device with no cookies makes 200 names in a class and no more; another address, and another class, do not wait", async () => {
    const [mine, other] = [await classroom(), await classroom()];
    const school = network();
    await pool().query("insert into throttles values ($1, 199, now())", [`names:${mine.classId}:${school}`]);
    await mine.from(school)("Ada");
    await expect(mine.from(school)("Ben")).rejects.toMatchObject({
      code: "names-wait-address",
      values: { teacher: "Ms. Okafor", minutes: 0 },
    });
    await expect(mine.from(school, knownBrowser())("Ben")).rejects.toMatchObject({ code: "names-wait-address" });
    await mine.from(network())("Cem");
    await other.from(school)("Ada");
    await pass(school, 10);
    await mine.from(school)("Ben");
    expect(await mine.names()).toEqual(["Ada", "Ben", "Cem"]);
  });

  it("S1u: of a class of 150 behind one address the last forty, some in browsers that are known, are in without a wait", async () => {
    const { classId, from, names } = await classroom();
    const school = network();
    // Hashing all 150 PINs is tested in e2e/specs/people/joining/misfits-join.spec.ts.
    await pool().query("insert into throttles values ($1, 110, now())", [`names:${classId}:${school}`]);
    for (let first = 0; first < 40; first += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => from(school, n % 3 === 0 ? knownBrowser() : {})(`Student ${first + n}`)),
      );
    }
    expect(await names()).toHaveLength(40);
  });

  it("S1u: a process that starts anew has forgotten none of it", async () => {
    const { from } = await classroom();
    const [school, cookies] = [network(), knownBrowser()];
    for (const name of ["Ada", "Ben", "Cem"]) await from(school, cookies)(name);
    const at = testDatabase();
    if (at === null) throw new Error("no database");
    await disconnect();
    connect({ ...at, max: 8 });
    await expect(from(school, cookies)("Dia")).rejects.toMatchObject({ code: "names-wait-browser" });
  });
});
