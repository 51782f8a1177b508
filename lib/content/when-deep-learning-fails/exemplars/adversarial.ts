import type { Exemplar } from "@/lib/content/schema";

export const adversarial: Exemplar = {
  title: "The song that opened the back door",
  scenario:
    "Linden Court is a block of forty flats for older people. Many of them cannot manage keys any more. So a device with a microphone hangs in each hall, and “open the garden door” unlocks the door. The network that turns speech into text is free, and anybody can download it. So a burglar can practise at home.\n\nHe takes a well-known waltz. For two weeks a program searches for the faintest noise that makes the network write “open the garden door” at one point of the music. He plays each version through a loudspeaker in a room like the hall and keeps what still works. To a person it sounds like a dusty old recording. He sends it to the request show of a local radio station, which every flat listens to at four. On a Tuesday at 4:20 the garden door unlocks and stays unlocked for ninety seconds. Three flats are robbed in one afternoon.",
  source: "",
  harmed:
    "First the three people who were robbed, one of whom met the man. Then all forty residents: the device let them live without a carer, and some of them will now lose it. The caretaker, who was blamed for a door that the log calls “opened by voice, resident”. And every house with the same lock, because nothing about the song belongs to Linden Court alone.",
  prevention:
    "Before the device is installed, pay somebody to attack it. A security lab gets the same network, the same device, and three weeks. It tries to open the door with recorded sound, at any volume that a radio can have. Pass mark: not one opening in 500 attacks. And of 200 real commands from residents, with a radio on, at least 190 must open the door, so a door that never opens does not pass. If the device fails, it need not go. It may then turn on the light and call the desk, but it may not open the door. Opening needs something that music does not have, such as a press on the wristband that the residents already wear. A second, different network must hear the same words: a noise made to fool one network may not fool the other.",
  response:
    "The same evening: the maker switches off voice commands for doors in every house it supplies, and a person at the desk helps residents through the night. In the first days: tell residents and families what happened, and say clearly that no resident opened the door. Give the recording to the police, the maker and the authors of the network, so that others can test theirs, but do not put it online. Over the year: the maker pays for losses and for new wristbands. Another lab repeats the attack every year, because the next song will be a better one.",
  honesty:
    "Invented, and a little ahead of what has been shown in public. Carlini and Wagner (2018) fed their files to the program directly. Through a loudspeaker it did not work.[^carlini-2018] In the same year another team hid commands in songs, and a speech program obeyed when the songs were played.[^yuan-2018] How well that works in a strange hall is uncertain, so the burglar here practises in a room like it.",
  remarks: {
    scenario: "It says who attacks, what he can touch, what he knows, and why nobody notices.",
    harmed: "It sees what people lose when help is taken away, and who gets the blame.",
    prevention:
      "It pays an attacker, sets a limit for attacks and one for real commands, and says what the device may still do if it fails.",
    response:
      "It says that the residents did nothing wrong, and shares the attack only with those who can defend against it.",
  },
};
