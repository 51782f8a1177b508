import type { Matching } from "@/lib/content/schema";

export const matching: Matching = {
  title: "Match each failure mode to its root cause",
  pairs: [
    {
      mode: "brittleness",
      cause: "In use it meets data that is different, sometimes only slightly, from its training data.",
      short: "use differs from training",
      right: "Yes. The model learned nothing about such inputs, and it answers all the same.",
      wrong: {
        bias: "What a biased model meets in use can be exactly like its training data, and it still treats people unfairly. Look for the cause that is about people and records.",
        hallucination:
          "A language model also invents things about topics that were often in its training data. Look for the cause that says what it is trained to do.",
        adversarial:
          "Snow or a new scanner is enough for this cause. No attacker is needed. Look for the cause with an attacker.",
      },
    },
    {
      mode: "bias",
      cause: "The records it learned from are unfair or leave people out, and it repeats that for more people.",
      short: "unfair records, or people left out",
      right:
        "Yes. The model learned what people did and whom they left out, and it now does the same to many more people.",
      wrong: {
        brittleness:
          "A brittle model may have learned from perfectly fair records. It fails because something changed after training. Look for the cause that compares use with training.",
        hallucination:
          "Language models can be unfair too, but an invented court case has another cause. Look for the cause about what is likely and what is true.",
        adversarial:
          "This problem was in the records before anyone built a model, and nobody aims it at a single input. Look for the cause with an attacker.",
      },
    },
    {
      mode: "hallucination",
      cause: "It is trained to continue a text with what is likely, and no step checks what is true.",
      short: "likely, and no step checks what is true",
      right: "Yes. The likely text is often true. When it is not, the model still writes the likely text.",
      wrong: {
        brittleness:
          "Brittle models need not write text at all. One of them reads X-rays. Look for the cause that compares use with training.",
        bias: "A hiring model writes no sentences. It gives people scores. Look for the cause that says where its preference came from.",
        adversarial: "Here nobody attacks. An ordinary question is enough. Look for the cause with an attacker.",
      },
    },
    {
      mode: "adversarial",
      cause: "It relies on patterns people don’t notice, so someone can search for a tiny change that fools it.",
      short: "patterns people don’t notice",
      right: "Yes. The attacker searches for a change to exactly those patterns, and people see nothing wrong.",
      wrong: {
        brittleness:
          "In brittleness nobody searches for anything. The world simply changes. Look for the cause about use and training.",
        bias: "A biased model is unfair even if nobody changes the input. Look for the cause that was there before the model.",
        hallucination:
          "A model invents a reference even if nobody has changed the question. Look for the cause that says what it is trained to do.",
      },
    },
  ],
  causeOrder: ["hallucination", "adversarial", "bias", "brittleness"],
};
