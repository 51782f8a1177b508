import { expect, it } from "vitest";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { caseOfExemplar } from "./exemplar-case";

it("a mode without cases of its own is written about in its exemplar's sentences, each once and in order", () => {
  for (const exemplar of Object.values(lessonOf(builtInContentId).exemplars)) {
    const written = caseOfExemplar(exemplar);
    const plain = (text: string) => text.replaceAll(/\s+/g, " ");
    expect(written.title).toBe(exemplar.title);
    for (const field of ["scenario", "harmed", "prevention"] as const)
      expect(written[field].join(" ")).toBe(plain(exemplar[field]));
    expect(written.more).toHaveLength(1);
    expect([...written.response, ...written.more].join(" ")).toBe(plain(exemplar.response));
  }
});
