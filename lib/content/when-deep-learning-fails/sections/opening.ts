import type { Section } from "@/lib/content/schema";

export const opening: Section = {
  id: "opening",
  title: "What a failure can teach",
  mode: null,
  blocks: [
    {
      kind: "paragraph",
      text: "Some headlines say that deep learning will soon solve every problem. Others say that it will end us. Neither helps you when a program rejects your application, reads your X-ray or writes half of your essay.",
    },
    {
      kind: "paragraph",
      text: "A closer look helps. A [deep network](deep-network) is a kind of [model](model). Nobody wrote it rule by rule. It was shown examples, its [training data](training-data), and training changed the numbers inside it, often millions of them, until its answers fitted those examples.[^lecun-2015] Things made this way fail in particular ways, which people can learn to spot.",
    },
    {
      kind: "paragraph",
      text: "This lesson is about four of these failures: *brittleness*, *bias*, *hallucination* and *adversarial examples*. If you know them, you know what to double-check, so you get more out of such a tool. You are also harder to fool when somebody promises more than a system can do.",
    },
    {
      kind: "paragraph",
      text: "Read at your own pace. The small numbers lead to papers, reports and court files. There you can check what this lesson says. The glossary explains the underlined words.",
    },
  ],
};
