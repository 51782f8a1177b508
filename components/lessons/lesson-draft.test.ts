import { expect, it } from "vitest";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { applyLessonDraft } from "./lesson-draft";

const stored = builtInLesson;

it("T16h: a draft goes into what is stored now: a text that only the draft changed is taken over, and what others have saved elsewhere stays", () => {
  const draft = { base: { about: stored.about }, mine: { about: "Mine." }, conflicts: [] };
  const applied = applyLessonDraft(draft, { ...stored, title: "Theirs" });
  expect(applied).toEqual({ lesson: { ...stored, title: "Theirs", about: "Mine." }, conflicts: [] });
});

it("T16h: a text that another teacher has saved since, and one about which the teacher had not decided, are conflicts with what is stored now; one that says the same by now is none", () => {
  const draft = {
    base: { about: stored.about, title: "Theirs" },
    mine: { about: "Mine.", title: "My title" },
    conflicts: [{ path: ["title"], mine: "My title", theirs: "Theirs" }],
  };
  expect(applyLessonDraft(draft, { ...stored, about: "Theirs.", title: "Theirs" })).toEqual({
    lesson: { ...stored, about: "Mine.", title: "My title" },
    conflicts: [
      { path: ["about"], mine: "Mine.", theirs: "Theirs." },
      { path: ["title"], mine: "My title", theirs: "Theirs" },
    ],
  });
  const settled = { ...stored, about: "Mine.", title: "My title" };
  expect(applyLessonDraft(draft, settled)).toEqual({ lesson: settled, conflicts: [] });
});
