/** A teacher's own lesson with words that are wider than the places for them. */
import { setActivity } from "@/db/testing/change-rows";
import { makeLessonVersion, makeOwnLesson } from "@/db/testing/factories";
import { findVisualFaults } from "@/e2e/run/pictures/picture-checks";
import { waitUntilStill } from "@/e2e/run/pictures/still-page";
import { expect, laptop, phone, projector, student, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { submissionOf } from "@/e2e/support/reviewed-class";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { lengthenWords } from "@/lib/content/testing/long-words";
import { findFaults } from "@/lib/content/faults";
import { phases } from "@/lib/activity/rules/phases";

const smallest = { ...phone, viewport: { width: 320, height: 568 } };
const lesson = lengthenWords(builtInLesson);

test("B12b, T16g: with a word of 80 letters in each text of the lesson, or the longest that the text takes, no page of it scrolls sideways on a laptop or a phone of 320 px, nor does a phase on the projector, and no drawing is too narrow for its words", async ({
  server,
  open,
}) => {
  void server; // requested because the class is written to its database
  test.slow();
  // Only that the longer sections take more minutes than the plan has for Learn.
  expect(findFaults(lesson).map(({ code }) => code)).toEqual(["plan-learn"]);
  const room = await makeMidLessonClassroom("results");
  await setActivity(room.activity.id, { contentId: await makeLessonVersion(lesson) });
  const lessonId = await makeOwnLesson(room.teacher.id, lesson);
  const { id: submission } = await submissionOf(room, 0);
  const mode = lesson.modes[0]?.id ?? "";
  const stations = [...lesson.sections.map(({ id }) => id), "match", "check", "vote", "guess"];
  const ofStudent = [
    ...stations.map((station) => `learn/${station}`),
    ...["learn", "write", "compare", "vote", "results", "casebook", "feedback", "glossary", `exemplars/${mode}`],
  ].map((at) => `/a/${room.activity.id}/${at}`);
  const ofTeacher = [
    "",
    ...["teams", "submissions", `submissions/${submission}`, "tries", "lesson", "guide", "ballots", "results"],
    ...["casebook", "feedback", "marks", "rubric", "journal", "lesson-version", "export"],
    ...[`worksheets/${room.teams[0]?.id ?? ""}`, "export/submissions", "export/course", "export/gradebook"],
    `export/portfolio/${student(room, 0).id}`,
  ].map((at) => `/teacher/activities/${room.activity.id}/${at}`);
  const ofLesson = ["", "/read", ...["learn", "match", "check", "write"].map((step) => `/try/${step}`)].map(
    (at) => `/teacher/lessons/${lessonId}${at}`,
  );
  for (const { who, paths } of [
    { who: student(room, 0), paths: ofStudent },
    { who: room.teacher, paths: [...ofTeacher, ...ofLesson, "/teacher/lessons", "/teacher"] },
  ])
    for (const [width, size] of [
      [1280, laptop],
      [320, smallest],
    ] as const) {
      const page = await open(who, "about:blank", size);
      for (const at of paths) {
        const answer = await page.goto(at);
        expect.soft(answer?.status(), at).toBe(200);
        await waitUntilStill(page);
        const faults = (await findVisualFaults(page)).filter((fault) => !fault.startsWith("moved"));
        expect.soft(faults, `${at} at ${width} px`).toEqual([]);
      }
      await page.context().close();
    }
  const wall = await open(room.teacher, "about:blank", projector);
  for (const phase of phases) {
    await setActivity(room.activity.id, { phase });
    await wall.goto(`/teacher/activities/${room.activity.id}/projector`);
    await waitUntilStill(wall);
    const faults = (await findVisualFaults(wall)).filter((fault) => !fault.startsWith("moved"));
    expect.soft(faults, `the projector in ${phase}`).toEqual([]);
  }
});
