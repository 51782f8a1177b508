import { describe, expect, it } from "vitest";
import { listCitedSources, parseInline, toPlainText } from "./inline";

const marked = "A [network](deep-network) *answers* anyway.[^hein-2019][^koh-2021] Always.";

describe("marked text", () => {
  it("reads terms, emphasis and citations in order", () => {
    expect(parseInline(marked)).toEqual([
      { kind: "text", text: "A " },
      { kind: "term", text: "network", term: "deep-network" },
      { kind: "text", text: " " },
      { kind: "emphasis", text: "answers" },
      { kind: "text", text: " anyway." },
      { kind: "citation", source: "hein-2019" },
      { kind: "citation", source: "koh-2021" },
      { kind: "text", text: " Always." },
    ]);
  });

  it("says it without marks", () => {
    expect(toPlainText(marked)).toBe("A network answers anyway. Always.");
    expect(listCitedSources(marked)).toEqual(["hein-2019", "koh-2021"]);
  });
});
