import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { ListedClass, ListedPerson } from "./school-file";
import { changesClass, planSchool, previewClass, type KnownClass, type KnownStudent } from "./school-plan";

const person = (sourcedId: string, name: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  sourcedId,
  name,
  email: "",
  schoolId: sourcedId,
  ...more,
});
const teacher = person("t1", "Grace Okafor", { email: "okafor@school.example" });
const listedClass = (students: ListedPerson[], more: Partial<ListedClass> = {}): ListedClass => ({
  sourcedId: "c1",
  name: "9A",
  teachers: [teacher],
  students,
  ...more,
});
const student = (id: string, name: string, more: Partial<KnownStudent> = {}): KnownStudent => ({
  id,
  name,
  section: "",
  schoolId: `s${id}`,
  email: "",
  onRoster: true,
  sourcedId: `s${id}`,
  listedName: name,
  ...more,
});
const knownClass = (students: KnownStudent[], more: Partial<KnownClass> = {}): KnownClass => ({
  id: "class",
  name: "9A",
  listedName: "9A",
  isArchived: false,
  teacherIds: ["teacher"],
  students,
  removed: [],
  merged: [],
  ...more,
});
const account = { id: "teacher", name: "Ms. Okafor", isDisabled: false };

function plan(
  listed: ListedClass,
  known?: KnownClass,
  accounts = [["okafor@school.example", account]] as const,
  most = 500,
) {
  const [planned] = planSchool([listed], {
    classes: new Map(known === undefined ? [] : [[listed.sourcedId, known]]),
    accounts: new Map(accounts as readonly (readonly [string, typeof account])[]),
    most,
  });
  if (planned === undefined) throw new Error("one class is one plan");
  return planned;
}

describe("the plan of a school's import", () => {
  it("T15x: a new class gets its teachers, by their addresses, and its students with the school's number", () => {
    const listed = listedClass([person("s1", "Ada", { schoolId: "0042", email: "ada@school.example" })], {
      teachers: [teacher, person("t2", "Lind", { email: "lind@school.example" }), person("t3", "Nobody")],
    });
    const planned = plan(listed);
    expect(planned.teachers).toEqual([
      { name: "Ms. Okafor", email: "okafor@school.example", teacherId: "teacher" },
      { name: "Lind", email: "lind@school.example", teacherId: null },
    ]);
    expect(planned.teachersLeftOut).toEqual([{ name: "Nobody", why: "no-email" }]);
    expect(planned.students.add).toEqual([{ name: "Ada", record: { schoolId: "0042", email: "ada@school.example" } }]);
    expect(previewClass(planned)).toMatchObject({ isNew: true, isChanged: true, obstacle: null, added: ["Ada"] });
  });

  it("T15x: a class is left as it is when nobody could teach it, when it is archived, or when it would have more than 500 students", () => {
    const noEmail = listedClass([], { teachers: [person("t", "Nobody")] });
    expect(plan(noEmail).obstacle).toBe("no-teacher");
    expect(plan(noEmail, knownClass([])).obstacle).toBeNull();
    const disabled = [["okafor@school.example", { ...account, isDisabled: true }]] as const;
    expect(plan(listedClass([]), undefined, disabled).obstacle).toBe("no-teacher");
    expect(plan(listedClass([]), undefined, disabled).teachersLeftOut).toEqual([
      { name: "Ms. Okafor", why: "disabled" },
    ]);
    expect(plan(listedClass([]), knownClass([], { isArchived: true })).obstacle).toBe("archived");
    const two = [person("s1", "Ada"), person("s2", "Ben")];
    expect(plan(listedClass(two), undefined, undefined, 2).obstacle).toBeNull();
    expect(plan(listedClass(two), undefined, undefined, 1).obstacle).toBe("full");
    expect(plan(listedClass(two), knownClass([student("3", "Cy", { sourcedId: null })]), undefined, 2).obstacle).toBe(
      "full",
    );
  });

  it("T15y: what the file has changed is changed: the title, a name, an address, new students and co-teachers", () => {
    const known = knownClass([student("1", "Ada Smith"), student("2", "Ben")]);
    const listed = listedClass(
      [person("s1", "Ada Jones"), person("s2", "Ben", { email: "ben@school.example" }), person("s3", "Cy")],
      { name: "9A Physics", teachers: [teacher, person("t2", "Lind", { email: "lind@school.example" })] },
    );
    const planned = plan(listed, known);
    expect(previewClass(planned)).toEqual({
      sourcedId: "c1",
      name: "9A Physics",
      earlierName: "9A",
      isNew: false,
      isChanged: true,
      obstacle: null,
      teachers: [{ name: "Lind", email: "lind@school.example", isNew: true }],
      teachersLeftOut: [],
      added: ["Cy"],
      renamed: [{ from: "Ada Smith", to: "Ada Jones" }],
      updated: 1,
      same: 0,
      leftOut: [],
      noLongerListed: [],
    });
    expect(planned.listed).toEqual([{ studentId: "1", sourcedId: "s1", listedName: "Ada Jones" }]);
  });

  it("T15y: what teachers have changed since stays: the class's name, a student's name and number, who was removed or merged", () => {
    const known = knownClass([student("1", "Ada", { listedName: "Adelaide", schoolId: "77" })], {
      name: "Physics",
      removed: ["s2"],
      merged: ["s3"],
    });
    const planned = plan(listedClass([person("s1", "Adelaide"), person("s2", "Ben"), person("s3", "Cy")]), known);
    expect(changesClass(planned)).toBe(false);
    expect([planned.name, planned.same, planned.leftOut]).toEqual(["Physics", 1, [{ name: "Ben", why: "removed" }]]);
  });

  it("T15y: nobody is removed; who is no longer listed is named, but for students whom no file has named", () => {
    const known = knownClass([student("1", "Ada"), student("2", "Ben"), student("3", "Cy", { sourcedId: null })]);
    const planned = plan(listedClass([person("s1", "Ada")]), known);
    expect([planned.students.remove, planned.noLongerListed]).toEqual([[], ["Ben"]]);
    expect(changesClass(planned)).toBe(false);
  });

  it("T15y: a student who joined under the same name is the one of the file, and keeps the name as it is here", () => {
    const joined = student("1", "ada SMITH", { sourcedId: null, listedName: null, schoolId: "", onRoster: false });
    const planned = plan(listedClass([person("s1", "Ada Smith")]), knownClass([joined]));
    expect(planned.students.add).toEqual([]);
    expect(planned.students.update).toMatchObject([{ studentId: "1", set: { schoolId: "s1" } }]);
    expect(planned.listed).toEqual([{ studentId: "1", sourcedId: "s1", listedName: "Ada Smith" }]);
  });

  it("T15x: of two students with one name the second is left out and named, and a name that is taken renames nobody", () => {
    const twice = plan(listedClass([person("s1", "Ada"), person("s2", "ADA")]));
    expect([twice.students.add.length, twice.leftOut]).toEqual([1, [{ name: "ADA", why: "same-name" }]]);
    const known = knownClass([student("1", "Ada"), student("2", "Ben")]);
    const taken = plan(listedClass([person("s1", "Ben"), person("s2", "Ben")]), known);
    expect([taken.students.update, taken.leftOut]).toEqual([[], [{ name: "Ben", why: "same-name" }]]);
    const swapped = plan(listedClass([person("s1", "Ben"), person("s2", "Ada")]), known);
    expect(swapped.students.update.map(({ set }) => set.name)).toEqual(["Ben", "Ada"]);
  });

  it("T15y: for any class and any file, the names after the import differ, nobody leaves, and a second import changes nothing", () => {
    const name = fc.constantFrom("Ada", "ADA", "Ben", "Cy", "Dee", "Eva");
    const people = fc.uniqueArray(fc.record({ id: fc.nat(7), name }), { selector: ({ id }) => id, maxLength: 8 });
    const here = fc.uniqueArray(fc.record({ id: fc.nat(9), name, listedName: fc.option(name), known: fc.boolean() }), {
      selector: (one) => nameKey(one.name),
      maxLength: 6,
    });
    fc.assert(
      fc.property(people, here, (listed, there) => {
        const students = [...new Map(there.map((one) => [one.id, one])).values()].map(
          ({ id, name, listedName, known }) =>
            student(String(id), name, known ? { listedName } : { sourcedId: null, listedName: null }),
        );
        const file = listedClass(listed.map(({ id, name }) => person(`s${id}`, name)));
        const after = applied(plan(file, knownClass(students)), students);
        expect(new Set(after.map(({ name }) => nameKey(name))).size).toBe(after.length);
        expect(after.length).toBeGreaterThanOrEqual(students.length);
        const again = plan(file, knownClass(after));
        expect([changesClass(again), again.listed]).toEqual([false, []]);
      }),
      { numRuns: 500 },
    );
  });
});

/** The class's students after the import, as the database would have them. */
function applied(planned: ReturnType<typeof plan>, students: readonly KnownStudent[]): KnownStudent[] {
  const listed = new Map(planned.listed.map((one) => [one.studentId, one]));
  const changed = students.map((one) => {
    const { sourcedId, listedName } = listed.get(one.id) ?? one;
    const set = planned.students.update.find(({ studentId }) => studentId === one.id)?.set ?? {};
    return { ...one, onRoster: true, ...set, sourcedId, listedName };
  });
  const added = planned.students.add.map(({ name, record }, at) =>
    student(`new${at}`, name, { ...record, sourcedId: planned.addedIds[at]?.sourcedId ?? "", listedName: name }),
  );
  return [...changed, ...added];
}
