import { textsOfExample } from "@/lib/content/lesson";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { expect, it } from "vitest";
import { caseOfExample } from "./exemplar-case";

it("a mode without cases of its own is written about in its exemplar's sentences, each once and in order", () => {
  for (const { example } of builtInLesson.modes) {
    const exemplar = textsOfExample(example);
    const written = caseOfExample(example);
    const plain = (text: string) => text.replaceAll(/\s+/g, " ");
    expect(written.title).toBe(exemplar.title);
    for (const field of ["scenario", "harmed", "prevention"] as const)
      expect(written[field]?.join(" ")).toBe(plain(exemplar[field]));
    expect(written.more).toHaveLength(1);
    expect([...written.response, ...written.more].join(" ")).toBe(plain(exemplar.response));
  }
});
