import type { Exemplar } from "@/lib/content/schema";

export const adversarial: Exemplar = {
  title: "The song that opened the back door",
  scenario:
    "Linden Court is a house of forty flats for older people. Many cannot manage keys any more, so in each hall hangs a speaker that listens: “open the garden door” unlocks it. The network that turns speech into text is a free one that anybody can download. That is how the burglar can practise at home.\n\nHe takes a well-known waltz, and for two weeks lets a program search for the faintest noise that makes the network write “open the garden door” at one point of the music. He plays each version through a loudspeaker in a room like the hall and keeps what still works. To a person it sounds like a dusty old recording. He sends it to the request hour of a local radio station that every flat has on at four. On a Tuesday at 4:20 the garden door unlocks, and stays unlocked for ninety seconds. Three flats are robbed in one afternoon.",
  source: "",
  harmed:
    "The three who were robbed, one of whom met the man. All forty residents: the speaker was what let them live without a carer, and some will now have it taken down and lose that. The caretaker, who was blamed for a door that the log says was “opened by voice, resident”. And every house with the same lock: nothing about the song is particular to Linden Court.",
  prevention:
    "Before it goes up, pay somebody to attack it. A security lab gets the same network, the same speaker, and three weeks. Its task is to open the door from recorded sound, at any volume that a radio can have. Pass mark: not one opening in 500 attempts. Failing that is no reason to give up the speaker, only the door: the command may then turn on the light and call the desk, and opening needs something that music does not have, such as a press on the wristband the residents wear anyway. A second, different network must hear the same words: a noise made against one seldom fools both.",
  response:
    "The same evening: the voice command for doors is off in every house the maker supplies, and each resident gets a person at the desk through the night. In the first days: tell residents and families what happened, and say clearly that no resident opened the door. Give the recording to the police, the maker and the authors of the network, so that others can test theirs, but do not put it online. Over the year: the maker pays for losses and for new wristbands, and has the attack repeated by another lab every year, because the next song will be a better one.",
  honesty:
    "Invented, and a little ahead of what has been shown in public: Carlini and Wagner (2018) fed their files to the program directly, and did not get them through the air. Later teams did, with songs and in rooms they knew, which is why the burglar here practises in a room like the hall.",
  remarks: {
    scenario: "It says who attacks, what he can touch, what he knows, and why nobody notices.",
    harmed: "It sees what people lose when a help is taken away, and who gets the blame.",
    prevention: "It pays an attacker, says what counts as failing, and what the product may still do if it fails.",
    response: "It clears the residents by name and shares the attack only with those who can defend against it.",
  },
};
