import type { Page } from "@playwright/test";
import { press } from "./screen";

export const inDialog = async (page: Page) => {
  await page.getByRole("dialog").waitFor();
};
export const fromList = (phase: string) => async (page: Page) => {
  await press("Change phase…")(page);
  await page.getByRole("dialog").getByRole("button", { name: phase, exact: true }).click();
};
export const choose = (button: RegExp | string, item: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("menuitem", { name: item }).first().click();
  await inDialog(page);
};
export const openCase = (name: RegExp) => async (page: Page) => {
  const link = page.getByRole("link", { name, includeHidden: true });
  // A narrow page does not show the list.
  await page.goto((await link.first().getAttribute("href")) ?? "");
};
export const classPage = (classroom: { class: { id: string } }) => `/teacher/classes/${classroom.class.id}`;

/** A gradebook of Canvas with a row of each kind, beside the class of the scene `roster`. */
const gradebook = [
  "Student,ID,SIS User ID,SIS Login ID,Section,Case study (118),Final Score",
  "    Points Possible,,,,,12,(read only)",
  '"Malik",901,S-0042,malik@school.example,Period 3,11,91.2',
  '"Ines",902,S-0043,ines@school.example,Period 3,,',
  '"Preya",903,S-0044,preya@school.example,Period 4,9,75.0',
  '"Villanueva-Okonkwo, Maria del Carmen",904,S-0045,,Period 4,,',
  '"Lindqvist, Åsa",905,S-0046,asa@school.example,Period 3,,',
  '"Lindqvist, Åsa",906,S-0047,asa.l@school.example,Period 4,,',
  '"Lindqvist, Åsa",905,S-0046,asa@school.example,Period 4,,',
  '"…",907,S-0048,,Period 4,,',
  '"Student, Test",999,,9f2c,Period 3,,',
].join("\n");

export const compareList = async (page: Page) => {
  await page
    .getByLabel("File with the list")
    .setInputFiles({ name: "gradebook.csv", mimeType: "text/csv", buffer: Buffer.from(gradebook) });
  await page.getByRole("heading", { name: /lines compared with the class/ }).waitFor();
};
