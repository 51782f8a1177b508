import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { planOffers } from "@/lib/content/plan-offers";
import en from "@/messages/en.json";
import { PlanSelect } from "./plan-select";

it("T17h, T17i: each plan of the lesson is one line with its name, what is read before class, and for homework the minutes that a student needs; none is chosen at first", () => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={en}>
      <PlanSelect plans={planOffers(readBuiltInLesson("when-deep-learning-fails-2"))} />
    </NextIntlClientProvider>,
  );
  const options = [...shown.matchAll(/<option value="([^"]*)"( selected="")?>([^<]*)</g)];
  expect(options.map(([, id, selected, text]) => [id, selected !== undefined, text])).toEqual([
    ["", true, "No plan (I set each timer)"],
    ["45", false, "One lesson of 45 minutes, with the first 6 parts read before class"],
    ["60", false, "One lesson of 60 minutes, with the first 5 parts read before class"],
    ["90", false, "One lesson of 90 minutes"],
    ["homework", false, "Homework, about 90 minutes for each student"],
  ]);
});
