import type { Section } from "@/lib/content/schema";

export const hallucination: Section = {
  id: "hallucination",
  title: "Hallucination",
  mode: "hallucination",
  minutes: 4,
  blocks: [
    {
      kind: "paragraph",
      text: "A [language model](language-model) is trained to do one thing: given the text so far, say which [token](token) is likely to come next.[^brown-2020] Do that again and again and you have a paragraph. Mostly what is likely is also true, because people mostly write true things. But sometimes the likeliest way to go on has perfect grammar, exactly the right tone, and is false. That is a *hallucination*.[^ji-2023]",
    },
    { kind: "figure", figure: "token-by-token" },
    {
      kind: "paragraph",
      text: "In 2023 two lawyers in New York filed a brief with the help of a chatbot. It cited six court decisions, with names, dates and quotations. No court had ever made them. When one of the lawyers asked the chatbot whether one of them was a real case, it said that it was.[^mata-2023]",
    },
    {
      kind: "paragraph",
      text: "It happens with books and papers too. Asked for references, a model writes author, title, journal and year in flawless format, and the paper may never have been written. When two researchers looked up 636 references that a chatbot had given them, the older version had made up more than half of its own, and the newer version nearly one in five.[^walters-2023]",
    },
    {
      kind: "paragraph",
      text: "Nothing inside looks anything up. There is no step at which a sentence is held against the world, so true and false sentences leave by the same door with the same confidence. What the model produces is *what the right kind of answer looks like*. Reading more does not settle it. On questions that many people get wrong, larger models were at first wrong more often than smaller ones: apparently they had learned the popular mistakes better.[^lin-2022]",
    },
    {
      kind: "paragraph",
      text: "Newer products search first and write afterwards, and that helps. It does not add the missing step. Tools sold to lawyers that search real law before they write still stated false law, or leaned on a decision that does not say so, in 17 to 33 answers out of 100.[^magesh-2025] So look where the link leads.",
    },
    {
      kind: "paragraph",
      text: "Is it lying, then? To lie is to know better and to want somebody to believe otherwise. A model wants nothing. It was given a [training objective](training-objective), the next token, and meets it. Whether the sentence is true was not part of the objective.[^ji-2023]",
    },
  ],
};
