import type { Mode } from "@/lib/content/schema";

export const modes: Mode[] = [
  {
    id: "brittleness",
    name: "Brittleness",
    shortName: "Brittleness",
    oneLine:
      "The model does well on inputs like those in training. It fails on others, often without any sign that something is wrong.",
    cardLine: "Works where it was trained, breaks where it was not.",
    prompts: [
      "What was in the training data? What could not have been in it?",
      "What differs between the test and the real world: place, season, camera, people?",
      "Which shortcut could the model have learned instead of the real thing?",
      "Who would notice the failure first? How long would it take?",
      "Could the model have said “I have not seen this before”?",
    ],
  },
  {
    id: "bias",
    name: "Bias",
    shortName: "Bias",
    oneLine:
      "It learned from records that are unfair or leave people out. It repeats this for many more people, and its answers look neutral.",
    cardLine: "Repeats an old unfairness, faster and for more people.",
    prompts: [
      "Who made the records it learned from? What did those people decide, and about whom?",
      "Who is missing from the data, or appears only a few times?",
      "For which group of people would you count the errors separately?",
      "What makes the answer look neutral? Who believes it because of that?",
      "How could its decisions become next year’s training data?",
    ],
  },
  {
    id: "hallucination",
    name: "Hallucination",
    shortName: "Hallucination",
    oneLine:
      "The model writes what is likely to come next. When the likely text is false, the model writes it in the same confident tone.",
    cardLine: "Says what is likely, as if it were true.",
    prompts: [
      "What does the false text say, word for word? Why does it look right?",
      "Who relies on it? What do they do with it before anyone checks?",
      "Where could someone have found the truth? Why did nobody look there?",
      "What could the model have been connected to, or made to say, instead?",
      "Which is worse here: a wrong answer, or a wrong answer with a source beside it?",
    ],
  },
  {
    id: "adversarial",
    name: "Adversarial examples",
    shortName: "Adversarial",
    oneLine: "Someone makes a tiny change that people hardly notice, and the model gets it wrong.",
    cardLine: "A small change, made on purpose, turns the answer over.",
    prompts: [
      "Who gains from the wrong answer? What can they touch: the object, the file, the microphone?",
      "What exactly is changed? Why would a person not notice or not care?",
      "Does the attacker need to know the model, or only to try many times?",
      "What besides the model could notice the attack: a second sensor, a rule, a person?",
      "How would you tell an attack from an accident afterwards?",
    ],
  },
];
