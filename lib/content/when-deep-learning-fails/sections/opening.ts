import type { Section } from "@/lib/content/schema";

export const opening: Section = {
  id: "opening",
  title: "What a failure can teach",
  mode: null,
  minutes: 2,
  blocks: [
    {
      kind: "paragraph",
      text: "To judge from the headlines, deep learning is about to solve every problem we have, or to end us. Neither headline helps you when a program turns down your application, reads your X-ray or writes half of your essay.",
    },
    {
      kind: "paragraph",
      text: "Something more exact does help. A [deep network](deep-network) is a [model](model) that was not written rule by rule. It was shown examples, its [training data](training-data), and millions of numbers inside it were nudged until its answers fitted them.[^lecun-2015] A thing made in that way goes wrong in particular ways, and they can be understood.",
    },
    {
      kind: "paragraph",
      text: "This lesson is about four of them: *brittleness*, *bias*, *hallucination* and *adversarial examples*. Who knows them gets more out of such a tool, because they know where to look twice. And they are harder to fool when somebody promises more than a system can do.",
    },
    {
      kind: "paragraph",
      text: "Read at your own pace. The small numbers lead to the papers, reports and court files in which you can check what is said here, and the underlined words are explained in the glossary.",
    },
  ],
};
