import type { Section } from "@/lib/content/schema";

export const adversarial: Section = {
  id: "adversarial",
  title: "Adversarial examples",
  mode: "adversarial",
  blocks: [
    {
      kind: "paragraph",
      text: "The first three failures happen by accident. This one is made on purpose. In 2013 researchers took pictures that a network read correctly. They changed each picture so slightly that nobody saw a difference. The network then took a school bus for an ostrich.[^szegedy-2014] Such an input looks ordinary to a person and is made so that a model gets it wrong. It is called an [adversarial example](adversarial-example).",
    },
    {
      kind: "paragraph",
      text: "It also works with real things. In 2018 a team put a few black and white stickers on a real stop sign, in places a program had chosen. Their [classifier](classifier) for road signs then read “speed limit 45” in every picture taken in the laboratory, and in most pictures taken from a moving car. A driver would see a stop sign with some tape on it.[^eykholt-2018]",
    },
    { kind: "figure", figure: "stop-sign" },
    {
      kind: "paragraph",
      text: "It works with sound too. A second team added noise to recordings. The noise was so faint that each file stayed more than 99.9 percent the same. A program that turns speech into text then wrote down a whole sentence that the team had chosen.[^carlini-2018]",
    },
    {
      kind: "paragraph",
      text: "Some attacks use sound that people cannot hear at all. A third team gave commands to voice assistants in ultrasound, a sound too high for people to hear. Here the microphone itself turned the ultrasound into speech, before any network listened.[^zhang-2017]",
    },
    {
      kind: "paragraph",
      text: "How does somebody find such a change? They run training in reverse. Training changes the numbers inside the network until the answer is right. An attack leaves the network as it is and changes *the input* until the answer is wrong. The network’s own insides show which change has the most effect. The attacker looks for the smallest change that does the most.[^szegedy-2014][^goodfellow-2015]",
    },
    {
      kind: "paragraph",
      text: "These attacks show what a network has learned. It can tell a stop sign from a speed limit, but it does not use only the clues that you use. It also uses fine patterns that happen to predict the label and that no person would notice.[^ilyas-2019] It often gets the right answer, but not for our reasons.",
    },
  ],
};
