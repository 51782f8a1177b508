"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import type { PlacementResult } from "@/lib/rules/learning/learning";
import type { ActionResult } from "@/lib/errors/action-result";
import { formAction, runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { fieldIn } from "@/lib/actions/form-values";
import { loadLearning, markSectionRead, recordTry } from "@/lib/classroom/learning/learning";
import { lessonOf, modeOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { matchingState } from "@/lib/rules/learning/learning";

const short = z.string().max(100);
const activity = z.uuid();

const readForm = z.object({ activity, section: short });
/** The button "Next": marks the section as read and redirects to the next station. In setup there is none yet. */
export async function finishSection(form: FormData): Promise<void> {
  const result = await formAction(readForm, form, async (given) => {
    const member = await requireMember(given.activity);
    await markSectionRead(member, given.section);
    const sections = lessonOf(member.activity.contentId).sections;
    const next = sections[sections.findIndex((section) => section.id === given.section) + 1];
    return member.activity.phase === "setup"
      ? `/a/${given.activity}/wait`
      : `/a/${given.activity}/learn/${next?.id ?? "match"}`;
  });
  const back = z.object({ activity }).safeParse({ activity: fieldIn(form, "activity") });
  redirect(result.ok ? result.value : back.success ? `/a/${back.data.activity}` : "/");
}

const placement = z.object({ activity, put: z.object({ term: short, place: z.int().min(0).max(7) }) });
/** Records that a term was placed on the cause at `place` (from 0, in the order shown). */
export async function placeTerm(
  activityId: string,
  put: { term: string; place: number },
): Promise<ActionResult<PlacementResult>> {
  return runAction(placement, { activity: activityId, put }, async ({ activity: id, put: { term, place } }) => {
    const member = await requireMember(id);
    const lesson = lessonOf(member.activity.contentId);
    const pair = lesson.matching.pairs.find((one) => one.mode === lesson.matching.causeOrder[place]);
    if (pair === undefined) throw new AppError("not-in-lesson");
    const { correct } = await recordTry(member, { exercise: "match", subject: pair.mode, answer: term });
    const { left } = matchingState(
      lesson.modes.map((mode) => mode.id),
      (await loadLearning(member)).tries,
    );
    const t = await getTranslations("learn.match");
    refresh();
    const words = { mode: modeOf(lesson, term).name, cause: pair.short, left: left.length };
    return correct
      ? { correct, announcement: t("placed", words), why: pair.right }
      : { correct, announcement: t("notThere", words), why: pair.wrong[term] ?? "" };
  });
}

const answerForm = z.object({ activity, check: short, option: short });
/** Records the chosen option of a check. Returns the result to announce; the page shows the rest. */
export async function answerCheck(activityId: string, form: FormData): Promise<ActionResult<{ says: string }>> {
  return formAction(
    answerForm,
    { activity: activityId, check: fieldIn(form, "check"), option: fieldIn(form, "option") },
    async (given) => {
      const member = await requireMember(given.activity);
      const { correct } = await recordTry(member, { exercise: "check", subject: given.check, answer: given.option });
      const check = lessonOf(member.activity.contentId).checks.find((one) => one.id === given.check);
      const explanation = check?.options.find((option) => option.id === given.option)?.explanation ?? "";
      const t = await getTranslations("learn.check");
      refresh();
      return { says: `${t(correct ? "yes" : "no")} ${explanation}` };
    },
  );
}
