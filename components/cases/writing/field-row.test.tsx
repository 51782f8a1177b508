import { worksheetTexts } from "@/lib/sync/format/fields";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import messages from "@/messages/en.json";
import { FieldRow } from "./field-row";
import { Sheet } from "./worksheet/sheet";

const text = "Her neighbours.";
const question = { field: "harmed" as const, question: "Who is harmed?", placeholder: "", hint: "" };
const texts = worksheetTexts({ harmed: text });
const field = { area: { current: null }, initial: text, text, isFull: false, isComposing: false };

it.each([
  [
    "the worksheet",
    <FieldRow
      key="row"
      number={{ is: 2, of: 3 }}
      question={question}
      field={field}
      readOnly={false}
      comments={[]}
      others={[]}
      me="a"
      members={[]}
      people={[]}
    />,
    "2 of 3 2 words",
  ],
  ["a case that is read", <Sheet key="sheet" texts={texts} mode={{ look: 2 }} questions={[question]} />, "1 2 words"],
])("in %s a question stands before its number and its count of words, in words that stand apart", (_, page, margin) => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ write: messages.write, sheet: messages.sheet, review: messages.review }}
    >
      {page}
    </NextIntlClientProvider>,
  ).replace(/<\/div>/g, " ");
  const words = shown
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const [heading, number] = [words.indexOf(question.question), words.indexOf(margin)];
  expect(heading).toBeGreaterThanOrEqual(0);
  expect(number).toBeGreaterThan(heading);
});
