import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RemoteCarets } from "./remote-carets";

it("R12: every part of a text is alone in its element, so that a browser that cuts a long text in two while it reads the page does no harm", () => {
  const text = "x".repeat(70_000);
  const others = [{ key: 1, name: "Ben", colourIndex: 0, anchor: 10, head: 20 }];
  for (const carets of [[], others]) {
    const markup = renderToStaticMarkup(<RemoteCarets text={text} others={carets} />);
    expect(markup.replace(/<[^>]*>/g, "").replace("Ben", "")).toBe(text);
    expect(markup).toMatch(/^<.*>$/);
    expect(markup).not.toMatch(/x<span|<\/span>x/);
  }
});
