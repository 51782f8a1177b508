import type { Exemplar } from "@/lib/content/schema";

export const brittleness: Exemplar = {
  title: "The river camera that had never seen ice",
  scenario:
    "Hollin Ford, a town of 4,000 on a northern river, hangs a camera under its bridge. A network reads the water level from each picture and texts the lower streets when the river rises. It learned from fourteen months of pictures, and those months fell into two mild winters: no ice at all. For the test, every tenth picture was kept back. It was right on 98 of 100, and no wonder: each test picture had near twins, taken minutes earlier, in training.\n\nIn the third January the river freezes, breaks up, and the floes pile against the bridge. Behind them the water climbs two metres in three hours. The camera sees a flat grey surface with a hard edge low on the pillar. It has learned that a hard edge is the waterline. All night it reports “normal, confidence 96%”. Nobody is woken. Thirty-one houses flood.",
  source: "",
  harmed:
    "First the people of the thirty-one houses, most of all two in wheelchairs and a family with a newborn. They had stopped looking at the river themselves, because the texts had been right for a year. Next the volunteers who went into the water in the dark, hours later than they could have. And, quietly, the next town: it may refuse a warning system that works.",
  prevention:
    "Test by season and not by picture. The county’s flood office, not the seller, keeps back whole months, and asks two towns upstream, where the river freezes every year, for one winter of pictures with levels read off a painted gauge. Every hour with ice is counted by itself. Pass mark: among 200 hours in which the real level was above the alarm line, not one reported as normal. Miss one, and the camera may run but may not be the thing that wakes people. A cheap pressure sensor on the river bed runs beside it, and when the two differ by more than 30 centimetres a person is called.",
  response:
    "In the first hour: sirens and door-knocking; the camera is switched to “not in use”, and a text says so to everyone who relies on it. In the first week: the town tells every subscriber in plain words what failed, pays for pumps and rooms without waiting for blame, and the seller warns its other customers. Within three months: an engineer who works for neither side publishes the pictures of that night, the test as it was done, and the test that would have failed. The camera returns only after it passes that one, through one full winter beside the sensor.",
  honesty:
    "The town, the camera, the numbers and the flood are invented. Ice jams that raise a river by metres within hours are real, and so is the mistake in the test: pictures taken minutes apart are not independent, and splitting them at random hides exactly this failure.",
  remarks: {
    scenario: "One can point at the cause: no ice in training, and a test that was cut from the same fourteen months.",
    harmed: "It goes from the people in the water to a town that does not have the system yet.",
    prevention: "A test with an owner, a pass mark, and what happens when it is missed.",
    response: "First the people, then the truth, and the system last.",
  },
};
