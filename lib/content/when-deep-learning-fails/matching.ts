import type { Matching } from "@/lib/content/schema";

export const matching: Matching = {
  title: "Match each failure mode to its root cause",
  pairs: [
    {
      mode: "brittleness",
      cause: "What it meets in use looks different from everything it met in training.",
      short: "different from everything in training",
      right: "Yes. Outside its training data the model has nothing to go by, and it answers all the same.",
      wrong: {
        bias: "A biased model can meet exactly the kind of people it was trained on and still treat them unfairly: the unfairness is in the records. Look for the cause that speaks of records.",
        hallucination: "A language model also invents things about topics it has read a great deal about. Look for the cause that says what it is trained to do.",
        adversarial: "Nobody has to do anything for this one: snow or a new scanner is enough. Look for the cause in which somebody is at work.",
      },
    },
    {
      mode: "bias",
      cause: "The records it learned from hold an old unfairness, and it repeats that unfairness faster and for more people.",
      short: "an old unfairness in the records",
      right: "Yes. The model learned what people did, the unfair part included, and now does it at scale.",
      wrong: {
        brittleness: "A brittle model may have learned from perfectly fair records. It breaks because the world in use is another one. Look for the cause that compares use with training.",
        hallucination: "Language models do pick up unfairness, but making up a court case has another cause. Look for the one about likely and true.",
        adversarial: "The unfairness in records was there before anyone built a model, and nobody aims it at a single input. Look for the cause in which somebody searches.",
      },
    },
    {
      mode: "hallucination",
      cause: "It is trained to continue a text with what is likely, and nothing in it checks what is true.",
      short: "likely, and nothing checks what is true",
      right: "Yes. Likely and true often agree, and where they part the model follows likely.",
      wrong: {
        brittleness: "Brittleness also hits models that write no text at all, such as one that reads X-rays. Look for the cause that compares what it met in training with what it meets now.",
        bias: "A hiring model writes no sentences; it ranks people. Look for the cause that says where its preference came from.",
        adversarial: "Here nobody is attacking: an ordinary question is enough. Look for the cause in which somebody wants the model to be wrong.",
      },
    },
    {
      mode: "adversarial",
      cause: "Someone searches for the smallest change to the input that moves the output most.",
      short: "someone searches for the smallest change",
      right: "Yes. The failure is made on purpose, by search, against what the network responds to.",
      wrong: {
        brittleness: "In brittleness nobody searches for anything. The world simply changes. Look for the cause about what the model met in training.",
        bias: "Nobody needs to tamper with the input for a biased model to be unfair. Look for the cause that was there before the model was.",
        hallucination: "A model that makes up a reference does so without anyone tampering with the question. Look for the cause that says what it is trained to do.",
      },
    },
  ],
  causeOrder: ["hallucination", "adversarial", "bias", "brittleness"],
};
