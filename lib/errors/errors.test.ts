import { expect, it, vi } from "vitest";
import { AppError } from "./errors";

it("B1a: a refusal that another copy of the code has thrown is one too, and ends in its sentence", async () => {
  vi.resetModules();
  const { AppError: Another } = await import("./errors");
  expect(Another).not.toBe(AppError);
  expect(new Another("busy")).toBeInstanceOf(AppError);
  for (const other of [new Error("busy"), { code: "busy" }, null, "busy"])
    expect(other instanceof AppError).toBe(false);
});
