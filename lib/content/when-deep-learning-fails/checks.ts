import type { Check } from "@/lib/content/schema";

export const checks: Check[] = [
  {
    id: "why-hallucinate",
    question: "Why do language models hallucinate?",
    section: "hallucination",
    options: [
      {
        id: "mislead",
        text: "They are built to mislead people.",
        correct: false,
        explanation: "Misleading takes an intention, and a model has none. It would give the same false reference to someone it was made to help. Ask what it was trained to produce.",
      },
      {
        id: "read-more",
        text: "They have not read enough text yet.",
        correct: false,
        explanation: "Models that have read a large part of the public internet still do it. Reading more changes which sentence is likely; it adds no step that asks whether the sentence is true. Look again at what the model is trained to do.",
      },
      {
        id: "likely-not-true",
        text: "They are trained to predict likely text, and likely is not the same as true.",
        correct: true,
        explanation: "The training objective is the next piece of text. Usually the likely piece is also true, because people mostly write true things; where the two part, nothing inside notices.",
      },
      {
        id: "connection",
        text: "Now and then they lose their connection and guess.",
        correct: false,
        explanation: "A model that only predicts looks nothing up, so there is no connection to lose. True sentences and false ones come out of the same step. Look again at what that step does.",
      },
    ],
  },
  {
    id: "distribution-shift",
    question: "What does “distribution shift” mean in practical terms?",
    section: "brittleness",
    options: [
      {
        id: "real-differs",
        text: "The model meets inputs that differ, as a whole, from those it was trained on, and does worse than its tests promised.",
        correct: true,
        explanation: "The tests were drawn from the same data as the training, so they could not show it. The difference can be small: other light, other people, another way of writing.",
      },
      {
        id: "hacker",
        text: "Someone changes one input on purpose to fool the model.",
        correct: false,
        explanation: "That is an adversarial example: one input, made by someone. A shift needs nobody. It is the whole stream of inputs that has changed, as roads do in winter.",
      },
      {
        id: "drifts",
        text: "The model’s own numbers drift while it is in use, so it slowly forgets what it learned.",
        correct: false,
        explanation: "The model can stay exactly as it was on the day it was tested. What moves is the world it is used in. Think of the car that leaves California for Minnesota.",
      },
      {
        id: "more-computers",
        text: "The model is spread over more computers than it was built for.",
        correct: false,
        explanation: "“Distribution” is meant here as in statistics: which inputs occur, and how often. Read the definition again and ask what differs between training and use.",
      },
    ],
  },
];
