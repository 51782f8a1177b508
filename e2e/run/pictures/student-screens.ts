/** What students see. */
import { student } from "@/e2e/support/classroom";
import { pageBelow, both, nobody, nth, own, press, type Screen } from "./screen";
import { helping } from "./live-screens";
import { voting } from "./voting-screens";
import { writing, played } from "./writing-screens";

const joining: Screen[] = [
  { name: "join", scene: "learn", who: nobody, at: () => "/", sizes: both, isFeatured: true },
  {
    name: "join-wrong-code",
    scene: "learn",
    who: nobody,
    at: () => "/",
    sizes: both,
    act: async (page) => {
      await page.getByLabel("What code did your teacher give you?").fill("T4K9WN");
      await press("Find my class")(page);
      await page.getByText("No class has the code").waitFor();
    },
  },
  { name: "join-name", scene: "learn", who: nobody, at: (classroom) => `/join/${classroom.class.code}`, sizes: both },
  {
    name: "join-name-taken",
    scene: "taken",
    who: nobody,
    at: (classroom) => `/join/${classroom.class.code}`,
    sizes: both,
    act: async (page) => {
      await page.getByLabel("Name").fill("Amara");
      await page.getByLabel("PIN", { exact: true }).fill("4821");
      await press("Join")(page);
      await page.getByText("already in this class").waitFor();
    },
  },
  {
    name: "join-signed-in",
    isDuplicate: true,
    scene: "learn",
    who: nth(0),
    at: (classroom) => `/join/${classroom.class.code}`,
    sizes: both,
  },
  { name: "class-choice", scene: "several", who: nth(0), at: () => "/class", sizes: both },
  { name: "class-none", isDuplicate: true, scene: "closed", who: nth(0), at: () => "/class", sizes: both },
  { name: "signed-out", scene: "learn", who: nobody, at: () => "/signed-out", sizes: both },
  { name: "not-found", scene: "learn", who: nobody, at: () => "/nothing-here", sizes: both, status: 404 },
];

const learning: Screen[] = [
  { name: "wait", scene: "setup", who: nth(0), at: pageBelow(own, "wait"), sizes: both },
  {
    name: "learn",
    scene: "learn",
    who: nth(2),
    at: pageBelow(own, "learn/brittleness"),
    sizes: both,
    isFeatured: true,
  },
  ...(["opening", "bias", "hallucination", "adversarial", "one-root"] as const).map((section): Screen => ({
    name: `learn-${section}`,
    isDuplicate: section !== "bias",
    scene: "learn",
    who: nth(5),
    at: pageBelow(own, `learn/${section}`),
    sizes: both,
  })),
  {
    name: "match",
    scene: "learn",
    who: nth(4),
    at: pageBelow(own, "learn/match"),
    sizes: both,
    act: async (page) => {
      await page
        .getByRole("group", { name: "Terms still to place" })
        .getByRole("button", { name: "Adversarial examples" })
        .click();
    },
  },
  {
    name: "match-done",
    isDuplicate: true,
    scene: "write",
    who: nth(0),
    at: pageBelow(own, "learn/match"),
    sizes: both,
  },
  { name: "check", scene: "learn", who: nth(3), at: pageBelow(own, "learn/check"), sizes: both },
  {
    name: "check-wrong",
    scene: "choosing",
    who: nth(3),
    at: pageBelow(own, "learn/check"),
    sizes: both,
    act: async (page) => {
      const check = page.getByRole("region", { name: "Why do language models hallucinate?" });
      if (await check.getByText("Not this answer.").isVisible()) return; // already answered for the picture before
      await check.getByRole("radio", { name: /^They have not read enough text yet/ }).check();
      await check.getByRole("button", { name: "Check this answer" }).click();
      await check.getByText("Not this answer.").first().waitFor();
    },
  },
  { name: "exemplar", scene: "learn", who: nth(0), at: pageBelow(own, "exemplars/hallucination"), sizes: both },
  { name: "glossary", scene: "learn", who: nth(0), at: pageBelow(own, "glossary"), sizes: both },
  { name: "first-vote", scene: "learn", who: nth(0), at: pageBelow(own, "learn/vote"), sizes: both },
  { name: "choosing", scene: "choosing", who: nth(0), at: pageBelow(own, "learn/opening"), sizes: both },
];

const comparing: Screen[] = [
  { name: "awaiting-partner", scene: "unmatched", who: nth(0), at: pageBelow(own, "compare"), sizes: both },
  {
    name: "compare",
    scene: "compare",
    who: nth(0),
    at: pageBelow(own, "compare"),
    sizes: both,
    isFeatured: true,
    openCompanions: async (open, classroom) => {
      const page = await open(student(classroom, 2), pageBelow(own, "compare")(classroom));
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.getByRole("textbox").nth(1).focus();
      await page.keyboard.press("Control+End");
    },
  },
  {
    name: "compare-live",
    isDuplicate: true,
    scene: "compare",
    who: nth(10),
    at: pageBelow(own, "compare"),
    sizes: both,
  },
  { name: "compare-trio", scene: "trio", who: nth(0), at: pageBelow(own, "compare"), sizes: both },
  {
    name: "feedback",
    scene: "compare",
    who: nth(0),
    at: pageBelow(own, "feedback"),
    sizes: both,
    act: async (page) => {
      await press("Write feedback")(page);
      await page.getByText("Begin with").first().click();
    },
  },
  { name: "feedback-got", scene: "results", who: nth(0), at: pageBelow(own, "feedback"), sizes: both },
  { name: "compare-exemplar", scene: "exemplar", who: nth(0), at: pageBelow(own, "compare"), sizes: both },
  {
    name: "compare-presenting",
    isDuplicate: true,
    scene: "presenting",
    who: nth(2),
    at: pageBelow(own, "compare"),
    sizes: both,
  },
  {
    name: "present",
    scene: "presenting",
    who: nth(0),
    at: pageBelow(own, "present"),
    sizes: ["phone", "laptop", "projector"],
  },
  {
    name: "present-follow",
    isDuplicate: true,
    scene: "presenting",
    who: nth(2),
    at: pageBelow(own, "present"),
    sizes: both,
  },
  {
    name: "present-nobody",
    isDuplicate: true,
    scene: "compare",
    who: nth(0),
    at: pageBelow(own, "present"),
    sizes: both,
  },
];

const reviewed: Screen[] = [
  {
    name: "write-returned",
    scene: "reviewed",
    who: nth(6),
    at: pageBelow(own, "write"),
    sizes: both,
    isFeatured: true,
  },
  { name: "vote-returned", isDuplicate: true, scene: "reviewed", who: nth(6), at: pageBelow(own, "vote"), sizes: both },
  { name: "own-review", scene: "reviewed", who: nth(0), at: pageBelow(own, "review"), sizes: both, isFeatured: true },
  {
    name: "own-review-none",
    isDuplicate: true,
    scene: "reviewed",
    who: nth(4),
    at: pageBelow(own, "review"),
    sizes: both,
  },
];

export const studentGroups = { joining, learning, writing, helping, played, comparing, voting, reviewed };
export const studentScreens = Object.values(studentGroups).flat();
