import { expect, it } from "vitest";
import en from "@/messages/en.json";
import { words } from "./global-error";

it("says what every other page of trouble says", () => {
  const { title, textNoNumber: text, again } = en.app.problem;
  expect(words).toEqual({ title, text, again });
});
