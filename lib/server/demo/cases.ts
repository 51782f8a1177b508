/** The cases that simulated students write. All of them are invented for the demo. */
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { NotesField } from "@/lib/sync/format/fields";

type Sentences = readonly string[];

/** By field; answers to questions that the lesson does not ask are left out. */
export interface CaseSentences extends Partial<Record<QuestionField, Sentences>> {
  title: string;
  scenario: Sentences;
  response: Sentences;
  /** Sentences that students add to `response` and delete again, once everything else is written. */
  more: Sentences;
}

export const casesByMode: Record<string, readonly CaseSentences[]> = {
  brittleness: [
    {
      title: "The greenhouse that watered in the fog",
      scenario: [
        "A tomato farm lets a camera decide when to water.",
        "It learned from photos of dry and wet leaves, all taken on sunny days.",
        "In a foggy week every leaf looked dull, so it took them for dry and flooded two rows.",
      ],
      harmed: [
        "The farm lost two rows of plants and a week of work.",
        "The pickers were paid less, and nobody had asked them.",
      ],
      prevention: [
        "They could have tried it for a whole season before it got the tap.",
        "A limit of litres a day would have stopped it, whatever it saw.",
      ],
      response: [
        "Switch the camera off and water by hand first.",
        "Collect photos in fog and at dusk, and test on those apart.",
      ],
      more: ["We would also tell the pickers why.", "Somebody should look at the rows once a day."],
    },
    {
      title: "Lost in the new uniform",
      scenario: [
        "Our school’s gate opens when it knows your face.",
        "It was set up in summer, when everyone wore the light shirt.",
        "In November the new coats have a high collar, and half of year 8 stood outside in the rain.",
      ],
      harmed: [
        "Students who come alone and early, because no one could let them in.",
        "The caretaker had to run back and forth all morning.",
      ],
      prevention: [
        "Testing with coats, hats and scarves before winter.",
        "Keeping a door that opens with an ordinary card.",
      ],
      response: [
        "Open the old door and say sorry at assembly.",
        "Write down every wrong answer for a month before trusting it again.",
      ],
      more: ["Nobody should be late because of a coat.", "The company has to say what it was tested on."],
    },
    {
      title: "The bus counter and the wet windows",
      scenario: [
        "A town counts how many people ride each bus with a camera over the door.",
        "It works well until the windows steam up in winter.",
        "Then it counts about half, and the town cut the two busiest lines.",
      ],
      harmed: ["Everyone who stood at the stop in January.", "People on night shifts, who have no other bus."],
      prevention: [
        "Comparing the count with the drivers’ own once a month.",
        "Asking what was different on days with strange numbers.",
      ],
      response: [
        "Bring the lines back now and look for the reason after.",
        "Count by hand for two weeks in every kind of weather.",
      ],
      more: ["The drivers knew it all along.", "The numbers should come with a note on the weather."],
    },
  ],
  bias: [
    {
      title: "The choir that only heard low notes",
      scenario: [
        "An app helps choirs by saying who sings out of tune.",
        "Its makers recorded themselves, and nearly all of them had deep voices.",
        "In our choir it kept blaming the sopranos, also when they were right.",
      ],
      harmed: [
        "The girls in the first row, who were told to sing quieter.",
        "One of them left, and she was the best reader.",
      ],
      prevention: [
        "Recording all kinds of voices, and counting how many of each.",
        "Reporting the errors for each group and not only on average.",
      ],
      response: ["Stop showing names to the teacher.", "Ask the sopranos to help test the next version, and pay them."],
      more: ["An average can hide a lot.", "The teacher should trust her own ear first."],
    },
    {
      title: "Who gets the summer job",
      scenario: [
        "A water park sorts applications with a model trained on those it hired before.",
        "For years it mostly hired people from one side of town.",
        "Now the model gives fewer points to other postcodes, though nobody told it to.",
      ],
      harmed: [
        "People my age from the other side of the river.",
        "The park as well, because good swimmers were never called.",
      ],
      prevention: [
        "Leaving the postcode out would not be enough, the school tells the same.",
        "Comparing who is invited with who applied, for each neighbourhood.",
      ],
      response: ["Go through this year’s applications again, by people.", "Publish how many were invited from where."],
      more: ["The past is not a good teacher here.", "Those who were turned down should hear about it."],
    },
    {
      title: "The reading robot and the accent",
      scenario: [
        "First graders read aloud to a tablet, and it says how fluent they are.",
        "It learned from children whose families have always spoken the language of the school.",
        "Children with an accent get a red face from it more often.",
      ],
      harmed: [
        "Six-year-olds who think they can’t read.",
        "Their parents, who were told to practise more for no reason.",
      ],
      prevention: [
        "Testing with children of every home language in the school.",
        "Asking a teacher to listen to the same recordings, without names.",
      ],
      response: ["Take the red face away today.", "Check each low score by listening again."],
      more: ["A child remembers a red face.", "We would ask the families what they want."],
    },
  ],
  hallucination: [
    {
      title: "The trail that was never there",
      scenario: [
        "A hiking club asks a chatbot for a route to a lake.",
        "It describes a marked trail, a bridge and a hut with opening hours.",
        "There is no bridge, and the club stood at the river in the dark.",
      ],
      harmed: ["Eleven hikers and the people who had to search for them.", "The village, which paid for the search."],
      prevention: [
        "Checking every place on a real map before going.",
        "The chatbot could show where it has a fact from, or say that it has none.",
      ],
      response: [
        "Put a warning in the club’s chat the same evening.",
        "Make a rule: no tour without a map that someone signed.",
      ],
      more: ["It even gave the price of the soup.", "Sounding sure is not the same as knowing."],
    },
    {
      title: "Our town’s invented hero",
      scenario: [
        "For the town festival someone had a program write the history of the market square.",
        "It told of a baker who saved the town from a fire, with a year and a name.",
        "The name is now on a sign, and the archive has never heard of her.",
      ],
      harmed: [
        "Families who really lived there and are left out.",
        "The archive, which answers angry letters every week.",
      ],
      prevention: ["Asking the archive before printing anything.", "Looking for two sources for each name and year."],
      response: [
        "Take the sign down and put up one about how it happened.",
        "Correct the page, and say openly what was wrong.",
      ],
      more: ["It was a nice story, that was the problem.", "Nobody wanted to be the one who asks."],
    },
    {
      title: "The recipe for the allergic guest",
      scenario: [
        "A canteen uses an assistant that answers questions about the food.",
        "A guest asks whether the curry has nuts in it.",
        "The assistant says no, because most curries like it don’t, and this one did.",
      ],
      harmed: ["The guest, who spent the night in hospital.", "The cook, who had written the list correctly."],
      prevention: [
        "Letting it read the cook’s list and nothing else.",
        "Making it say “ask the kitchen” when there is no list.",
      ],
      response: ["Switch it off for everything about allergies.", "Call the guest, and tell the other canteens."],
      more: ["Most of the time is not good enough here.", "A paper list on the wall would do."],
    },
  ],
  adversarial: [
    {
      title: "The sticker on the recycling bin",
      scenario: [
        "A machine sorts bottles by a camera and pays a deposit for each.",
        "Two students found out that a small striped sticker makes it see a bigger bottle.",
        "They collected the wrong deposit for a month before anyone noticed.",
      ],
      harmed: ["The shop, which paid for bottles that were none.", "Everyone else, because the machine is closed now."],
      prevention: [
        "Weighing the bottle as well, a sticker weighs nothing.",
        "Paying people to try and fool it before it opens.",
      ],
      response: [
        "Set a limit for each day and look at odd bottles by hand.",
        "Teach it with stickers, and expect new ones.",
      ],
      more: ["After this sticker there will be another.", "It never got tired of being wrong."],
    },
    {
      title: "A whisper in the noise",
      scenario: [
        "Our library has a speaker that reserves rooms by voice.",
        "Someone hid a command in the hiss of a video that anyone can play.",
        "Whoever watched it near the speaker gave all their rooms away.",
      ],
      harmed: ["Groups that had reserved for their exam.", "The librarian, who was blamed for it."],
      prevention: ["Asking back before it cancels anything.", "Trying sounds on it that no person would make."],
      response: ["Bring the rooms back from last week’s list.", "Let it cancel only with the library card."],
      more: ["You can’t hear it, but it can.", "Asking back costs two seconds."],
    },
    {
      title: "The jacket the drone could not see",
      scenario: [
        "A nature park lets a drone look for poachers.",
        "A shop sells a jacket with a pattern that someone computed so that the drone takes it for bushes.",
        "Three men wore it, and the drone flew over them all night.",
      ],
      harmed: [
        "The deer, and the rangers who had trusted the drone.",
        "Hikers, because nobody knew that the men were there.",
      ],
      prevention: [
        "Searching with heat as well as with pictures.",
        "Paying someone to make patterns that fool it, before the rangers rely on it.",
      ],
      response: ["Send rangers into each valley the drone called empty.", "Warn other parks about this pattern."],
      more: ["Someone made that pattern on purpose.", "Empty should mean that someone looked."],
    },
  ],
};

export const notesSentences: Record<NotesField, readonly string[]> = {
  alike: [
    "Both worked fine as long as nothing changed.",
    "In both cases the people who were hurt had no say.",
    "Somebody had noticed early, and no one listened.",
    "Both teams would keep a person in the loop.",
  ],
  testing: [
    "Trying it with the people it is for, before it counts.",
    "Looking at the worst day and not at the average.",
    "Ours needed other weather, theirs needed other people.",
    "A month beside the old way would have shown it.",
  ],
  harder: [
    "Ours, because you can’t list everything that might come.",
    "Theirs, because someone wants it to go wrong.",
    "We don’t agree yet: it depends on who looks.",
    "The one that nobody sees is harder.",
  ],
};

export const reasons: Record<string, readonly string[]> = {
  brittleness: [
    "The world changes more than any test.",
    "You only find out when it is different, and then it is too late.",
    "",
  ],
  bias: ["It looks right to those who made it.", "Who is missing from the data can’t complain about it.", ""],
  hallucination: ["It sounds the same when it is wrong.", "People stop checking after the tenth right answer.", ""],
  adversarial: [
    "There is always someone who tries the next trick.",
    "You have to think of everything, they of one thing.",
    "",
  ],
};

const firstNames = [
  "Aisha",
  "Bruno",
  "Camille",
  "Dewi",
  "Emre",
  "Fatou",
  "Goran",
  "Hye-jin",
  "Ines",
  "Jonas",
  "Kavya",
  "Luca",
  "Malik",
  "Noor",
  "Oskar",
  "Priya",
  "Quentin",
  "Rosa",
  "Soren",
  "Tala",
  "Uma",
  "Viktor",
  "Wanja",
  "Ximena",
  "Yusuf",
  "Zofia",
];

/** A name for each index; no two are the same. */
export function nameOf(index: number): string {
  const round = Math.floor(index / firstNames.length);
  return `${firstNames[index % firstNames.length] ?? ""}${round === 0 ? "" : ` ${String.fromCharCode(64 + round)}.`}`;
}

/** Questions that simulated students send to their teacher; "" is a request for help without a question. */
export const questionsForHelp: readonly string[] = [
  "Is a painted road line realistic enough?",
  "Does it count as harm if nobody was hurt?",
  "Can we use a case from the news?",
  "We do not agree who is harmed.",
  "What is a test before deployment?",
  "",
];
