import type { Section } from "@/lib/content/schema";

export const adversarial: Section = {
  id: "adversarial",
  title: "Adversarial examples",
  mode: "adversarial",
  minutes: 4,
  blocks: [
    {
      kind: "paragraph",
      text: "The first three failures happen by themselves. This one is made. Around 2013 researchers found that they could take a picture that a network read correctly, change it so slightly that nobody saw a difference, and have the network take a school bus for an ostrich.[^szegedy-2014] An input that looks ordinary to a person and is built to make a model wrong is an [adversarial example](adversarial-example).",
    },
    {
      kind: "paragraph",
      text: "It works outside the computer as well. In 2018 a team put a few black and white stickers on a real stop sign, in places they had computed. Their [classifier](classifier) for road signs then read “speed limit 45” in every picture taken in the laboratory, and in most pictures taken from a passing car. To a driver it was a stop sign that somebody had stuck tape on.[^eykholt-2018]",
    },
    { kind: "figure", figure: "stop-sign" },
    {
      kind: "paragraph",
      text: "And it works with sound. To any recording, a second team added noise so faint that the file stayed more than 99.9 percent the same. A program that turns speech into text then wrote down a whole sentence of the team’s own choosing.[^carlini-2018]",
    },
    {
      kind: "paragraph",
      text: "Another way in lies outside our hearing altogether. A third team gave voice assistants orders in ultrasound, pitched above anything that people can hear. The microphone itself turned it into speech, before any network listened.[^zhang-2017]",
    },
    {
      kind: "paragraph",
      text: "How does one find such a change? By turning training around. In training, the numbers inside the network are nudged until the answer is right. Here the network is left as it is and *the input* is nudged, in whatever direction the network’s own insides respond to most, until the answer is wrong. What one looks for is the smallest change that does the most.[^szegedy-2014][^goodfellow-2015]",
    },
    {
      kind: "paragraph",
      text: "That such changes exist says something about what was learned. The network does tell stop signs from speed limits, but not by what makes a stop sign a stop sign to you. It also goes by fine patterns that happen to predict the label and that no person would ever notice.[^ilyas-2019] Its picture of the world gives the right answers nearly everywhere, and it is not ours.",
    },
  ],
};
