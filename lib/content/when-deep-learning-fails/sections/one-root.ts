import type { Section } from "@/lib/content/schema";

export const oneRoot: Section = {
  id: "one-root",
  title: "One root",
  mode: null,
  minutes: 3,
  blocks: [
    {
      kind: "paragraph",
      text: "Snow on a road, a word in an application, a court case that never was, tape on a sign: four failures that look nothing alike. Ask each time why it happened and you arrive at the same place. What a deep network takes from its training data is statistical patterns, and nothing besides.[^geirhos-2020]",
    },
    {
      kind: "paragraph",
      text: "It does not understand the world the way a person does, who knows what snow is and why there are stop signs. So it cannot reason its way through a situation unlike any it was shown: brittleness. It cannot notice that its examples record an injustice: bias. It cannot check whether what it says is so: hallucination. And what it goes by need not be what we go by: adversarial examples.[^lake-2017]",
    },
    { kind: "definition", term: "failure-mode" },
    {
      kind: "paragraph",
      text: "That testing pays is more than a hope. After the three face programs had been tested in public, group by group, all three companies released new versions within seven months. On darker-skinned women they made between 17 and 30 fewer errors in 100.[^raji-2019] The test that did it could have been run before the first release.",
    },
    {
      kind: "paragraph",
      text: "None of this makes deep learning useless. It is extraordinarily useful: a network now predicts the shape of a protein so well that biologists lean on it in their daily work.[^jumper-2021] But to know what a tool cannot do is worth as much as to know what it can, and some makers now publish with a model what it was tested on, for whom, and where it fails.[^mitchell-2019] What to do with such a tool in practice, limits included, is the subject of the next lesson.",
    },
    {
      kind: "paragraph",
      text: "Before that, it is your turn. Match the four failures to their causes, answer two questions, and say which failure you think is hardest to prevent. Then take one of the four and write its case.",
    },
  ],
};
