import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("R12: a HEAD begins nothing at any route of ours", () => {
  const routes = readdirSync("app", { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => ({ file, text: readFileSync(`app/${file}`, "utf8") }));
  const answering = routes.filter(({ text }) => /export (async )?function GET/.test(text));
  expect(answering.length).toBeGreaterThan(10);
  const without = answering.filter(
    ({ text }) => !text.includes('export { answerHead as HEAD } from "@/lib/wire/answer-head"'),
  );
  expect(without.map(({ file }) => file)).toEqual([]);
});
