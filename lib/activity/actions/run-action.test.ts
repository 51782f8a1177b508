import * as z from "zod";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/errors";
import { runAction } from "./run-action";

const schema = z.object({ name: z.string().min(1, "name-missing"), count: z.coerce.number() });

const anyone = () => Promise.resolve("anyone");

describe("actions", () => {
  it("B1a, B1b: a value, or a sentence with its field", async () => {
    expect(await runAction(anyone, schema, { name: "Ada", count: 2 }, (_, p) => Promise.resolve(p.count))).toEqual({
      ok: true,
      value: 2,
    });
    expect(await runAction(anyone, schema, { name: "", count: 2 }, () => Promise.resolve(1))).toMatchObject({
      ok: false,
      code: "name-missing",
      field: "name",
      sentence: expect.stringMatching(/^Type/) as string,
    });
    expect(await runAction(anyone, schema, null, () => Promise.resolve(1))).toMatchObject({ ok: false, code: "input" });
    expect(
      await runAction(anyone, schema, { name: "Ada", count: 1 }, () => Promise.reject(new AppError("busy"))),
    ).toMatchObject({ ok: false, code: "busy" });
  });

  it("Q1e: the caller is authorised before anything is parsed or run", async () => {
    const stranger = () => Promise.reject(new AppError("not-found"));
    const run = () => Promise.reject(new Error("it ran"));
    expect(await runAction(stranger, schema, null, run)).toMatchObject({ ok: false, code: "not-found" });
  });

  it("B1a: what is no refusal is thrown on", async () => {
    await expect(
      runAction(anyone, schema, { name: "Ada", count: 1 }, () => Promise.reject(new Error("bug"))),
    ).rejects.toThrow("bug");
  });

  it("B1a: a form's fields are parsed, repeated ones as a list", async () => {
    const form = new FormData();
    form.append("name", "Ada");
    form.append("name", "Bo");
    form.append("$ACTION_ID_1", "");
    const lists = z.object({ name: z.array(z.string()) }).strict();
    expect(await runAction(anyone, lists, form, (_, p) => Promise.resolve(p.name))).toEqual({
      ok: true,
      value: ["Ada", "Bo"],
    });
  });
});
