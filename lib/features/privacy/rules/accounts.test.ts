import fc from "fast-check";
import { expect, it } from "vitest";
import { countClasses, isLastOwner, isLeftAlone } from "./accounts";

const date = new Date(0);
const teacher = (id: string, owns: boolean, disabled = false) => ({
  id,
  ownerSince: owns ? date : null,
  disabledAt: disabled ? date : null,
});

it("Q36e: the last owner is the only one who can sign in: a disabled owner and a teacher who owns nothing do not count", () => {
  const [okafor, byrd, cruz] = [teacher("okafor", true), teacher("byrd", false), teacher("cruz", true, true)];
  expect(isLastOwner([okafor, byrd, cruz], "okafor")).toBe(true);
  expect(isLastOwner([okafor, byrd, cruz], "byrd")).toBe(false);
  expect(isLastOwner([okafor, byrd, cruz], "cruz")).toBe(false);
  expect(isLastOwner([okafor, byrd, { ...cruz, disabledAt: null }], "okafor")).toBe(false);
});

it("Q36e: whoever is not the last owner can go, and an owner is left, in whatever order teachers go", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
      (owns, order) => {
        let teachers = [teacher("first", true), ...owns.map((each, n) => teacher(String(n), each))];
        for (const value of order) {
          const one = teachers[value % teachers.length];
          if (one !== undefined && !isLastOwner(teachers, one.id)) teachers = teachers.filter((each) => each !== one);
          expect(teachers.some(({ ownerSince }) => ownerSince !== null)).toBe(true);
        }
      },
    ),
  );
});

it("Q36f: a class that the teacher edits alone is left alone; with another editor, or as a viewer, it goes on", () => {
  const alone = { may: "steer", hasOtherEditor: false } as const;
  const shared = { may: "steer", hasOtherEditor: true } as const;
  const viewed = { may: "read", hasOtherEditor: false } as const;
  expect([alone, shared, viewed].map(isLeftAlone)).toEqual([true, false, false]);
  expect(countClasses([alone, shared, viewed, alone])).toEqual({ shared: 2, alone: 2 });
});
