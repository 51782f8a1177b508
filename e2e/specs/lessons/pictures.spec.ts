/** Pictures that teachers upload for the figures of a lesson (T16o, T16q). */
import { makePicturedLesson } from "@/db/testing/factories";
import { setActivity } from "@/db/testing/change-rows";
import { expect, student, test } from "@/e2e/support/fixtures";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { makePng, makeSvg } from "@/lib/content/testing/pictures";
import { copyLesson, download, isSaved, openItem, showPart } from "./lesson-form";

const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "", buffer: Buffer.from(bytes) });
const drawing = '<title>Ada Lovelace</title><rect width="40" height="30" fill="teal"/>';

const { title = "", description = "" } = builtInLesson.figures[0] ?? {};
const altText = `${title}. ${description}`;

test("T16o, T16q: a teacher uploads an SVG for a figure, and then a PNG; a file that is no picture is refused and the picture stays; the whole lesson, a try and the lesson’s file show it", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  const at = await copyLesson(page);
  await showPart(page, "Figures");
  const figure = await openItem(page, "Figure 1");
  await figure.getByLabel("Kind of figure").selectOption({ label: "Uploaded picture" });
  await expect(figure.getByText("Upload a picture, or choose a chart or a drawing.")).toBeVisible();
  const picture = figure.getByRole("img", { name: "The uploaded picture" });
  const widthOf = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  const choose = (name: string, bytes: Uint8Array) =>
    figure.getByLabel("Choose a picture").setInputFiles(file(name, bytes));

  await choose("map.svg", makeSvg(drawing));
  await expect.poll(widthOf).toBe(40);
  await expect(isSaved(page)).toBeVisible();
  await expect(figure.getByText("Upload a picture, or choose a chart or a drawing.")).toBeHidden();
  await choose("map.png", makePng({ width: 64, height: 48 }));
  await expect.poll(widthOf).toBe(64);
  await choose("map.jpg", new TextEncoder().encode("no picture"));
  await expect(figure.getByRole("alert").getByText("This file is neither a PNG nor an SVG picture.")).toBeVisible();
  await choose("script.svg", makeSvg("<script>alert(1)</script>"));
  await expect(figure.getByRole("alert").getByText("This SVG picture has “<script>”")).toBeVisible();
  await choose("large.png", new Uint8Array(600 * 1024));
  await expect(figure.getByRole("alert").getByText("This picture has more than 512 KB.")).toBeVisible();
  expect(await widthOf()).toBe(64);
  await expect(isSaved(page)).toBeVisible();
  await page.reload();
  await openItem(page, "Figure 1");
  await expect.poll(widthOf).toBe(64);

  const shown = page.getByRole("img", { name: altText });
  for (const where of ["read", "try/section-brittleness"]) {
    await page.goto(`${at}/${where}`);
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), where).toBe(64);
  }
  await page.goto("/teacher/lessons");
  const path = await download(page, () => page.getByRole("link", { name: "Export as a file" }).click());
  await page.getByLabel("Choose the file").setInputFiles(path);
  await expect(page).toHaveURL(/\/teacher\/lessons\/[0-9a-f-]{36}$/);
  await showPart(page, "Figures");
  await openItem(page, "Figure 1");
  await expect.poll(widthOf).toBe(64);
});

test("T16o, T16q: a student reads a part with an uploaded picture; the picture opened alone runs and loads nothing; a student of another class gets none", async ({
  makeClassroom,
  open,
  server,
}) => {
  const [room, other] = [
    await makeClassroom({ phase: "learn", teams: 1 }),
    await makeClassroom({ phase: "learn", teams: 1 }),
  ];
  const { contentId, image } = await makePicturedLesson(room.teacher.id, builtInLesson);
  await setActivity(room.activity.id, { contentId });
  const [reader, outsider] = [student(room, 0), student(other, 0)];
  const page = await open(reader, `/a/${room.activity.id}/learn/brittleness`);
  const shown = page.getByRole("img", { name: altText });
  const widthOf = () => shown.evaluate((element: HTMLImageElement) => element.naturalWidth);
  await expect.poll(widthOf).toBe(40);
  const at = `/a/${room.activity.id}/pictures/${image}`;
  const answer = await page.request.get(at);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
  });
  expect(answer.headers()["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
  const theirs = await open(outsider, `/a/${other.activity.id}/learn/brittleness`);
  expect((await theirs.request.get(at)).status()).toBe(404);
  expect((await theirs.request.get(`/a/${other.activity.id}/pictures/${image}`)).status()).toBe(404);
  expect((await fetch(server.origin + at, { redirect: "manual" })).ok).toBe(false);
});
