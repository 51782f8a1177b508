/** Slips on paper: Firefox needs no more sheets than Chromium. */
import type { ClassEditor } from "@/lib/activity/authorise";
import { inflateSync } from "node:zlib";
import { launch } from "puppeteer-core";
import { addRosterNames, listStudents } from "@/lib/features/people/classes/students";
import { findFirefox } from "@/e2e/support/engines/programs";
import { expect, test } from "@/e2e/support/fixtures";

const papers = ["A4", "Letter"] as const;
/** Eight slips fit on a sheet of either paper size. */
const sheets: [slips: number, sheets: number][] = [
  [5, 1],
  [16, 2],
];
const margin = { top: "14mm", bottom: "14mm", left: "14mm", right: "14mm" };

/** The number of a PDF's pages, from the count in its page tree, which Firefox compresses. */
function pagesOf(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf).toString("latin1");
  const streams = [...bytes.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, body = ""]) =>
    inflated(Buffer.from(body, "latin1")),
  );
  return Math.max(
    0,
    ...[...[bytes, ...streams].join("\n").matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)),
  );
}

/** Inflates a stream. Empty when it can't be inflated, such as a font or a picture, which has no page tree. */
function inflated(body: Buffer): string {
  try {
    return inflateSync(body).toString("latin1");
  } catch {
    return "";
  }
}

test("T15f: 5 slips print on one sheet and 16 on two, of A4 and of Letter, in Chromium and in Firefox", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom();
  const editor: ClassEditor = {
    teacherId: classroom.teacher.id,
    classId: classroom.class.id,
    name: classroom.teacher.name,
    role: { as: "teacher", may: "steer" },
  };
  const path = `/teacher/classes/${classroom.class.id}/slips`;
  const page = await open(classroom.teacher, path);
  const program = findFirefox();
  test.skip(program === null, "Firefox is not installed");
  if (program === null) return;
  const firefox = await launch({ browser: "firefox", executablePath: program, headless: true });
  try {
    const [name = "", value = ""] = classroom.teacher.cookie.split(/=(.*)/s);
    await firefox.setCookie({
      name,
      value,
      domain: new URL(server.origin).hostname,
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
    });
    const other = await firefox.newPage();
    for (const [count, most] of sheets) {
      const there = (await listStudents(editor)).filter(({ oneTimePin }) => oneTimePin !== null).length;
      await addRosterNames(
        editor,
        Array.from({ length: count - there }, (_, i) => `Student ${there + i + 1}`).join("\n"),
      );
      await page.goto(path);
      await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(count);
      await other.goto(server.origin + path, { waitUntil: "load" });
      for (const format of papers) {
        const printed = {
          chromium: pagesOf(await page.pdf({ format, preferCSSPageSize: true })),
          firefox: pagesOf(await other.pdf({ format, margin })),
        };
        expect(printed, `${count} slips on ${format}`).toEqual({ chromium: most, firefox: most });
      }
    }
  } finally {
    await firefox.close();
  }
});
