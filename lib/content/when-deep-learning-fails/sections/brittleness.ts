import type { Section } from "@/lib/content/schema";

export const brittleness: Section = {
  id: "brittleness",
  title: "Brittleness",
  mode: "brittleness",
  minutes: 4,
  blocks: [
    {
      kind: "paragraph",
      text: "A deep network keeps what its training examples have in common and lets the rest go. Show it more of the same and it does well. Show it something that none of those examples resembled and it answers anyway, often just as confidently,[^hein-2019] and the answer can be worth nothing. The drop comes without a warning and can be steep. That is *brittleness*. Seen from the side of the data it is called [distribution shift](distribution-shift).[^quinonero-2009]",
    },
    {
      kind: "paragraph",
      text: "Think of a car that learned to see on dry Californian roads. Its first Minnesota blizzard is no riddle to a person: the lane is where the lane was. For the network it is another planet. The markings are gone, edges are soft, road and sky are one white, and the numbers that come in look like none it was trained on. When snow, fog and blur were added to photographs, street scenes among them, programs that find cars and people kept as little as 30 to 60 percent of their score.[^michaelis-2019]",
    },
    { kind: "definition", term: "distribution-shift" },
    {
      kind: "paragraph",
      text: "Such small differences have been measured: photographs in other light,[^hendrycks-2019] patients of another hospital, comments by other groups of people, reviews by people who write in another way.[^koh-2021]",
    },
    { kind: "figure", figure: "boundary" },
    {
      kind: "paragraph",
      text: "In 2018 a team trained networks to find pneumonia in chest X-rays, then tried them elsewhere. On fresh pictures from the hospitals it had learned from, a network did well. On pictures from a hospital it had never met, it mostly did clearly worse.[^zech-2018]",
    },
    {
      kind: "paragraph",
      text: "Part of the reason was that it could tell where a picture came from. Each hospital’s machines, and the markers its staff lay beside the body, leave their own trace in the image, and a network asked only to name the hospital hardly ever missed. At one hospital 34 pictures in 100 showed pneumonia, at another 1 in 100. So just sorting the pictures by hospital, without looking at a single lung, already gave a good score.[^zech-2018] That [short cut](short-cut) has nothing to do with medicine, and it is worthless at the next hospital.",
    },
    {
      kind: "paragraph",
      text: "This is not stupidity. It follows directly from how learning works. The network did what it was asked to do, which was to find anything in the data that predicts the label. The idea that a doctor has in mind, *an infected lung*, was never in the data; only pictures and labels were. Nobody could tell the network which patterns were medicine and which were machinery.[^geirhos-2020]",
    },
  ],
};
