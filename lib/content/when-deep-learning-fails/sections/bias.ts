import type { Section } from "@/lib/content/schema";

export const bias: Section = {
  id: "bias",
  title: "Bias",
  mode: "bias",
  blocks: [
    {
      kind: "paragraph",
      text: "Most training data is a record of what people did: who they hired, who they photographed, what they wrote. If people were unfair, the record is unfair. A model learns the patterns in the record, and it learns the unfair ones too.[^barocas-2016]",
    },
    {
      kind: "paragraph",
      text: "Hiring is one example. In 2018 Reuters reported that Amazon had given up on a program that rated people who applied for jobs. The program had learned from ten years of applications, most of them from men, and it had learned to prefer men. It gave a CV a lower score for the word “women’s”, as in “women’s chess club captain”. It did the same to graduates of two women’s colleges.[^dastin-2018] Nobody wrote such a rule. The program found it in the applications.",
    },
    {
      kind: "paragraph",
      text: "One unfair clerk can harm the people at one desk. An unfair program can harm everyone who applies, year after year. A program can also make the unfairness worse. In one collection of photographs, about 67 of 100 people who cook were women and 33 were men. A network learned from these photographs. When it had to name the cook in new ones, it said “woman” about 84 times in 100.[^zhao-2017] The program did not only repeat an old injustice. It made the injustice larger.",
    },
    {
      kind: "paragraph",
      text: "People can also be left out of the data. An agency of the US government tested 189 programs that recognise faces. Most of them mixed up strangers more often in some groups of people than in others. Many did so most often with the faces of people from Africa and East Asia, and least often with the faces of people from Eastern Europe. Some programs made in China made few such mistakes with the faces of people from East Asia.[^grother-2019] A likely reason is that a program sees best what it has seen most of. This test could not check reasons.",
    },
    { kind: "figure", figure: "errors-by-group" },
    {
      kind: "paragraph",
      text: "In the same year as the hiring report, Joy Buolamwini and Timnit Gebru tested programs of three companies. Each program looked at a portrait and said “woman” or “man”. For darker-skinned women, up to 34.7 answers in 100 were wrong, and for lighter-skinned men never more than 0.8 in 100. Inside one program the gap was 34 points. Nobody intended this. The companies do not say what they trained on. But in the two collections of faces that researchers used for such tests, 80 and 86 faces in 100 were lighter-skinned.[^buolamwini-2018] If a group is rare in the training data, a system can be bad with it. If the group is rare in the test too, the test does not show it. An [error rate by group](error-by-group) does.",
    },
    {
      kind: "paragraph",
      text: "Bias is hard to see, because a single answer does not show it. You get a number or a label. It shows no feelings, so it looks neutral. In several experiments people followed the same advice more readily when they were told that it came from an algorithm and not from a person. The effect was weaker when they could use their own judgement instead.[^logg-2019] People can see that a human judge dislikes someone, and doubt the judge. A score shows no dislike.",
    },
  ],
};
