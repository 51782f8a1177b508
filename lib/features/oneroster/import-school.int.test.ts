import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeTeacher } from "@/db/testing/factories";
import { asImporter } from "@/lib/activity/authorise";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { listRoster } from "@/lib/features/arranging/students/queries/roster";
import { importRoster } from "@/lib/features/arranging/students/roster";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { archiveClass } from "@/lib/features/people/classes/archiving";
import { listTeachers } from "@/lib/features/people/classes/class-teachers";
import { renameClass } from "@/lib/features/people/classes/classes";
import { renameStudent } from "@/lib/features/people/classes/students";
import { joinClass } from "@/lib/features/people/joining/joining";
import { makeResetLink } from "@/lib/features/privacy/accounts";
import { resetPassword } from "@/lib/features/people/signing-in/teachers";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { importSchool, previewSchool, type SchoolPreview } from "./import-school";
import { schoolTables, zipSchool, type TestClass, type TestUser } from "./testing/school-file";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

let count = 0;

/** An owner, and a school with ids and addresses of its own: two classes, one student in both. */
async function school() {
  const n = ++count;
  const { id: teacherId, name, email } = await makeTeacher({ name: "Ms. Owner" });
  await setOwnerSince(database(), teacherId, new Date());
  const owner = { as: "teacher", teacherId, name, email, sessionId: "" } as const;
  const known = await makeTeacher({ name: "Ms. Okafor" });
  const users: TestUser[] = [
    { id: `t1-${n}`, given: "Grace", family: "Okafor", email: known.email.toUpperCase() },
    { id: `t2-${n}`, given: "Lars", family: "Lind", email: `lind-${n}@school.example` },
    { id: `s1-${n}`, given: "Ada", family: "Smith", email: "ada@school.example", number: "0042" },
    { id: `s2-${n}`, given: "Ben", family: "Adler" },
    { id: `s3-${n}`, given: "Cy", family: "Young" },
  ];
  const classes: TestClass[] = [
    { id: `c1-${n}`, title: "9A", teachers: [`t1-${n}`], students: [`s1-${n}`, `s2-${n}`] },
    { id: `c2-${n}`, title: "9B", teachers: [`t2-${n}`], students: [`s1-${n}`, `s3-${n}`] },
  ];
  return { owner, known, users, classes, lindEmail: `lind-${n}@school.example`, n };
}

type School = Awaited<ReturnType<typeof school>>;

const fileOf = ({ users, classes }: Pick<School, "users" | "classes">) => zipSchool(schoolTables(users, classes));

async function preview(owner: School["owner"], file: Uint8Array): Promise<SchoolPreview & { is: "plan" }> {
  const seen = await previewSchool(owner, file);
  if (seen.is !== "plan") throw new Error(JSON.stringify(seen.faults));
  return seen;
}

async function importAll(of: School, changed: Partial<Pick<School, "users" | "classes">> = {}) {
  const file = await fileOf({ ...of, ...changed });
  const { seen, classes } = await preview(of.owner, file);
  return importSchool(of.owner, file, { seen, chosen: classes.map(({ sourcedId }) => sourcedId) });
}

async function classOf({ owner }: School, sourcedId: string) {
  const { rows } = await pool().query<{ id: string; name: string; code: string }>(
    "select id, name, code from classes where sourced_id = $1",
    [sourcedId],
  );
  const found = rows[0];
  if (found === undefined) throw new Error(`${sourcedId} is no class`);
  const editor = asImporter(owner, found.id);
  const students = await listRoster(database(), found.id);
  const teachers = await listTeachers(editor);
  return { ...found, editor, students, teachers };
}

/** Everything that an import may write. */
async function snapshot(): Promise<unknown> {
  const read = async (table: string) =>
    (await pool().query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).rows;
  return Promise.all(["classes", "class_teachers", "students", "teachers", "journal"].map(read));
}

/** What the audit log says of the owner, oldest first. */
async function auditOf({ owner }: School): Promise<unknown[]> {
  const { rows } = await pool().query<{ act: string; class_id: string | null; detail: string }>(
    "select act, class_id, detail from audit where teacher_id = $1 order by n",
    [owner.teacherId],
  );
  return rows.map(({ act, class_id, detail }) => [act, class_id, detail]);
}

const names = (students: readonly { name: string }[]) => students.map(({ name }) => name);

describe("a school's OneRoster file", () => {
  it("T15x: makes the classes with their teachers and students, with the school's number and address and a one-time PIN", async () => {
    const of = await school();
    const file = await fileOf(of);
    const before = await snapshot();
    expect((await preview(of.owner, file)).classes.map(({ name, isNew, added }) => [name, isNew, added])).toEqual([
      ["9A", true, ["Ada Smith", "Ben Adler"]],
      ["9B", true, ["Ada Smith", "Cy Young"]],
    ]);
    expect(await snapshot()).toEqual(before);
    expect(await importAll(of)).toEqual({ made: 2, changed: 0, students: 4, accounts: 1 });
    const [one, two] = [await classOf(of, `c1-${of.n}`), await classOf(of, `c2-${of.n}`)];
    expect([one.name, names(one.students), two.name, names(two.students)]).toEqual([
      "9A",
      ["Ada Smith", "Ben Adler"],
      "9B",
      ["Ada Smith", "Cy Young"],
    ]);
    expect(one.students[0]).toMatchObject({ schoolId: "0042", email: "ada@school.example", onRoster: true });
    expect(one.teachers.map(({ id, may }) => [id, may])).toEqual([[of.known.id, "steer"]]);
    expect(two.teachers.map(({ email, may }) => [email, may])).toEqual([[of.lindEmail, "steer"]]);
    const { rows } = await pool().query("select one_time_pin from students where class_id = $1", [one.id]);
    expect(rows).toEqual([1, 2].map(() => ({ one_time_pin: expect.stringMatching(/^\d{6}$/) as string })));
  });

  it("T15x: a teacher without an account gets one that no password opens, until an owner's link sets one", async () => {
    const of = await school();
    await importAll(of);
    const [lind] = (await classOf(of, `c2-${of.n}`)).teachers;
    if (lind === undefined) throw new Error("Lind teaches 9B");
    expect(lind.name).toBe("Lars Lind");
    const token = await makeResetLink(of.owner, lind.id);
    expect((await resetPassword(token, "a long enough password")).account).toBe(of.lindEmail);
  });

  it("T15x: only the ticked classes are imported, and no account is made for the others", async () => {
    const of = await school();
    const file = await fileOf(of);
    const { seen } = await preview(of.owner, file);
    const imported = await importSchool(of.owner, file, { seen, chosen: [`c1-${of.n}`, "no class"] });
    expect(imported).toEqual({ made: 1, changed: 0, students: 2, accounts: 0 });
    await expect(classOf(of, `c2-${of.n}`)).rejects.toThrow("is no class");
  });

  it("T15x: the audit log names the import, the class and the account", async () => {
    const of = await school();
    await importAll(of);
    const [one, two] = [await classOf(of, `c1-${of.n}`), await classOf(of, `c2-${of.n}`)];
    expect(await auditOf(of)).toEqual([
      ["list", null, ""],
      ["account-listed", null, "Lars Lind"],
      ["class-listed", one.id, "9A"],
      ["roster", one.id, "added 2, changed 0, removed 0"],
      ["class-listed", two.id, "9B"],
      ["roster", two.id, "added 2, changed 0, removed 0"],
    ]);
  });

  it("T15y: the same file again changes nothing", async () => {
    const of = await school();
    await importAll(of);
    const before = await snapshot();
    expect(await importAll(of)).toEqual({ made: 0, changed: 0, students: 0, accounts: 0 });
    expect(await snapshot()).toEqual(before);
  });

  it("T15y: a changed file changes what it has changed, names who is gone, and Undo takes a class's list back", async () => {
    const of = await school();
    await importAll(of);
    const [ada, ben] = (await classOf(of, `c1-${of.n}`)).students;
    const users = of.users.map((user) => (user.id === `s1-${of.n}` ? { ...user, family: "Jones" } : user));
    const classes = of.classes.map((one) =>
      one.id === `c1-${of.n}`
        ? {
            ...one,
            title: "9A Physics",
            teachers: [`t1-${of.n}`, `t2-${of.n}`],
            students: [`s1-${of.n}`, `s3-${of.n}`],
          }
        : one,
    );
    const [seen] = (await preview(of.owner, await fileOf({ users, classes }))).classes;
    expect(seen).toMatchObject({
      earlierName: "9A",
      name: "9A Physics",
      teachers: [{ name: "Lars Lind", isNew: false }],
      added: ["Cy Young"],
      renamed: [{ from: "Ada Smith", to: "Ada Jones" }],
      noLongerListed: ["Ben Adler"],
    });
    expect(await importAll(of, { users, classes })).toEqual({ made: 0, changed: 2, students: 1, accounts: 0 });
    const after = await classOf(of, `c1-${of.n}`);
    expect([after.name, names(after.students)]).toEqual(["9A Physics", ["Ada Jones", "Ben Adler", "Cy Young"]]);
    expect(after.students.slice(0, 2).map(({ id }) => id)).toEqual([ada?.id, ben?.id]);
    expect(after.teachers.map(({ id }) => id).sort()).toEqual(
      [of.known.id, ...(await classOf(of, `c2-${of.n}`)).teachers.map(({ id }) => id)].sort(),
    );
    const [entry] = await loadJournal(after.editor, 20);
    if (entry?.kind !== "roster") throw new Error("the list is the class's newest entry");
    await undo(after.editor, entry.id);
    expect(names((await classOf(of, `c1-${of.n}`)).students)).toEqual(["Ada Smith", "Ben Adler"]);
  });

  it("T15y: what a teacher has changed stays: names, a number of another list, and a removal", async () => {
    const of = await school();
    await importAll(of);
    const { editor, students } = await classOf(of, `c1-${of.n}`);
    const [ada, ben] = students;
    if (ada === undefined || ben === undefined) throw new Error("9A has two students");
    await renameClass(editor, { name: "Physics" });
    await renameStudent(editor, { studentId: ada.id, name: "Adelaide" });
    await removeStudent(editor, ben.id);
    const seen = (await listRoster(database(), editor.classId)).find(({ id }) => id === ada.id);
    if (seen === undefined) throw new Error("Adelaide is in the class");
    const { id: studentId, ...rest } = seen;
    await importRoster(editor, {
      add: [],
      update: [{ studentId, seen: rest, set: { schoolId: "canvas-7" } }],
      remove: [],
    });
    const before = await snapshot();
    expect((await preview(of.owner, await fileOf(of))).classes[0]).toMatchObject({
      isChanged: false,
      leftOut: [{ name: "Ben Adler", why: "removed" }],
    });
    await importAll(of);
    expect(await snapshot()).toEqual(before);
  });

  it("T15y: a student who joined before the file named them is that student, and keeps the name", async () => {
    const of = await school();
    await importAll(of);
    const { code } = await classOf(of, `c1-${of.n}`);
    await joinClass({ code, name: "cy YOUNG", pin: "4821" });
    const [one, two] = of.classes;
    if (one === undefined || two === undefined) throw new Error("the school has two classes");
    const classes = [{ ...one, students: [...one.students, `s3-${of.n}`] }, two];
    expect(await importAll(of, { classes })).toEqual({ made: 0, changed: 1, students: 0, accounts: 0 });
    const { students } = await classOf(of, `c1-${of.n}`);
    expect(students.map(({ name, schoolId, onRoster }) => [name, schoolId, onRoster])).toEqual([
      ["Ada Smith", "0042", true],
      ["Ben Adler", `s2-${of.n}`, true],
      ["cy YOUNG", `s3-${of.n}`, true],
    ]);
  });

  it("T15y: an archived class is left as it is", async () => {
    const of = await school();
    await importAll(of);
    const { editor } = await classOf(of, `c1-${of.n}`);
    await archiveClass(editor);
    const users = of.users.map((user) => ({ ...user, family: `${user.family} II` }));
    expect((await preview(of.owner, await fileOf({ ...of, users }))).classes[0]?.obstacle).toBe("archived");
    await importAll(of, { users });
    expect(names((await classOf(of, `c1-${of.n}`)).students)).toEqual(["Ada Smith", "Ben Adler"]);
  });

  it("T15z: a file with a fault, or a class that has changed since the preview, imports nothing", async () => {
    const of = await school();
    const users = of.users.map((user) => (user.id === `s1-${of.n}` ? { ...user, given: "", family: "" } : user));
    const broken = await fileOf({ ...of, users });
    expect(await previewSchool(of.owner, broken)).toMatchObject({
      is: "faulty",
      count: 1,
      faults: [{ file: "users.csv", line: 4, code: "empty" }],
    });
    const before = await snapshot();
    await expect(importSchool(of.owner, broken, { seen: "", chosen: [] })).rejects.toMatchObject({
      code: "oneroster-changed",
    });
    const file = await fileOf(of);
    const { seen } = await preview(of.owner, file);
    const chosen = of.classes.map(({ id }) => id);
    await expect(importSchool(of.owner, file, { seen: `${seen}x`, chosen })).rejects.toMatchObject({
      code: "oneroster-changed",
    });
    expect(await snapshot()).toEqual(before);
    await importSchool(of.owner, file, { seen, chosen });
    await expect(importSchool(of.owner, file, { seen, chosen })).rejects.toMatchObject({ code: "oneroster-changed" });
  });

  it("T15z: what fails in the last class takes back the first ones, the accounts and the audit log", async () => {
    const of = await school();
    const file = await fileOf(of);
    const { seen, classes } = await preview(of.owner, file);
    const before = [await snapshot(), await auditOf(of)];
    await pool().query(
      `create function refuse_9b() returns trigger language plpgsql as $$ begin
         if new.listed_name = '9B' then raise exception 'refused'; end if; return new; end $$`,
    );
    await pool().query("create trigger refuse_9b before update on classes for each row execute function refuse_9b()");
    try {
      const chosen = classes.map(({ sourcedId }) => sourcedId);
      await expect(importSchool(of.owner, file, { seen, chosen })).rejects.toThrow();
    } finally {
      await pool().query("drop trigger refuse_9b on classes");
      await pool().query("drop function refuse_9b");
    }
    expect([await snapshot(), await auditOf(of)]).toEqual(before);
  });

  it("T15x, Q34b: only an owner imports, at the moment of the import too", async () => {
    const of = await school();
    const file = await fileOf(of);
    const { seen } = await preview(of.owner, file);
    await setOwnerSince(database(), of.owner.teacherId, null);
    const before = await snapshot();
    await expect(importSchool(of.owner, file, { seen, chosen: [`c1-${of.n}`] })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await snapshot()).toEqual(before);
  });
});
