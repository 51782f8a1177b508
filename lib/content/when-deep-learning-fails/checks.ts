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
        explanation:
          "To mislead someone you need an intention, and a model has none. It would give the same false reference to someone it was made to help. Ask what it was trained to produce.",
      },
      {
        id: "read-more",
        text: "They have not read enough text yet.",
        correct: false,
        explanation:
          "Models that have read a large part of the public internet still hallucinate. More reading changes which sentence is likely. It adds no step that asks whether the sentence is true. Look again at what the model is trained to do.",
      },
      {
        id: "likely-not-true",
        text: "They are trained to predict likely text, and likely is not the same as true.",
        correct: true,
        explanation:
          "The training objective is the next token. The likely text is often true as well. When it is false, the model writes it in the same confident tone, and no step checks it.",
      },
      {
        id: "connection",
        text: "Now and then they lose their connection and guess.",
        correct: false,
        explanation:
          "A model that only predicts looks nothing up, so it has no connection to lose. It makes true sentences and false ones in the same step. Look again at what that step does.",
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
        explanation:
          "The tests came from the same data as the training, so they could not show it. The difference can be small: other light, other people, another way of writing.",
      },
      {
        id: "hacker",
        text: "Someone changes one input on purpose to fool the model.",
        correct: false,
        explanation:
          "That is an adversarial example: one input, made by someone. A shift needs nobody. All inputs have changed together, as roads do in winter.",
      },
      {
        id: "drifts",
        text: "The model’s own numbers drift while it is in use, so it slowly forgets what it learned.",
        correct: false,
        explanation:
          "The model can stay exactly as it was on the day of its test. The world around it changes. Think of the car that leaves California for Minnesota.",
      },
      {
        id: "more-computers",
        text: "The model is spread over more computers than it was built for.",
        correct: false,
        explanation:
          "“Distribution” is a word from statistics here: which inputs occur, and how often. Read the definition again and ask what differs between training and use.",
      },
    ],
  },
];
