import * as z from "zod";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/errors";
import { formAction, runAction } from "./action";

const schema = z.object({ name: z.string().min(1, "name-missing"), count: z.coerce.number() });

describe("actions", () => {
  it("B1: a value, or a sentence with its field", async () => {
    expect(await runAction(schema, { name: "Ada", count: 2 }, (p) => Promise.resolve(p.count))).toEqual({
      ok: true,
      value: 2,
    });
    expect(await runAction(schema, { name: "", count: 2 }, () => Promise.resolve(1))).toMatchObject({
      ok: false,
      code: "name-missing",
      field: "name",
      sentence: expect.stringMatching(/^Type/) as string,
    });
    expect(await runAction(schema, null, () => Promise.resolve(1))).toMatchObject({ ok: false, code: "input" });
    expect(
      await runAction(schema, { name: "Ada", count: 1 }, () => Promise.reject(new AppError("busy"))),
    ).toMatchObject({ ok: false, code: "busy" });
  });

  it("B1: what is no refusal is thrown on", async () => {
    await expect(runAction(schema, { name: "Ada", count: 1 }, () => Promise.reject(new Error("bug")))).rejects.toThrow(
      "bug",
    );
  });

  it("B1: a form's fields are parsed, repeated ones as a list", async () => {
    const form = new FormData();
    form.append("name", "Ada");
    form.append("name", "Bo");
    form.append("$ACTION_ID_1", "");
    const lists = z.object({ name: z.array(z.string()) }).strict();
    expect(await formAction(lists, form, (p) => Promise.resolve(p.name))).toEqual({ ok: true, value: ["Ada", "Bo"] });
  });
});
