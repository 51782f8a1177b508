import type { Section } from "@/lib/content/schema";

export const bias: Section = {
  id: "bias",
  title: "Bias",
  mode: "bias",
  minutes: 4,
  blocks: [
    {
      kind: "paragraph",
      text: "Most training data is a record of what people did: whom they hired, whom they photographed, what they wrote. Where people were unfair, the record is unfair, and a model that learns the patterns in it learns that one too.[^barocas-2016]",
    },
    {
      kind: "paragraph",
      text: "Take hiring. In 2018 Reuters reported that Amazon had given up on a program that was to pick the best applicants for a job. It had learned from ten years of applications, most of them from men, and had concluded that men were to be preferred. It marked a page down for the word “women’s”, as in “women’s chess club captain”, and did the same to graduates of two women’s colleges.[^dastin-2018] Nobody had written such a rule. The program had found it in the applications.",
    },
    {
      kind: "paragraph",
      text: "A person who is unfair to women is unfair to those who come to their desk. A program does it to everybody who applies, at once, and year after year. And it need not stop at copying. In one collection of photographs, a person cooking was 33 percent more likely to be a woman than a man. A network trained on it, shown new pictures, made that 68 percent.[^zhao-2017] An old injustice had not only been kept; it had grown.",
    },
    {
      kind: "paragraph",
      text: "The other way to be unfair is to leave people out. When an agency of the US government tested 189 programs that recognise faces, most of them confused strangers more often in some groups of people than in others. Many did so most often with faces from Africa and East Asia and least often with faces from Eastern Europe. With some programs made in China, the faces from East Asia were among the easy ones.[^grother-2019] What a program has seen much of, it sees well.",
    },
    { kind: "figure", figure: "errors-by-group" },
    {
      kind: "paragraph",
      text: "In the same year as the hiring report, Joy Buolamwini and Timnit Gebru tested three companies’ programs that guess from a portrait whether someone is a woman or a man. Of darker-skinned women they got up to 34.7 in 100 wrong, of lighter-skinned men never more than 0.8. Inside one program the gap was 34 points wide. Nobody had meant it to be so. What the companies had trained on is not public, but in the two collections of faces that the field used to measure itself, 80 and 86 faces in 100 were lighter-skinned.[^buolamwini-2018] A system that is bad with people who are hardly in the data gets a fine mark on a test that they are hardly in either. Only an [error rate by group](error-by-group) shows it.",
    },
    {
      kind: "paragraph",
      text: "That is what makes bias so hard to catch: one cannot see it in a single answer. Out comes a number or a label, without a face and without a raised eyebrow, and it looks neutral. Across six experiments, people followed the same advice more readily when they were told it came from an algorithm and not from a person.[^logg-2019] A human judge whose dislike shows is doubted. A score is not.",
    },
  ],
};
