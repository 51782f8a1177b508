import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { CuttableHttpProxy } from "@/e2e/support/cuttable-proxy";
import { student, type Classroom } from "@/e2e/support/classroom";
import { signOut } from "@/e2e/support/sign-out";
import { teamOf } from "./scenes";
import { pageBelow, both, nth, own, press, teacherActivity, type Screen } from "./screen";

async function waitUntilCached(page: Page, path: string): Promise<void> {
  while (!(await page.evaluate(async (here) => (await caches.match(here, { ignoreVary: true })) !== undefined, path)))
    await page.waitForTimeout(200);
}

export const harmed = "Who is harmed?";
export const writing: Screen[] = [
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
    phone: ["dark"],
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
    phone: ["light"],
    finalPath: pageBelow(own, "compare"),
    act: async (page, classroom) => {
      // `setOffline` does not affect the service worker, which answers in place of the server.
      const cable = await CuttableHttpProxy.start(Number(new URL(page.url()).port));
      const [cookie] = await page.context().cookies();
      if (cookie === undefined) throw new Error("nobody is signed in");
      await page.context().addCookies([{ name: cookie.name, value: cookie.value, url: cable.origin }]);
      for (const path of ["glossary", "learn/bias", "compare"].map((name) => pageBelow(own, name)(classroom))) {
        await page.goto(`${cable.origin}${path}`);
        await waitUntilCached(page, path);
      }
      await waitUntilCached(page, "/a/offline"); // shown in place of pages that are not cached
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
      await signOut(page);
      await page.getByRole("dialog", { name: "Some text is not saved yet" }).waitFor();
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
      await page.getByText("The class is now in the Compare phase.").waitFor();
      await context.close();
    },
  },
];

export const written = (classroom: Classroom) => `${own(classroom)}/history/${teamOf(classroom, 0).worksheetId}`;
/** Moves the slider `back` steps before the last version. */
const toMoment = (back: number) => async (page: Page) => {
  await page.getByRole("slider", { name: "Version" }).focus();
  for (let i = 0; i < back; i++) await page.keyboard.press("ArrowLeft");
  await page.getByRole("slider", { name: "Version" }).blur();
};
export const played: Screen[] = [
  { name: "history", scene: "by-two", who: nth(0), at: written, sizes: both, isFeatured: true, act: toMoment(12) },
  {
    name: "history-restored",
    scene: "by-two",
    who: nth(0),
    at: written,
    sizes: both,
    act: async (page) => {
      await toMoment(25)(page);
      await press("Restore this version")(page);
      await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
      await page.getByText("The worksheet now shows the version from").waitFor();
    },
  },
];
