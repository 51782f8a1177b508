/** Runs every query on one class in which each kind of thing exists both ended and live. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { withOwnDatabase } from "@/db/testing/database";
import { answerOf } from "./testing/answers";
import { allAnswers as answers } from "./testing/answers/all";
import { makeEndedClass } from "./testing/ended-class";

const folder = path.resolve(import.meta.dirname, "../..");
const files = readdirSync(path.join(folder, "lib"), { recursive: true, encoding: "utf8" })
  .map((file) => `lib/${file.split(path.sep).join("/")}`)
  .concat("db/reserved-ids.ts")
  .filter((file) => /\/queries\/[^/]+\.ts$|^db\//.test(file) && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -".ts".length));

withOwnDatabase();
beforeAll(makeEndedClass);

describe("every query", () => {
  it("is asked here, by file and function, or says which test holds it", async () => {
    expect(files.length).toBeGreaterThan(50);
    expect(Object.keys(answers).sort()).toEqual(files.sort());
    for (const file of files) {
      const module = (await import(path.join(folder, `${file}.ts`))) as Record<string, unknown>;
      const functions = Object.keys(module).filter((name) => typeof module[name] === "function");
      const rest = Object.keys(answers[file] ?? {}).filter((name) => typeof module[name] === "object");
      expect([...functions, ...rest].sort(), file).toEqual(Object.keys(answers[file] ?? {}).sort());
    }
  });
});

describe.each(Object.entries(answers))("%s, of a class in which everything has an end:", (_file, queries) => {
  it.each(Object.entries(queries))(
    "%s gives what goes on, and what ended only where it means to",
    async (_query, all) => {
      for (const one of [all].flat()) {
        if (one.is === "elsewhere") expect(existsSync(path.join(folder, one.by)), one.by).toBe(true);
        else expect(await answerOf(one)).toEqual(one.expected);
      }
    },
  );
});
