import type { Figure } from "@/lib/content/schema";

export const figures: Figure[] = [
  {
    id: "boundary",
    title: "A line learned in one place, used in another",
    description:
      "Inside an outlined region, which stands for the training data, a curved line separates twelve clear roads above it from twelve blocked roads below it. Outside the region the line goes on, dotted. Nine roads from the first week of snow lie there. Six blocked roads above the line and two clear roads below it are on the wrong side. One blocked road below the line is right.",
    caption:
      "Inside the outline the line separates the two kinds of road without a mistake. The model continues the line everywhere else too (dotted), where it learned nothing. Eight of nine winter roads are on the wrong side.",
    credit: "Drawn for this lesson. The roads are invented.",
  },
  {
    id: "errors-by-group",
    title: "Errors of three commercial systems, by group",
    description:
      "A chart of errors in 100 faces for Microsoft, Face++ and IBM. Darker-skinned women: 20.8, 34.5 and 34.7. Darker-skinned men: 6.0, 0.7 and 12.0. Lighter-skinned women: 1.7, 6.0 and 7.1. Lighter-skinned men: 0.0, 0.8 and 0.3. Everyone together: 6.3, 10.0 and 12.1.",
    caption:
      "“Everyone together” looks like 6 to 12 errors in 100. Counted by group, two of the systems get more than 34 in 100 darker-skinned women wrong, and fewer than one in 100 lighter-skinned men.",
    credit: "Numbers from Buolamwini and Gebru, 2018.[^buolamwini-2018]",
    // Table 4 of the paper.
    chart: {
      unit: "errors in 100 faces",
      ticks: [0, 10, 20, 30, 40],
      series: ["Microsoft", "Face++", "IBM"],
      rows: [
        { name: "darker-skinned women", values: [20.8, 34.5, 34.7] },
        { name: "darker-skinned men", values: [6.0, 0.7, 12.0] },
        { name: "lighter-skinned women", values: [1.7, 6.0, 7.1] },
        { name: "lighter-skinned men", values: [0.0, 0.8, 0.3] },
      ],
      total: { name: "everyone together", values: [6.3, 10.0, 12.1] },
    },
  },
  {
    id: "token-by-token",
    title: "A reference put together piece by piece",
    description:
      "Five columns, one for each piece of a reference: Halvorsen, The Lost, Tides, 1987, page 212. Each column lists three possible pieces, each with a bar for how likely it is. The likeliest one was written. The three bars of a column are less than the whole, because many other pieces are possible. Under each column is an empty dashed box, in a row labelled: is it true? No part of the model asks.",
    caption:
      "Each piece is the likeliest one after the pieces before it, so the whole looks like a reference. The bars show three of many possible pieces. The row for checking the truth is empty in every column.",
    credit: "Drawn for this lesson. The book and the bars are invented.",
  },
  {
    id: "stop-sign",
    title: "A stop sign, four pieces of tape, and what the network reads",
    description:
      "Three octagons in a row. First a stop sign: a person reads stop, the network reads stop. Then, after a plus sign, four small black and white strips, enlarged in place: found by search. Then, after an equals sign, the stop sign with the strips on it: a person still reads stop, the network reads speed limit 45.",
    caption:
      "To a person, the last sign is a stop sign with tape on it. In the laboratory the network read every photograph of such a sign as a speed limit of 45 miles an hour.",
    credit: "After Eykholt et al., 2018, redrawn. The strips are not in the exact places that work.[^eykholt-2018]",
  },
];
