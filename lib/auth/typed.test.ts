import { describe, expect, it } from "vitest";
import { fieldIn, typedIn } from "./typed";

describe("what was typed into a form", () => {
  it("B1: is shown again after a refusal, but for files and fields that were not asked for", () => {
    const form = new FormData();
    form.append("name", "Ada");
    form.append("pin", "4821");
    form.append("email", new Blob(["a file"]));
    expect(typedIn(form, "name", "email", "missing")).toEqual({ name: "Ada" });
    expect(fieldIn(form, "name")).toBe("Ada");
  });

  it.each([undefined, null, "text", 7, [], {}, { get: 1 }])("B1: is nothing where %j came instead of a form", (junk) => {
    expect(fieldIn(junk, "name")).toBeUndefined();
    expect(typedIn(junk, "name")).toEqual({});
  });
});
