import type { Section } from "@/lib/content/schema";

export const oneRoot: Section = {
  id: "one-root",
  title: "One root",
  mode: null,
  blocks: [
    {
      kind: "paragraph",
      text: "Snow on a road, a word in an application, a court case that never happened, tape on a sign: these four failures look very different. Ask why each of them happened, and you find the same root. A deep network takes statistical patterns from its training data, and nothing else.[^geirhos-2020]",
    },
    {
      kind: "paragraph",
      text: "A person knows what snow is and why there are stop signs. A network does not understand the world the way a person does. It cannot reason about situations unlike all of its examples: brittleness. It cannot notice that its examples record an injustice: bias. It cannot check whether what it says is true: hallucination. And it may use different clues from ours: adversarial examples.[^lake-2017]",
    },
    { kind: "definition", term: "failure-mode" },
    {
      kind: "paragraph",
      text: "Testing works. Researchers tested the three face programs in public, group by group. Within seven months all three companies released new versions. On darker-skinned women the new versions made between 17 and 30 fewer errors in 100.[^raji-2019] The companies could have run the same test before the first release.",
    },
    {
      kind: "paragraph",
      text: "None of this makes deep learning useless. It is extraordinarily useful. In a test of 2020, for example, a network predicted the shapes of proteins, and in most cases its answer was about as exact as a laboratory’s.[^jumper-2021] But you need to know what a tool cannot do as much as what it can. So researchers ask makers to publish with each model what it was tested on, for whom, and where it fails.[^mitchell-2019] How to use such a tool in practice, with its limits, is the subject of the next lesson.",
    },
    {
      kind: "paragraph",
      text: "Now it is your turn. Match the four failures to their causes and answer two questions. Vote on which failure is hardest to prevent. Then take one of the four and write its case.",
    },
  ],
};
