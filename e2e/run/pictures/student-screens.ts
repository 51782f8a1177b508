/** What students see. */
import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { Cable } from "@/e2e/support/cuttable-proxy";
import { student, type Room } from "@/e2e/support/classroom";
import { teamOf } from "./scenes";
import { below, both, nobody, nth, own, press, steered, type Screen } from "./screen";

const joining: Screen[] = [
  { name: "join", scene: "learn", who: nobody, at: () => "/", sizes: both, shown: true },
  {
    name: "join-wrong-code",
    scene: "learn",
    who: nobody,
    at: () => "/",
    sizes: both,
    act: async (page) => {
      await page.getByLabel("What is the code your teacher shows?").fill("T4K9WN");
      await press("Find my class")(page);
      await page.getByText("There is no class").waitFor();
    },
  },
  { name: "join-name", scene: "learn", who: nobody, at: (room) => `/join/${room.class.code}`, sizes: both },
  {
    name: "join-name-taken",
    scene: "taken",
    who: nobody,
    at: (room) => `/join/${room.class.code}`,
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
    twin: true,
    scene: "learn",
    who: nth(0),
    at: (room) => `/join/${room.class.code}`,
    sizes: both,
  },
  { name: "class-choice", scene: "several", who: nth(0), at: () => "/class", sizes: both },
  { name: "class-none", twin: true, scene: "closed", who: nth(0), at: () => "/class", sizes: both },
  { name: "signed-out", scene: "learn", who: nobody, at: () => "/signed-out", sizes: both },
  { name: "not-found", scene: "learn", who: nobody, at: () => "/nothing-here", sizes: both, status: 404 },
];

const learning: Screen[] = [
  { name: "wait", scene: "setup", who: nth(0), at: below(own, "wait"), sizes: both },
  { name: "learn", scene: "learn", who: nth(2), at: below(own, "learn/brittleness"), sizes: both, shown: true },
  ...(["opening", "bias", "hallucination", "adversarial", "one-root"] as const).map((section): Screen => ({
    name: `learn-${section}`,
    twin: section !== "bias",
    scene: "learn",
    who: nth(5),
    at: below(own, `learn/${section}`),
    sizes: both,
  })),
  {
    name: "match",
    scene: "learn",
    who: nth(4),
    at: below(own, "learn/match"),
    sizes: both,
    act: async (page) => {
      await page
        .getByRole("group", { name: "Terms still to place" })
        .getByRole("button", { name: "Adversarial examples" })
        .click();
    },
  },
  { name: "match-done", twin: true, scene: "write", who: nth(0), at: below(own, "learn/match"), sizes: both },
  { name: "check", scene: "learn", who: nth(3), at: below(own, "learn/check"), sizes: both },
  {
    name: "check-wrong",
    scene: "choosing",
    who: nth(3),
    at: below(own, "learn/check"),
    sizes: both,
    act: async (page) => {
      const check = page.getByRole("region", { name: "Why do language models hallucinate?" });
      if (await check.getByText("Not this one.").isVisible()) return; // from the picture before
      await check.getByRole("radio", { name: "They have not read enough text yet." }).check();
      await check.getByRole("button", { name: "Check this answer" }).click();
      await check.getByText("Not this one.").first().waitFor();
    },
  },
  { name: "exemplar", scene: "learn", who: nth(0), at: below(own, "exemplars/hallucination"), sizes: both },
  { name: "glossary", scene: "learn", who: nth(0), at: below(own, "glossary"), sizes: both },
  { name: "first-vote", scene: "learn", who: nth(0), at: below(own, "learn/vote"), sizes: both },
  { name: "choosing", scene: "choosing", who: nth(0), at: below(own, "learn/opening"), sizes: both },
];

async function isKept(page: Page, path: string): Promise<void> {
  while (!(await page.evaluate(async (here) => (await caches.match(here, { ignoreVary: true })) !== undefined, path)))
    await page.waitForTimeout(200);
}

const harmed = "Who is harmed?";
const writing: Screen[] = [
  { name: "in-no-team", scene: "write", who: nth(12), at: below(own, "write"), sizes: both },
  { name: "write-asked-first", scene: "write", who: nth(4), at: below(own, "write"), sizes: both },
  { name: "write-empty", scene: "write", who: nth(10), at: below(own, "write"), sizes: both },
  {
    name: "write",
    scene: "threes",
    who: nth(3),
    at: below(own, "write"),
    sizes: both,
    shown: true,
    company: async (open, room) => {
      for (const [index, field] of [
        [4, "Scenario"],
        [5, harmed],
      ] as const) {
        const page = await open(student(room, index), below(own, "write")(room));
        await page.getByText("Saved", { exact: true }).waitFor();
        await page.getByRole("textbox", { name: field }).focus();
        for (const key of [
          "Control+Home",
          "ArrowDown",
          "ArrowDown",
          "ArrowDown",
          "Control+ArrowRight",
          "Control+ArrowRight",
          "Control+ArrowRight",
        ])
          await page.keyboard.press(key);
      }
    },
  },
  {
    name: "write-offline",
    scene: "write",
    who: nth(6),
    at: below(own, "write"),
    sizes: both,
    phone: "dark",
    act: async (page) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.context().setOffline(true);
      const box = page.getByRole("textbox", { name: "How might the harm have been prevented" });
      await box.press("Control+a");
      await box.pressSequentially("Nobody had tried it with a sticker that a person would not even notice.");
      await page.getByText("not sent yet").waitFor();
    },
  },
  {
    name: "offline-page",
    keepsPages: true,
    scene: "compare",
    who: nth(0),
    at: below(own, "compare"),
    sizes: both,
    phone: "light",
    lands: below(own, "compare"),
    act: async (page, room) => {
      // The worker, which answers in the server's place, is not reached by `setOffline`.
      const cable = await Cable.to(Number(new URL(page.url()).port));
      const [cookie] = await page.context().cookies();
      if (cookie === undefined) throw new Error("nobody is signed in");
      await page.context().addCookies([{ name: cookie.name, value: cookie.value, url: cable.origin }]);
      for (const path of ["glossary", "learn/bias", "compare"].map((name) => below(own, name)(room))) {
        await page.goto(`${cable.origin}${path}`);
        await isKept(page, path);
      }
      await isKept(page, "/a/offline"); // what stands in for the others
      await cable.pullOut(page.context());
      await page.goto(`${cable.origin}${below(own, "casebook")(room)}`);
      await page.getByRole("link", { name: "Glossary" }).waitFor();
    },
  },
  {
    name: "write-hand-in",
    twin: true,
    scene: "write",
    who: nth(6),
    at: below(own, "write"),
    sizes: both,
    act: async (page) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await press("Hand in")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "write-handed-in", twin: true, scene: "write", who: nth(0), at: below(own, "write"), sizes: both },
  { name: "write-late-words", twin: true, scene: "late-words", who: nth(5), at: below(own, "write"), sizes: both },
  {
    name: "sign-out-unsaved",
    twin: true,
    scene: "write",
    who: nth(6),
    at: below(own, "write"),
    sizes: both,
    act: async (page) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.getByRole("textbox", { name: "How might the harm have been prevented" }).fill("Three words here.");
      await page.getByText("not sent yet").waitFor();
      await page.getByRole("button", { name: "Not you?" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("dialog", { name: "Some words are not saved yet" }).waitFor();
    },
  },
  {
    name: "follow",
    scene: "between-phases",
    who: nth(6),
    at: below(own, "write"),
    sizes: both,
    ready: (room) => setActivity(room.activity.id, { phase: "write" }),
    act: async (page, room) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.getByRole("textbox", { name: harmed }).click();
      const from = page.context().browser();
      const context = await from?.newContext({ baseURL: new URL(page.url()).origin });
      if (context === undefined) throw new Error("the browser has gone");
      const [name = "", value = ""] = room.teacher.cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: new URL(page.url()).origin }]);
      const steering = await context.newPage();
      await steering.goto(steered(room));
      await press("Start Compare")(steering);
      await page.keyboard.type(" ");
      await steering
        .getByRole("dialog")
        .getByRole("button", { name: /start Compare/i })
        .last()
        .click();
      await page.getByText("The class is now in Compare.").waitFor();
      await context.close();
    },
  },
];

const written = (room: Room) => `${own(room)}/history/${teamOf(room, 0).worksheetId}`;
/** Some words back from the last. */
const toMoment = (back: number) => async (page: Page) => {
  await page.getByRole("slider", { name: "Version" }).focus();
  for (let i = 0; i < back; i++) await page.keyboard.press("ArrowLeft");
  await page.getByRole("slider", { name: "Version" }).blur();
};
const played: Screen[] = [
  { name: "history", scene: "by-two", who: nth(0), at: written, sizes: both, shown: true, act: toMoment(12) },
  {
    name: "history-restored",
    scene: "by-two",
    who: nth(0),
    at: written,
    sizes: both,
    act: async (page) => {
      await toMoment(25)(page);
      await press("Bring this version back")(page);
      await page.getByRole("dialog").getByRole("button", { name: "Bring it back" }).click();
      await page.getByText("The worksheet now shows the version of").waitFor();
    },
  },
];

const comparing: Screen[] = [
  { name: "awaiting-partner", scene: "unmatched", who: nth(0), at: below(own, "compare"), sizes: both },
  {
    name: "compare",
    scene: "compare",
    who: nth(0),
    at: below(own, "compare"),
    sizes: both,
    shown: true,
    company: async (open, room) => {
      const page = await open(student(room, 2), below(own, "compare")(room));
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.getByRole("textbox").nth(1).focus();
      await page.keyboard.press("Control+End");
    },
  },
  { name: "compare-live", twin: true, scene: "compare", who: nth(10), at: below(own, "compare"), sizes: both },
  { name: "compare-trio", scene: "trio", who: nth(0), at: below(own, "compare"), sizes: both },
  { name: "compare-exemplar", scene: "exemplar", who: nth(0), at: below(own, "compare"), sizes: both },
  { name: "compare-presenting", twin: true, scene: "presenting", who: nth(2), at: below(own, "compare"), sizes: both },
  {
    name: "present",
    scene: "presenting",
    who: nth(0),
    at: below(own, "present"),
    sizes: ["phone", "laptop", "projector"],
  },
  { name: "present-follow", twin: true, scene: "presenting", who: nth(2), at: below(own, "present"), sizes: both },
  { name: "present-nobody", twin: true, scene: "compare", who: nth(0), at: below(own, "present"), sizes: both },
];

const voting: Screen[] = [
  {
    name: "vote",
    scene: "vote",
    who: nth(0),
    at: below(own, "vote"),
    sizes: both,
    shown: true,
    act: async (page) => {
      await page.getByRole("radio", { name: /Brittleness/ }).check();
      await page
        .getByLabel("Because")
        .fill("you can look up whether a book exists, but there is no list of everything the world can look like.");
    },
  },
  {
    name: "vote-missing",
    twin: true,
    scene: "vote",
    who: nth(0),
    at: below(own, "vote"),
    sizes: both,
    act: press("Cast my vote"),
  },
  { name: "vote-in", scene: "vote", who: nth(1), at: below(own, "vote"), sizes: both },
  { name: "results-not-yet", twin: true, scene: "vote", who: nth(0), at: below(own, "results"), sizes: both },
  { name: "results", scene: "results", who: nth(0), at: below(own, "results"), sizes: both, shown: true },
  {
    name: "results-tables",
    twin: true,
    scene: "results",
    who: nth(0),
    at: below(own, "results"),
    sizes: both,
    act: async (page) => {
      for (const _ of ["flows", "split", "meetings"]) await press("Show as table")(page);
    },
  },
  { name: "late-ballot", scene: "late-ballot", who: nth(0), at: below(own, "results"), sizes: both },
  { name: "casebook", scene: "results", who: nth(0), at: below(own, "casebook"), sizes: both },
  { name: "closed", scene: "closed", who: nth(0), at: own, lands: below(own, "wait"), sizes: both },
];

const reviewed: Screen[] = [
  { name: "write-returned", scene: "reviewed", who: nth(6), at: below(own, "write"), sizes: both, shown: true },
  { name: "vote-returned", twin: true, scene: "reviewed", who: nth(6), at: below(own, "vote"), sizes: both },
  { name: "own-review", scene: "reviewed", who: nth(0), at: below(own, "review"), sizes: both, shown: true },
  { name: "own-review-none", twin: true, scene: "reviewed", who: nth(4), at: below(own, "review"), sizes: both },
];

export const studentGroups = { joining, learning, writing, played, comparing, voting, reviewed };
export const studentScreens = Object.values(studentGroups).flat();
