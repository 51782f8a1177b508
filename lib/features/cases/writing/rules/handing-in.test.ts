import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeness, findMissingFields, parseSource, areTextsSame, countWordsAfter } from "./handing-in";

const questions = ["harmed", "prevention", "response"];
const whole = { title: "A title", scenario: "One", source: "", harmed: "Two", prevention: "Three", response: "Four" };
const empty = { title: "", scenario: "", source: "", harmed: "", prevention: "", response: "" };

describe("Q2: what can be handed in", () => {
  it("Q2b: empty is empty, with spaces or a link too", () => {
    expect(completeness(empty, questions)).toBe("empty");
    expect(completeness({ ...empty, harmed: " \n ", source: "https://example.org" }, questions)).toBe("empty");
  });
  it("Q2b: partly names what is missing; a source is never missing", () => {
    expect(completeness({ ...whole, response: " " }, questions)).toBe("partly");
    expect(findMissingFields({ ...whole, title: "", response: " " }, questions)).toEqual(["title", "response"]);
    expect(completeness(whole, questions)).toBe("whole");
  });
  it("Q2d: two submissions are the same when every field is", () => {
    expect(areTextsSame(whole, { ...whole })).toBe(true);
    expect(areTextsSame(whole, { ...whole, source: "x" })).toBe(false);
  });
});

describe("Q2: words that came after the hand-in", () => {
  it("Q2c: counts what is new, in any field, and not what went", () => {
    expect(countWordsAfter(whole, whole)).toBe(0);
    expect(countWordsAfter(whole, { ...whole, harmed: "Two more words", title: "A" })).toBe(2);
    expect(countWordsAfter(whole, { ...whole, harmed: "Two, changed" })).toBe(2);
  });
  it("Q2c: adding words to a text counts those words", () => {
    const text = fc.array(fc.constantFrom("one", "two", "three"), { maxLength: 6 });
    fc.assert(
      fc.property(
        text,
        text,
        (before, more) =>
          countWordsAfter({ harmed: before.join(" ") }, { harmed: [...more, ...before].join(" ") }) === more.length,
      ),
    );
  });
});

describe("S4: a source is a link when it can be opened", () => {
  it("S4g: a link of 120 letters is shown whole, of a longer one 119 and an ellipsis", () => {
    const shown = (letters: number) => {
      const source = parseSource(`a.example/${"x".repeat(letters - "a.example/".length)}`);
      return source.is === "link" ? source.short : source.is;
    };
    expect(shown(120)).toMatch(/^a\.example\/x{110}$/);
    expect(shown(121)).toMatch(/^a\.example\/x{109}…$/);
  });

  it("S4g: an address is a link with a short name, www. gets its https", () => {
    const links: [source: string, href: string, short: string][] = [
      [
        "https://doi.org/10.3389/fpls.2016.01419",
        "https://doi.org/10.3389/fpls.2016.01419",
        "doi.org/10.3389/fpls.2016.01419",
      ],
      ["www.nature.com/articles/1?x=1", "https://www.nature.com/articles/1?x=1", "nature.com/articles/1?x=1"],
      ["http://example.org", "http://example.org/", "example.org"],
    ];
    for (const [source, href, short] of links) expect(parseSource(source), source).toEqual({ is: "link", href, short });
  });

  it("S4g: what cannot be opened is kept as words", () => {
    for (const source of [
      "javascript:alert(1)",
      "data:text/html,x",
      "The New York Times, 2023",
      "10.3389",
      "https://",
      "localhost",
      "ftp://example.org",
    ]) {
      expect(parseSource(source), source).toEqual({ is: "words", text: source });
    }
  });

  it("S4g: nothing is nothing", () => expect(parseSource("  ")).toEqual({ is: "none" }));

  it("S4g: never makes anything but http addresses", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `javascript:${s}`),
        ),
        (source) => {
          const read = parseSource(source);
          if (read.is === "link") expect(read.href).toMatch(/^https?:\/\//);
        },
      ),
    );
  });
});
