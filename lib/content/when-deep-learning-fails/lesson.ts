import type { Lesson } from "@/lib/content/schema";
import { caseStudy, notesPrompts, rubric } from "./case-study";
import { checks } from "./checks";
import { exemplars } from "./exemplars";
import { matching } from "./matching";
import { modes } from "./modes";
import { sections } from "./sections";

/** The built-in lesson. Its facts are those of the lesson the product grew from; each factual claim names its source. */
export const whenDeepLearningFails: Lesson = {
  id: "when-deep-learning-fails",
  title: "When Deep Learning Fails",
  ballotQuestion: "Which failure is hardest to prevent?",
  modes,
  sections,
  figures: [],
  sources: [],
  glossary: [],
  matching,
  checks,
  caseStudy,
  notesPrompts,
  rubric,
  exemplars,
};
