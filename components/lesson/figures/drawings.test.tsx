import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { drawings } from "./drawings";

const lesson = lessonOf(builtInContentId);

describe("S2: a figure for each mode", () => {
  it.each(lesson.figures.map((figure) => [figure.id, figure] as const))("S2: %s is drawn, and says what it shows to who cannot see it", (id, figure) => {
    const drawing = drawings[id];
    if (drawing === undefined) throw new Error(`no drawing ${id}`);
    const markup = renderToStaticMarkup(<drawing.Picture title={figure.title} description={figure.description} />);
    expect(markup).toContain(figure.title);
    expect(markup.match(/role="img"/g)).toHaveLength(2);
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(markup).not.toContain("style=");
  });
});
