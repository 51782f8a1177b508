import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { passageOf } from "@/lib/features/cases/reviewing/rules/review";
import { Passages } from "./passages";

it("T12b: every part of an answer is alone in its element, so that a browser that cuts a long text in two while it reads the page does no harm", () => {
  const text = "Everyone who waits. ".repeat(4_000);
  const on = (id: string, start: number, end: number) => ({ id, passage: passageOf(text, start, end) });
  for (const comments of [[], [on("a", 0, 8)], [on("a", 0, 8), on("b", 40, 47), on("c", 70_000, 70_010)]]) {
    const markup = renderToStaticMarkup(<Passages text={text} comments={comments} />);
    expect(markup.match(/<mark/g) ?? []).toHaveLength(comments.length);
    expect(markup.replace(/<[^>]*>/g, "")).toBe(text);
    expect(markup).toMatch(/^<.*>$/);
    expect(markup).not.toMatch(/[^>]<(?:span|mark)|<\/(?:span|mark)>[^<]/);
  }
});
