import type { Section } from "@/lib/content/schema";

export const sections: Section[] = [
  {
    id: "opening",
    title: "What a failure can teach",
    mode: null,
    minutes: 2,
    blocks: [{ kind: "paragraph", text: "To judge from the headlines, deep learning is about to solve every problem we have, or to end us." }],
  },
];
