import { describe, expect, it } from "vitest";
import { fieldIn, typedIn } from "./form-values";

describe("what was typed into a form", () => {
  it("B1b: is shown again after a refusal, but for files and fields that were not asked for", () => {
    const form = new FormData();
    form.append("name", "Ada");
    form.append("pin", "4821");
    form.append("email", new Blob(["a file"]));
    expect(typedIn(form, "name", "email", "missing")).toEqual({ name: "Ada" });
    expect(fieldIn(form, "name")).toBe("Ada");
  });

  it("B1a: is nothing where something else came instead of a form", () => {
    for (const junk of [undefined, null, "text", 7, [], {}, { get: 1 }]) {
      expect(fieldIn(junk, "name"), JSON.stringify(junk)).toBeUndefined();
      expect(typedIn(junk, "name"), JSON.stringify(junk)).toEqual({});
    }
  });
});
