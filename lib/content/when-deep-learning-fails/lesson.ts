import type { Lesson } from "@/lib/content/schema";
import { caseStudy, notesPrompts, rubric } from "./case-study";
import { checks } from "./checks";
import { exemplars } from "./exemplars/exemplars";
import { figures } from "./figures";
import { glossary } from "./glossary";
import { matching } from "./matching";
import { modes } from "./modes";
import { plans } from "./plans";
import { sections } from "./sections/sections";
import { sources } from "./sources";

/** The built-in lesson. Its facts are those of the lesson that the product grew from, and each factual claim names its source. */
export const whenDeepLearningFails: Lesson = {
  id: "when-deep-learning-fails",
  title: "When Deep Learning Fails",
  ballotQuestion: "Which failure is hardest to prevent?",
  modes,
  sections,
  figures,
  sources,
  glossary,
  matching,
  checks,
  caseStudy,
  notesPrompts,
  rubric,
  exemplars,
  plans,
};
