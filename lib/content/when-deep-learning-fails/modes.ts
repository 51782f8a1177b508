import type { Mode } from "@/lib/content/schema";

export const modes: Mode[] = [
  {
    id: "brittleness",
    name: "Brittleness",
    shortName: "Brittleness",
    oneLine: "The model does well on what it has seen and breaks on what it has not, often without any sign that something is wrong.",
    prompts: [
      "What was in the training data, and what could not have been?",
      "What changed between the test and the real world: place, season, camera, people?",
      "Which short cut could the model have learned instead of the real thing?",
      "Who would notice the failure first, and how long would it take?",
      "Could the model have said “I have not seen this before”?",
    ],
  },
  {
    id: "bias",
    name: "Bias",
    shortName: "Bias",
    oneLine: "The model learns an old unfairness from records that people made, and repeats it faster, for more people, with a neutral face.",
    prompts: [
      "Who made the records it learned from, and what did those people decide, and about whom?",
      "Who is missing from the data, or is there only a few times?",
      "For which group of people would you count the errors by itself?",
      "What makes the output look neutral, and who believes it because of that?",
      "How could its decisions become next year’s training data?",
    ],
  },
  {
    id: "hallucination",
    name: "Hallucination",
    shortName: "Hallucination",
    oneLine: "The model writes what is likely to come next; when the likely thing is false, it writes that just as fluently.",
    prompts: [
      "What does the false text look like, word for word, and why does it look right?",
      "Who relies on it, and what do they do with it before anyone checks?",
      "Where would the truth have been found, and why did nobody look there?",
      "What could the model have been connected to, or made to say, instead?",
      "What is worse here: a wrong answer, or a wrong answer with a source beside it?",
    ],
  },
  {
    id: "adversarial",
    name: "Adversarial examples",
    shortName: "Adversarial",
    oneLine: "Someone searches for a change to the input that people hardly notice and that makes the model wrong on purpose.",
    prompts: [
      "Who gains from the wrong answer, and what can they touch: the object, the file, the microphone?",
      "What exactly is changed, and why would a person not notice or not care?",
      "Does the attacker need to know the model, or only to try many times?",
      "What besides the model could catch it: a second sensor, a rule, a person?",
      "How would you tell an attack from an accident afterwards?",
    ],
  },
];
