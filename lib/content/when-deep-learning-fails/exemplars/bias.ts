import type { Exemplar } from "@/lib/content/schema";

export const bias: Exemplar = {
  title: "The score that took cost for illness",
  scenario:
    "Hospitals in the United States use programs to choose patients for extra care: a nurse who calls, more appointments, help with medicines. One widely used program gave each patient a risk score, and those with the highest scores were invited. The program was never told anyone’s race. It was trained to predict what a patient would cost next year, because bills are easy to get and the seriousness of an illness is not.\n\nIn 2019 researchers checked it at one large hospital, on about 6,000 Black and 43,500 white patients. At the same score, the Black patients were clearly sicker: more chronic illnesses, higher blood pressure, worse diabetes. The reason lies in the records. For the same illness, less money was spent on Black patients, who get to a doctor less easily. The program learned spending and called it need. Had the same score meant the same illness, 46.5 of every 100 patients chosen would have been Black. It was 17.7.",
  source: "https://doi.org/10.1126/science.aax2342",
  harmed:
    "Black patients who were sick enough and were not called: their diabetes and blood pressure went on damaging kidneys and hearts that could have been protected. None of them got a letter saying no. Nobody finds out that they were not invited. Their families, who do the nurse’s work unpaid. And next year’s patients, because those who get no extra care cause no extra bills, and the bills are what the next score is trained on.",
  prevention:
    "Ask what the number is supposed to mean, and test it against that. Before buying, the hospital takes 50,000 of its own past patients, sorts them by score, and at each level compares Black and white patients by something the program never saw: the number of active chronic illnesses. A statistician from outside runs it. Pass mark, fixed in advance: at the level at which patients are invited, the groups differ by less than a tenth of an illness on average. Otherwise the program is not bought. The researchers showed that a repair exists: trained on a mix of health and cost instead of cost alone, the gap shrank by 84 percent.",
  response:
    "At once: stop using the score as the only door. Invite everyone who has four or more chronic illnesses, whatever their score. In the first month: go back over the last years, find the patients who would have been chosen, and call them first. Tell them why, and tell the public how many. Tell every other hospital that uses it. After that: count chosen patients by group every three months and publish it, with one named person who must stop the program when the gap comes back.",
  honesty:
    "Found. Everything in the scenario, and the 84 percent, is from Z. Obermeyer et al., *Science* 366, 2019. The harm to single people, the test with its pass mark and the response are what we propose. (The program is a statistical model and not a deep network; the failure, learning the unfairness in the records, is the same one.)",
  remarks: {
    scenario: "It says what was predicted, why that was convenient, and where the unfairness entered.",
    harmed: "“None of them got a letter saying no”: the harm that nobody notices is named too.",
    prevention: "It tests the number against what it is supposed to mean, and says beforehand how big a gap stops the purchase.",
    response: "It goes back to the people who were already passed over. Repairing the model would not have done that.",
  },
};
