import { expect, it } from "vitest";
import { requireSteeringPage } from "./require";

it("Q25d: a page that only changes something is there for who steers the class, and answers 404 to who may only read", () => {
  const reading = (may: "steer" | "read") => ({
    teacherId: "teacher",
    classId: "class",
    name: "Nadia",
    standing: { as: "teacher" as const, may },
  });
  expect(requireSteeringPage(reading("steer"))).toEqual(reading("steer"));
  expect(() => requireSteeringPage(reading("read"))).toThrow(
    expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" }),
  );
});
