import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Marked } from "./marked";

const text = "It is a [network](deep-network). It learns.";

it("S2a: the full stop after a word of the glossary stays with it, so that no line begins with a full stop", () => {
  const shown = renderToStaticMarkup(<Marked text={text} termTarget={(term) => `term-${term}`} />);
  expect(shown).toMatch(
    /^It is a <span class="[^"]*term[^"]*"><button[^>]*popoverTarget="term-deep-network"[^>]*>network<\/button>\.<\/span> It learns\.$/i,
  );
  expect(renderToStaticMarkup(<Marked text={text} />)).toBe("It is a network. It learns.");
});
