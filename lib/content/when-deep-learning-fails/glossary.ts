import type { Term } from "@/lib/content/schema";

export const glossary: Term[] = [
  { id: "model", term: "Model", section: "opening", meaning: "A program that was not written rule by rule but adjusted until its answers fit a set of examples. What it can do is what those examples taught it." },
  { id: "deep-network", term: "Deep network", section: "opening", meaning: "A model made of many layers of simple sums, with thousands to billions of numbers that training adjusts. *Deep* means many layers, not deep thought." },
  { id: "training-data", term: "Training data", section: "opening", meaning: "The examples a model is adjusted to: pictures with labels, past decisions with outcomes, texts. Nothing else reaches it." },
  { id: "failure-mode", term: "Failure mode", section: "one-root", meaning: "A particular way of going wrong that comes from how a thing is made. Those of deep learning are no accidents of the moment. They follow from training, so engineers and researchers can foresee part of them and test for them. Whoever puts a model to use without a thorough test for its own failure modes has made a choice. It was not bad luck." },
  { id: "deployment", term: "Deployment", section: "brittleness", meaning: "Putting a model to use, where people depend on what it says. Until then a mistake costs a line in a report." },
  { id: "brittleness", term: "Brittleness", section: "brittleness", meaning: "Working well on inputs like those in training and breaking, without warning, on inputs unlike them." },
  { id: "distribution-shift", term: "Distribution shift", section: "brittleness", meaning: "The inputs a model meets in use differ, statistically, from the inputs it was trained on. A small difference is enough: other light, other people, another way of writing. A model that shone in its tests can then fail in use." },
  { id: "short-cut", term: "Short cut", section: "brittleness", meaning: "A pattern that predicts the right answer in the training data without having to do with the question, such as the make of the scanner in an X-ray." },
  { id: "bias", term: "Bias", section: "bias", meaning: "In this lesson: treating groups of people unfairly, learned from records in which they were treated unfairly or were hardly present." },
  { id: "error-by-group", term: "Error rate by group", section: "bias", meaning: "How often a model is wrong, counted for each group of people by itself. The average over everyone can look fine while one group bears most of the errors." },
  { id: "language-model", term: "Language model", section: "hallucination", meaning: "A model trained on text to say which piece is likely to come next. Chatbots are built on one." },
  { id: "token", term: "Token", section: "hallucination", meaning: "A piece of text, a word or part of one. Language models read and write token by token." },
  { id: "training-objective", term: "Training objective", section: "hallucination", meaning: "The number that training makes as good as it can. For a language model: how well it predicts the next token. What is not in the objective is not aimed for." },
  { id: "hallucination", term: "Hallucination", section: "hallucination", meaning: "Text that a language model writes fluently and with every sign of certainty, and that is false." },
  { id: "adversarial-example", term: "Adversarial example", section: "adversarial", meaning: "An input changed on purpose, often so little that a person does not notice or does not care, so that a model gets it wrong." },
  { id: "classifier", term: "Classifier", section: "adversarial", meaning: "A model whose answer is one label out of a fixed list: which sign, which disease, yes or no." },
];
