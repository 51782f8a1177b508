/** What students see from the vote on. */
import { lastRevealStep } from "@/lib/activity/rules/projector";
import { both, nth, own, pageBelow, press, type Screen } from "./screen";
import { show } from "./projector-screens";

/** Reveals all steps, since other pictures of the scene show the projector's steps one by one. */
const showEverything = show({ revealStep: lastRevealStep });

export const voting: Screen[] = [
  {
    name: "vote",
    scene: "vote",
    who: nth(0),
    at: pageBelow(own, "vote"),
    sizes: both,
    isFeatured: true,
    act: async (page) => {
      await page.getByRole("radio", { name: /Brittleness/ }).check();
      await page
        .getByLabel("Because")
        .fill("you can look up whether a book exists, but there is no list of everything the world can look like.");
    },
  },
  {
    name: "vote-missing",
    isDuplicate: true,
    scene: "vote",
    who: nth(0),
    at: pageBelow(own, "vote"),
    sizes: both,
    act: press("Cast my vote"),
  },
  { name: "vote-in", scene: "vote", who: nth(1), at: pageBelow(own, "vote"), sizes: both },
  {
    name: "results-not-yet",
    isDuplicate: true,
    scene: "vote",
    who: nth(0),
    at: pageBelow(own, "results"),
    sizes: both,
  },
  {
    name: "results",
    scene: "results",
    who: nth(0),
    at: pageBelow(own, "results"),
    sizes: both,
    isFeatured: true,
    prepare: showEverything,
  },
  {
    name: "results-by-step",
    scene: "results",
    who: nth(0),
    at: pageBelow(own, "results"),
    sizes: both,
    prepare: show({ revealStep: 1 }),
  },
  {
    name: "results-tables",
    isDuplicate: true,
    scene: "results",
    prepare: showEverything,
    who: nth(0),
    at: pageBelow(own, "results"),
    sizes: both,
    act: async (page) => {
      for (const _ of ["flows", "split", "meetings"]) await press("Show as table")(page);
    },
  },
  { name: "late-ballot", scene: "late-ballot", who: nth(0), at: pageBelow(own, "results"), sizes: both },
  {
    name: "casebook",
    scene: "results",
    prepare: showEverything,
    who: nth(0),
    at: pageBelow(own, "casebook"),
    sizes: both,
  },
  { name: "closed", scene: "closed", who: nth(0), at: own, finalPath: pageBelow(own, "wait"), sizes: both },
];
