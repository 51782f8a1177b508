import type { Exemplar } from "@/lib/content/schema";

export const bias: Exemplar = {
  title: "The score that confused cost with illness",
  scenario:
    "Hospitals in the United States use programs to choose patients for extra care: a nurse who calls, more appointments, help with medicines. One widely used program gave each patient a risk score. Patients with the highest scores were invited. The program was never told anyone’s race. It was trained to predict what a patient would cost next year, because bills are easy to get, and the seriousness of an illness is not.\n\nIn 2019 researchers checked it at one large hospital, on about 6,000 Black and 43,500 white patients. At the same score, the Black patients were clearly sicker: more chronic illnesses, higher blood pressure, worse diabetes. The reason is in the records. For the same illness, less money was spent on Black patients, who get to a doctor less easily. The program learned spending and called it need. With scores that mean the same illness for everyone, 46.5 of every 100 patients chosen would have been Black. The real share was 17.7.",
  source: "https://escholarship.org/uc/item/6h92v832",
  harmed:
    "Black patients who were sick enough and were not called. Their diabetes and blood pressure went on damaging kidneys and hearts that care could have protected. None of them got a letter that said no. They never learn that they were left out. Then their families, who do the nurse’s work unpaid. And next year’s patients: people without extra care cause fewer bills, and the next score is trained on bills.",
  prevention:
    "Ask what the number is supposed to mean, and test it against that. Before the hospital buys the program, it takes 50,000 of its own past patients and sorts them by score. At each level it compares Black and white patients by something the program never saw: the number of active chronic illnesses. A statistician from outside runs the test. Pass mark, fixed in advance: at the level at which patients are invited, the groups differ by less than a tenth of an illness on average. The patients chosen must also be clearly sicker than the others, so a lottery does not pass. Otherwise the hospital does not buy it. The researchers showed that a repair exists: with a mix of health and cost instead of cost alone, the gap became 84 percent smaller.",
  response:
    "At once: stop using the score as the only way in. Invite everyone who has four or more chronic illnesses, whatever their score. In the first month: look at the last years again, find the patients who should have been chosen, and call them first. Tell them why, and tell the public how many there were. Tell every other hospital that uses the program. After that: count the chosen patients by group every three months and publish the count. Name one person who must stop the program when the gap comes back.",
  honesty:
    "Found. Everything in the scenario, and the 84 percent, comes from Z. Obermeyer et al., “Dissecting racial bias in an algorithm used to manage the health of populations”, *Science* 366, 2019. The harm to single people, the test with its pass mark and the response are our proposals. (The program is a statistical model and not a deep network. It learned the unfairness in the records all the same.)",
  remarks: {
    scenario: "It says what was predicted, why that was convenient, and where the unfairness came in.",
    harmed: "“None of them got a letter that said no”: it also names the harm that nobody notices.",
    prevention:
      "It tests the number against what it is supposed to mean, and says in advance how big a gap stops the purchase.",
    response: "It goes back to the people who were passed over. A repair of the model alone would not help them.",
  },
};
