import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { drawings } from "./drawings";
import { columns } from "./token-by-token";

const lesson = lessonOf(builtInContentId);

describe("S2: a figure for each mode", () => {
  it("S2: each figure is drawn, and says what it shows to who cannot see it", () => {
    for (const { id, title, description } of lesson.figures) {
      const drawing = drawings[id];
      if (drawing === undefined) throw new Error(`no drawing ${id}`);
      const markup = renderToStaticMarkup(<drawing.Picture title={title} description={description} />);
      expect(markup, id).toContain(title);
      expect(markup.match(/role="img"/g), id).toHaveLength(2);
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
      expect(new Set(ids).size, id).toBe(ids.length);
      expect(markup, id).not.toContain("style=");
    }
  });

  it("S2: in each column of the token figure the likeliest piece is written, and the shares leave room for pieces not shown", () => {
    for (const { written, pieces } of columns) {
      const shares = pieces.map(({ share }) => share);
      expect(written, written).toContain(pieces[0]?.text);
      expect(
        [...shares].sort((a, b) => b - a),
        written,
      ).toEqual(shares);
      expect(
        shares.reduce((sum, share) => sum + share, 0),
        written,
      ).toBeLessThan(1);
    }
  });
});
