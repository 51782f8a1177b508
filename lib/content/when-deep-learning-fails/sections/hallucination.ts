import type { Section } from "@/lib/content/schema";

export const hallucination: Section = {
  id: "hallucination",
  title: "Hallucination",
  mode: "hallucination",
  blocks: [
    {
      kind: "paragraph",
      text: "A [language model](language-model) is first trained to do one thing: it reads the text so far and predicts which [token](token) is likely to come next.[^brown-2020] A chatbot is then trained further, for example to give answers that people prefer.[^ouyang-2022] It still writes one token after another. Often the likely text is also true. But sometimes the likeliest text has perfect grammar and exactly the right tone, and is false. That is a *hallucination*.[^ji-2023]",
    },
    { kind: "figure", figure: "token-by-token" },
    {
      kind: "paragraph",
      text: "In 2023 two lawyers in New York gave a court a document. One of them had used a chatbot to find earlier cases. The document cited six court decisions, with names, dates and quotations. No court had ever made them. The lawyer asked the chatbot whether one of the cases was real. It said yes.[^mata-2023]",
    },
    {
      kind: "paragraph",
      text: "Chatbots invent books and papers too. A model that is asked for references writes author, title, journal and year in the right format, and the paper may not exist. In 2023 two researchers looked up 636 references that a chatbot had written. The older model, GPT-3.5, had made up 55 in 100 of its references. The newer one of that year, GPT-4, had made up 18 in 100.[^walters-2023]",
    },
    {
      kind: "paragraph",
      text: "Nothing inside such a model looks anything up. No step compares a sentence with the world. It writes true and false sentences in the same confident tone. The model writes *what the right kind of answer looks like*.",
    },
    {
      kind: "paragraph",
      text: "A model does carry some signal of how sure it is, and that signal is often useful.[^kadavath-2022] Why does the model not simply say “I don’t know”? One reason is the tests used to compare models. Most of them give a point for a right answer, and none for “I don’t know”. So a guess can win a point, and models that are made to do well on these tests learn to guess.[^kalai-2025]",
    },
    {
      kind: "paragraph",
      text: "More training text does not fix this either. On questions that many people get wrong, the largest models were at first wrong more often than smaller ones. They had probably learned the popular mistakes better.[^lin-2022]",
    },
    {
      kind: "paragraph",
      text: "Newer products search first and write afterwards. That helps, but no step checks the sentence that comes out. Lawyers can buy tools that search real law before they write. In a test in 2024 such tools still gave false law, or named a decision that says something else, in 17 to 33 answers out of 100.[^magesh-2025] So open the link and read it.",
    },
    {
      kind: "paragraph",
      text: "Is the model lying? A person who lies knows better and wants somebody to believe something false. A model has no such intention. It has a [training objective](training-objective): to predict the next token.[^brown-2020] The objective does not ask whether the sentence is true.",
    },
  ],
};
