import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Picture } from "./drawings";
import { columns } from "./token-by-token";

const lesson = builtInLesson;

describe("S2: a figure for each mode", () => {
  it("S2b: each figure is drawn, and says what it shows to who cannot see it", () => {
    for (const figure of lesson.figures) {
      const { id, title, description } = figure;
      const markup = renderToStaticMarkup(<Picture figure={figure} uploads="" />);
      expect(markup, id).toContain(title);
      expect(markup, id).toContain(description);
      expect(markup.match(/role="img"/g), id).toHaveLength(2);
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
      expect(new Set(ids).size, id).toBe(ids.length);
      expect(markup, id).not.toContain("style=");
    }
  });

  it("S2b: a chart shows each of its numbers", () => {
    for (const figure of lesson.figures) {
      const { id, picture: chart } = figure;
      if (chart.kind !== "chart") continue;
      const markup = renderToStaticMarkup(<Picture figure={figure} uploads="" />);
      const rows = chart.total === null ? chart.rows : [...chart.rows, chart.total];
      for (const text of [chart.unit, ...chart.series, ...rows.map(({ name }) => name)])
        expect(markup.split(`>${text}<`), text).toHaveLength(3);
      const marks = (markup.match(/<(circle|rect)|l8 14.5/g) ?? []).length;
      expect(marks, id).toBe(2 * chart.series.length * (rows.length + 1));
    }
  });

  it("S2b: in each column of the token figure the likeliest piece is written, and the shares leave room for pieces not shown", () => {
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
