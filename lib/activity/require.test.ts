import { expect, it } from "vitest";
import { requireEditorPage } from "./require";

it("Q25d: a page that only changes something is there for who steers the class, and answers 404 to who may only read", () => {
  const reading = (may: "steer" | "read") => ({
    teacherId: "teacher",
    classId: "class",
    name: "Nadia",
    role: { as: "teacher" as const, may },
  });
  expect(requireEditorPage(reading("steer"))).toEqual(reading("steer"));
  expect(() => requireEditorPage(reading("read"))).toThrow(
    expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" }),
  );
});
