import type { Term } from "@/lib/content/schema";

export const glossary: Term[] = [
  {
    id: "model",
    term: "Model",
    section: "opening",
    meaning:
      "A program that nobody wrote rule by rule. Training changed it until its answers fitted a set of examples. What it can do comes from those examples.",
  },
  {
    id: "deep-network",
    term: "Deep network",
    section: "opening",
    meaning:
      "A model made of many layers of calculations, with thousands to billions of numbers that training changes. *Deep* means many layers, not deep thought.",
  },
  {
    id: "training-data",
    term: "Training data",
    section: "opening",
    meaning:
      "The examples that a model learns from: pictures with labels, past decisions with outcomes, texts. In use a model can also get a question, documents or search results, but these do not change what it learned in training.",
  },
  {
    id: "failure-mode",
    term: "Failure mode",
    section: "one-root",
    meaning:
      "A particular way of going wrong that comes from how a thing is made. The failure modes of deep learning do not happen by chance. They follow from training, so engineers and researchers can foresee part of them and test for them. If someone puts a model to use without a thorough test for its own failure modes, that is a choice. It is not bad luck.",
  },
  {
    id: "deployment",
    term: "Deployment",
    section: "brittleness",
    meaning:
      "Putting a model to use, so that people depend on what it says. Before deployment, a mistake only appears in a test report.",
  },
  {
    id: "brittleness",
    term: "Brittleness",
    section: "brittleness",
    meaning: "A model works well on inputs like those in training and fails, without warning, on inputs unlike them.",
  },
  {
    id: "distribution-shift",
    term: "Distribution shift",
    section: "brittleness",
    meaning:
      "The inputs a model meets in use differ, statistically, from the inputs it was trained on. A small difference is enough: other light, other people, another way of writing. A model that did very well in its tests can then fail in use.",
  },
  {
    id: "shortcut",
    term: "Shortcut",
    section: "brittleness",
    meaning:
      "A pattern that predicts the right answer in the training data but has nothing to do with the question, such as the make of the scanner in an X-ray.",
  },
  {
    id: "bias",
    term: "Bias",
    section: "bias",
    meaning:
      "In this lesson: a model treats groups of people unfairly, because the records it learned from treat them unfairly or leave them out.",
  },
  {
    id: "error-by-group",
    term: "Error rate by group",
    section: "bias",
    meaning:
      "How often a model is wrong, counted for each group of people separately. The average over everyone can look fine while one group gets most of the errors.",
  },
  {
    id: "language-model",
    term: "Language model",
    section: "hallucination",
    meaning: "A model trained on text to say which piece of text is likely to come next. Chatbots are built on one.",
  },
  {
    id: "token",
    term: "Token",
    section: "hallucination",
    meaning: "A piece of text: a word or a part of one. Language models read and write token by token.",
  },
  {
    id: "training-objective",
    term: "Training objective",
    section: "hallucination",
    meaning:
      "The score that training tries to improve. For a language model, it says how well the model predicts the next token. Training does not aim at anything that is not in the objective.",
  },
  {
    id: "hallucination",
    term: "Hallucination",
    section: "hallucination",
    meaning: "Text by a language model that is fluent, sounds certain, and is false.",
  },
  {
    id: "adversarial-example",
    term: "Adversarial example",
    section: "adversarial",
    meaning:
      "An input that someone changed so that a model gets it wrong. Often the change is so small that a person does not notice it or does not care.",
  },
  {
    id: "classifier",
    term: "Classifier",
    section: "adversarial",
    meaning: "A model that answers with one label from a fixed list: which sign, which disease, yes or no.",
  },
];
