import type { Exemplar } from "@/lib/content/schema";

export const brittleness: Exemplar = {
  title: "The river camera that had never seen ice",
  scenario:
    "Hollin Ford is a town of 4,000 people on a northern river. A camera hangs under its bridge. A network reads the water level from each picture and sends a text message to the lower streets when the river rises. The network learned from fourteen months of pictures. Both winters in those months were mild, and there was no ice at all. For the test, the maker kept back every tenth picture. The network was right on 98 of 100. That is no surprise: each test picture had near twins in training, taken minutes before or after.\n\nIn the third January the river freezes and then breaks up. Sheets of ice pile up against the bridge. Behind them the water rises two metres in three hours. The camera sees a flat grey surface with a hard edge low on the pillar. The network has learned that a hard edge is the waterline. All night it reports “normal, confidence 96%”. Nobody is woken. Thirty-one houses flood.",
  source: "",
  harmed:
    "First the people of the thirty-one houses, most of all two in wheelchairs and a family with a newborn. They had stopped looking at the river themselves, because the messages had been right for a year. Next the volunteers, who went into the water in the dark, hours later than they could have. And one group that nobody sees: the people of the next town, which may now refuse a warning system that works.",
  prevention:
    "Test by season, not by picture. The county’s flood office, not the seller, runs the test. It keeps back whole months. It also asks two towns upstream, where the river freezes every year, for one winter of pictures, with levels read from a painted gauge. It counts the hours with ice separately. Pass mark: of 200 hours in which the real level is above the alarm line, the camera calls none normal. And of 2,000 ordinary hours, it gives an alarm in at most four, because people stop reading a warning that always comes. If the camera misses either limit, it may run, but it may not be the thing that wakes people. A cheap pressure sensor on the river bed runs beside it. When the two differ by more than 30 centimetres, a person is called.",
  response:
    "In the first hour: sirens and people who knock on doors. The camera is switched to “not in use”, and a text message says so to everyone who relies on it. In the first week: the town tells every subscriber in plain words what failed. It pays for pumps and rooms at once, before anyone decides who is to blame. The seller warns its other customers. Within three months: an engineer who works for neither side publishes the pictures of that night, the test that was done, and the test that the camera would have failed. The camera returns only after it passes that test, through one full winter beside the sensor.",
  honesty:
    "The town, the camera, the numbers and the flood are invented. Ice jams that raise a river by metres within hours are real. The mistake in the test is real too: pictures taken minutes apart are nearly the same, so a test that splits them at random hides exactly this failure.",
  remarks: {
    scenario: "You can point at the cause: no ice in training, and a test that came from the same fourteen months.",
    harmed: "It goes from the people in the water to a town that does not have the system yet.",
    prevention:
      "It names who runs the test, a limit for missed floods, a limit for false alarms, and what happens if the camera fails.",
    response: "First the people, then the truth, and last the system.",
  },
};
