import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Unbroken } from "./unbroken";

it("T11e: numbers in words, such as twenty-two, stay on one line, and the rest of a sentence may break", () => {
  const markup = renderToStaticMarkup(
    <Unbroken>Twenty-two of twenty-six students - most - changed their minds.</Unbroken>,
  );
  expect([...markup.matchAll(/<span class="[^"]+">([^<]*)<\/span>/g)].map(([, text]) => text)).toEqual([
    "Twenty-two",
    "twenty-six",
  ]);
  expect(markup.replace(/<[^>]+>/g, "")).toBe("Twenty-two of twenty-six students - most - changed their minds.");
});
