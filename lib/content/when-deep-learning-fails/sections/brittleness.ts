import type { Section } from "@/lib/content/schema";

export const brittleness: Section = {
  id: "brittleness",
  title: "Brittleness",
  mode: "brittleness",
  blocks: [
    {
      kind: "paragraph",
      text: "A deep network learns what its training examples have in common. It does well when you show it more of the same. When you show it something unlike all of those examples, it answers anyway, often with high confidence,[^hein-2019] and the answer can be worth nothing. Its answers can suddenly get much worse, without warning. This effect is *brittleness*. The condition behind it is called [distribution shift](distribution-shift): the data in use differs from the data in training.[^quinonero-2009]",
    },
    {
      kind: "paragraph",
      text: "Think of a car that learned to see on sunny Californian roads. Then it meets a Minnesota blizzard. A person still understands the scene: the lane is where it was before. The network gets numbers unlike any in its training. The markings are gone, edges are soft, and road and sky are one white. Researchers added snow, fog and blur to photographs, street scenes among them. Programs that find cars and people then kept as little as 30 to 60 percent of their score.[^michaelis-2019]",
    },
    { kind: "definition", term: "distribution-shift" },
    {
      kind: "paragraph",
      text: "Researchers have measured such differences: photographs in other light,[^hendrycks-2019] patients of another hospital, comments about other groups of people, and reviews by people who write in another way.[^koh-2021]",
    },
    { kind: "figure", figure: "boundary" },
    {
      kind: "paragraph",
      text: "In 2018 a team trained networks to find pneumonia in chest X-rays and then tested them in other hospitals. A network did well on new pictures from the hospitals it had learned from. On pictures from a hospital that was new to it, it was clearly worse in three comparisons out of five.[^zech-2018]",
    },
    {
      kind: "paragraph",
      text: "Part of the reason is probably that a network could tell where a picture came from. Each hospital’s machines leave their own trace in the image, and so do the markers that staff put beside the body. The researchers checked: a network trained to name the hospital was almost never wrong. And pneumonia was far more common at one hospital (34 in 100) than at another (1 in 100). So a program could get a good score if it only sorted the pictures by hospital, without looking at a single lung.[^zech-2018] Such a pattern is called a [shortcut](shortcut). This one has nothing to do with medicine, and it is worthless at the next hospital.",
    },
    {
      kind: "paragraph",
      text: "The network was not stupid. Its failure follows directly from how learning works. It did what it was asked to do: find anything in the data that predicts the label. The idea that a doctor has in mind, *an infected lung*, was never in the data. Only pictures and labels were. Nobody could tell the network which patterns were medicine and which came from the machines.[^geirhos-2020]",
    },
  ],
};
