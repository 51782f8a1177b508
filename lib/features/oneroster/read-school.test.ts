import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchoolFile } from "./read-school";
import { zipLimits } from "./read-zip";
import { schoolLimits } from "./rules/school-file";
import { csvOf, schoolTables, zipOf, zipSchool, type SchoolFile } from "./testing/school-file";

const now = new Date("2026-09-15T08:00:00Z");
const users = [
  { id: "t1", given: "Grace", family: "Okafor", email: "Okafor@school.example" },
  { id: "s1", given: "Ada", family: "Smith", email: "ada@school.example", number: "0042" },
  { id: "s2", given: "=1+1", family: "Ben" },
];
const classes = [{ id: "c1", title: "9A", teachers: ["t1"], students: ["s1", "s2"] }];
const tables = schoolTables(users, classes);
const texts = (given: SchoolFile = tables) => ({
  "manifest.csv": csvOf(given["manifest.csv"]),
  "users.csv": csvOf(given["users.csv"]),
  "classes.csv": csvOf(given["classes.csv"]),
  "enrollments.csv": csvOf(given["enrollments.csv"]),
});
const read = async (files: Record<string, string | Uint8Array>) => readSchoolFile(await zipOf(files), now);
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "",
    (error: unknown) => (error as { code: string }).code,
  );
const ada = { sourcedId: "s1", name: "Ada Smith", email: "ada@school.example", schoolId: "0042" };

describe("a school's OneRoster file", () => {
  it("T15x: classes, teachers and students are read from it; a name that looks like a formula is a name", async () => {
    expect(await read(texts())).toEqual({
      faults: [],
      classes: [
        {
          sourcedId: "c1",
          name: "9A",
          teachers: [{ sourcedId: "t1", name: "Grace Okafor", email: "okafor@school.example", schoolId: "t1" }],
          students: [ada, { sourcedId: "s2", name: "=1+1 Ben", email: "", schoolId: "s2" }],
        },
      ],
    });
  });

  it("T15x: version 1.2 with its columns, and files in a folder beside others, are read the same", async () => {
    const second = {
      "manifest.csv":
        "propertyName,value\noneroster.version,1.2\nfile.users,bulk\nfile.classes,bulk\nfile.enrollments,bulk\n",
      "users.csv":
        "sourcedId,enabledUser,username,givenName,familyName,identifier,email,preferredGivenName\ns1,true,ada,Adelaide,Smith,0042,ada@school.example,Ada\nt1,true,go,Grace,Okafor,,okafor@school.example,\n",
      "classes.csv": "\uFEFFsourcedId,title\r\nc1,9A\r\n",
      "enrollments.csv":
        "sourcedId,classSourcedId,userSourcedId,role\n1,c1,s1,student\n2,c1,t1,TEACHER\n3,c1,t1,ext:mentor\n",
      "orgs.csv": "sourcedId",
    };
    const inFolder = Object.fromEntries(Object.entries(second).map(([name, text]) => [`export/${name}`, text]));
    for (const files of [second, inFolder]) {
      const { faults, classes } = await read(files);
      expect([faults, classes[0]?.students, classes[0]?.teachers.length]).toEqual([[], [ada], 1]);
    }
  });

  it("T15x: rows that are not active, disabled users and enrollments that have ended are left out", async () => {
    const lines = (text: string, from: string, to: string) => text.replace(from, to);
    const students = async (changed: Record<string, string>) =>
      (await read({ ...texts(), ...changed })).classes.map((one) => one.students.map(({ sourcedId }) => sourcedId));
    const { "users.csv": u, "enrollments.csv": e, "classes.csv": c } = texts();
    expect(await students({ "users.csv": lines(u, "s1,,,true", "s1,tobedeleted,,true") })).toEqual([["s2"]]);
    expect(await students({ "users.csv": lines(u, "s1,,,true", "s1,,,false") })).toEqual([["s2"]]);
    expect(await students({ "enrollments.csv": lines(e, "c1-s1-s,,", "c1-s1-s,inactive,") })).toEqual([["s2"]]);
    const ends = (day: string) => students({ "enrollments.csv": lines(e, "s1,student,,,", `s1,student,,,${day}`) });
    expect([await ends("2026-09-14"), await ends("2026-09-15")]).toEqual([[["s2"]], [["s1", "s2"]]]);
    expect(await students({ "classes.csv": lines(c, "c1,,", "c1,tobedeleted,") })).toEqual([]);
  });

  it("T15z: each fault is named with its file and line", async () => {
    const fault = async (file: keyof SchoolFile, from: string, to: string) => {
      const all = texts();
      expect(all[file]).toContain(from);
      const { faults } = await read({ ...all, [file]: all[file].replace(from, to) });
      return faults.map(({ code, file: where, line, column }) => `${code} ${where}:${line} ${column}`);
    };
    const [u, c, e] = ["users.csv", "classes.csv", "enrollments.csv"] as const;
    expect(await fault("manifest.csv", "1.1", "2.0")).toEqual(["version manifest.csv:3 oneroster.version"]);
    expect(await fault("manifest.csv", "users,bulk", "users,delta")).toEqual(["delta manifest.csv:4 file.users"]);
    expect(await fault(u, "givenName", "first")).toContain("column users.csv:1 givenName");
    expect(await fault(u, "\r\ns1,", "\r\n,")).toContain("empty users.csv:3 sourcedId");
    expect(await fault(u, "\r\ns2,", "\r\ns1,")).toContain("twice users.csv:4 sourcedId");
    expect(await fault(u, "Ada,Smith", ",")).toEqual(["empty users.csv:3 givenName"]);
    expect(await fault(u, "Ada,Smith", '"Ada\r\nB",Smith,x,x,x,x')).toContain("cells users.csv:3 ");
    expect(await fault(u, "Ada,", '"Ada,')).toContain("quotes users.csv:3 ");
    expect(await fault(u, "Ada,Smith", `${"x".repeat(700)},Smith`)).toEqual(["name users.csv:3 givenName"]);
    expect(await fault(c, "9A", "…")).toEqual(["name classes.csv:2 title"]);
    expect(await fault(c, "9A", "")).toEqual(["empty classes.csv:2 title"]);
    expect(await fault(c, "c1", "c".repeat(256))).toContain("long classes.csv:2 sourcedId");
    expect(await fault(e, "school,s1", "school,s9")).toEqual(["nothing enrollments.csv:3 userSourcedId"]);
    expect(await fault(e, "c1,school,s1", "c9,school,s1")).toEqual(["nothing enrollments.csv:3 classSourcedId"]);
    expect(await fault(e, "s1,student", "s1,studnt")).toEqual(["value enrollments.csv:3 role"]);
    expect(await fault(e, "s1,student,,,", "s1,student,,,soon")).toEqual(["value enrollments.csv:3 endDate"]);
    expect(await fault(e, "c1-s1-s,,", "c1-s1-s,gone,")).toEqual(["value enrollments.csv:3 status"]);
  });

  it("T15z: a line break in a quoted cell counts as a line", async () => {
    const all = texts();
    const withBreak = all["users.csv"].replace("Okafor,", '"Okafor\n2",').replace("Ada,Smith", ",");
    expect((await read({ ...all, "users.csv": withBreak })).faults).toMatchObject([{ code: "empty", line: 4 }]);
  });

  it("T15z: more rows than a school has are one fault, at the first row too many", async () => {
    const most = schoolLimits.rows["classes.csv"];
    const many = ["sourcedId,title", ...Array.from({ length: most + 1 }, (_, n) => `c${n + 1},C`)].join("\n");
    expect((await read({ ...texts(), "classes.csv": many })).faults[0]).toMatchObject({ code: "rows", line: most + 2 });
  });

  it("T15z: what is no ZIP file, is damaged, lacks a file or has it twice is refused", async () => {
    const whole = await zipSchool(tables);
    expect(await codeOf(readSchoolFile(Buffer.from("name,class"), now))).toBe("oneroster-zip");
    expect(await codeOf(readSchoolFile(whole.subarray(0, whole.length - 30), now))).toBe("oneroster-zip");
    const { "users.csv": left, ...without } = texts();
    expect(await codeOf(read(without))).toBe("oneroster-no-file");
    expect(await codeOf(read({ ...texts(), "a/users.csv": left }))).toBe("oneroster-zip-twice");
    expect(await codeOf(read({ ...texts(), "users.csv": Buffer.from("%PDF-1.7") }))).toBe("oneroster-no-text");
    const secret = Buffer.from(whole);
    for (let at = secret.indexOf("PK\x01\x02"); at !== -1; at = secret.indexOf("PK\x01\x02", at + 1))
      secret.writeUInt16LE(secret.readUInt16LE(at + 8) | 1, at + 8);
    expect(await codeOf(readSchoolFile(secret, now))).toBe("oneroster-zip-secret");
  });

  it("T15z: a path out of the folder leads nowhere, because nothing is written", async () => {
    const climbing = (whole: Uint8Array) =>
      Uint8Array.from(Buffer.from(Buffer.from(whole).toString("latin1").replaceAll("up/up/", "../../"), "latin1"));
    const { faults } = await readSchoolFile(climbing(await zipOf({ ...texts(), "up/up/users.csv": "x" })), now);
    expect(faults).toEqual([]);
    const { "users.csv": moved, ...others } = texts();
    expect(await codeOf(readSchoolFile(climbing(await zipOf({ ...others, "up/up/users.csv": moved })), now))).toBe(
      "oneroster-no-file",
    );
  });

  it("T15z: a file that unpacks to more than it says, or says more than is read, is refused before it is unpacked further", async () => {
    expect(await codeOf(read({ ...texts(), "users.csv": Buffer.alloc(zipLimits.bytes + 1, 65) }))).toBe(
      "oneroster-zip-large",
    );
    const bomb = Buffer.from(await zipOf({ ...texts(), "users.csv": Buffer.alloc(4_000_000, 65) }));
    expect(bomb.length).toBeLessThan(10_000 + deflateRawSync(Buffer.alloc(4_000_000, 65)).length);
    const entry = bomb.indexOf("users.csv", bomb.indexOf("PK\x01\x02")) - 46;
    bomb.writeUInt32LE(100, entry + 24);
    expect(await codeOf(readSchoolFile(bomb, now))).toBe("oneroster-zip");
  });

  it("T15z: any byte changed, and any bytes at all, are read or refused, and nothing else happens", async () => {
    const whole = await zipSchool(tables);
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Uint8Array.from(whole);
        changed[at] = byte;
        codes.add(await codeOf(readSchoolFile(changed, now)));
      }),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        codes.add(await codeOf(readSchoolFile(bytes, now)));
      }),
    );
    expect([...codes].filter((code) => code !== "" && !code.startsWith("oneroster-"))).toEqual([]);
  });
});
