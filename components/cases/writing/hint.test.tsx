import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import messages from "@/messages/en.json";
import { Hint } from "./field-row";

const hint = "Name one more person.";
const shown = (words: number, more: { field?: string; readOnly?: boolean; full?: boolean } = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ write: messages.write }}>
      <Hint
        id="hint"
        field={more.field ?? "harmed"}
        text={"word ".repeat(words)}
        hint={hint}
        full={more.full ?? false}
        readOnly={more.readOnly ?? false}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]*>/g, "");

it("S4f: a hint says how much to write, how to go on from a beginning, and nothing once there is enough, or when the case is handed in", () => {
  expect(shown(0)).toContain("60 to 150");
  expect(shown(0, { field: "scenario" })).toContain("80 to 200");
  for (const words of [1, 24]) expect(shown(words)).toContain(hint);
  for (const words of [25, 59]) expect(shown(words)).toBe(shown(0));
  expect(shown(60)).toBe("");
  expect(shown(150)).toBe("");
  expect(shown(151)).toBe(messages.write.hint.long);
  for (const words of [0, 20, 200]) expect(shown(words, { readOnly: true })).toBe("");
  expect(shown(20, { readOnly: true, full: true })).toBe(messages.write.hint.full);
});
