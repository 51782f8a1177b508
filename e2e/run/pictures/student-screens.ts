/** What students see. */
import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { CuttableHttpProxy } from "@/e2e/support/cuttable-proxy";
import { student, type Classroom } from "@/e2e/support/classroom";
import { teamOf } from "./scenes";
import { pageBelow, both, nobody, nth, own, press, teacherActivity, type Screen } from "./screen";

const joining: Screen[] = [
  { name: "join", scene: "learn", who: nobody, at: () => "/", sizes: both, isFeatured: true },
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
      if (await check.getByText("Not this one.").isVisible()) return; // from the picture before
      await check.getByRole("radio", { name: "They have not read enough text yet." }).check();
      await check.getByRole("button", { name: "Check this answer" }).click();
      await check.getByText("Not this one.").first().waitFor();
    },
  },
  { name: "exemplar", scene: "learn", who: nth(0), at: pageBelow(own, "exemplars/hallucination"), sizes: both },
  { name: "glossary", scene: "learn", who: nth(0), at: pageBelow(own, "glossary"), sizes: both },
  { name: "first-vote", scene: "learn", who: nth(0), at: pageBelow(own, "learn/vote"), sizes: both },
  { name: "choosing", scene: "choosing", who: nth(0), at: pageBelow(own, "learn/opening"), sizes: both },
];

async function isKept(page: Page, path: string): Promise<void> {
  while (!(await page.evaluate(async (here) => (await caches.match(here, { ignoreVary: true })) !== undefined, path)))
    await page.waitForTimeout(200);
}

const harmed = "Who is harmed?";
const writing: Screen[] = [
  { name: "in-no-team", scene: "write", who: nth(12), at: pageBelow(own, "write"), sizes: both },
  { name: "write-asked-first", scene: "write", who: nth(4), at: pageBelow(own, "write"), sizes: both },
  { name: "write-empty", scene: "write", who: nth(10), at: pageBelow(own, "write"), sizes: both },
  {
    name: "write",
    scene: "threes",
    who: nth(3),
    at: pageBelow(own, "write"),
    sizes: both,
    isFeatured: true,
    openCompanions: async (open, classroom) => {
      for (const [index, field] of [
        [4, "Scenario"],
        [5, harmed],
      ] as const) {
        const page = await open(student(classroom, index), pageBelow(own, "write")(classroom));
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
    at: pageBelow(own, "write"),
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
    needsServiceWorker: true,
    scene: "compare",
    who: nth(0),
    at: pageBelow(own, "compare"),
    sizes: both,
    phone: "light",
    finalPath: pageBelow(own, "compare"),
    act: async (page, classroom) => {
      // The worker, which answers in the server's place, is not reached by `setOffline`.
      const cable = await CuttableHttpProxy.start(Number(new URL(page.url()).port));
      const [cookie] = await page.context().cookies();
      if (cookie === undefined) throw new Error("nobody is signed in");
      await page.context().addCookies([{ name: cookie.name, value: cookie.value, url: cable.origin }]);
      for (const path of ["glossary", "learn/bias", "compare"].map((name) => pageBelow(own, name)(classroom))) {
        await page.goto(`${cable.origin}${path}`);
        await isKept(page, path);
      }
      await isKept(page, "/a/offline"); // what stands in for the others
      await cable.cut(page.context());
      await page.goto(`${cable.origin}${pageBelow(own, "casebook")(classroom)}`);
      await page.getByRole("link", { name: "Glossary" }).waitFor();
    },
  },
  {
    name: "write-hand-in",
    isDuplicate: true,
    scene: "write",
    who: nth(6),
    at: pageBelow(own, "write"),
    sizes: both,
    act: async (page) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await press("Hand in")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "write-handed-in", isDuplicate: true, scene: "write", who: nth(0), at: pageBelow(own, "write"), sizes: both },
  {
    name: "write-late-words",
    isDuplicate: true,
    scene: "late-words",
    who: nth(5),
    at: pageBelow(own, "write"),
    sizes: both,
  },
  {
    name: "sign-out-unsaved",
    isDuplicate: true,
    scene: "write",
    who: nth(6),
    at: pageBelow(own, "write"),
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
    at: pageBelow(own, "write"),
    sizes: both,
    prepare: (classroom) => setActivity(classroom.activity.id, { phase: "write" }),
    act: async (page, classroom) => {
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.getByRole("textbox", { name: harmed }).click();
      const from = page.context().browser();
      const context = await from?.newContext({ baseURL: new URL(page.url()).origin });
      if (context === undefined) throw new Error("the browser has gone");
      const [name = "", value = ""] = classroom.teacher.cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: new URL(page.url()).origin }]);
      const steering = await context.newPage();
      await steering.goto(teacherActivity(classroom));
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

const written = (classroom: Classroom) => `${own(classroom)}/history/${teamOf(classroom, 0).worksheetId}`;
/** Some words back from the last. */
const toMoment = (back: number) => async (page: Page) => {
  await page.getByRole("slider", { name: "Version" }).focus();
  for (let i = 0; i < back; i++) await page.keyboard.press("ArrowLeft");
  await page.getByRole("slider", { name: "Version" }).blur();
};
const played: Screen[] = [
  { name: "history", scene: "by-two", who: nth(0), at: written, sizes: both, isFeatured: true, act: toMoment(12) },
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

const voting: Screen[] = [
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
  { name: "results", scene: "results", who: nth(0), at: pageBelow(own, "results"), sizes: both, isFeatured: true },
  {
    name: "results-tables",
    isDuplicate: true,
    scene: "results",
    who: nth(0),
    at: pageBelow(own, "results"),
    sizes: both,
    act: async (page) => {
      for (const _ of ["flows", "split", "meetings"]) await press("Show as table")(page);
    },
  },
  { name: "late-ballot", scene: "late-ballot", who: nth(0), at: pageBelow(own, "results"), sizes: both },
  { name: "casebook", scene: "results", who: nth(0), at: pageBelow(own, "casebook"), sizes: both },
  { name: "closed", scene: "closed", who: nth(0), at: own, finalPath: pageBelow(own, "wait"), sizes: both },
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

export const studentGroups = { joining, learning, writing, played, comparing, voting, reviewed };
export const studentScreens = Object.values(studentGroups).flat();
