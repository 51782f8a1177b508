import { expect, it } from "vitest";
import en from "@/messages/en.json";
import { messages } from "./global-error";

it("says what every other page of trouble says", () => {
  const { title, textNoNumber: text, again } = en.app.problem;
  expect(messages).toEqual({ title, text, again });
});
