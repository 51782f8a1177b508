"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { fieldIn } from "@/lib/activity/actions/form-values";
import { saveGuesses } from "@/lib/features/learning/guesses";
import { loadLearning, markSectionRead, recordTry } from "@/lib/features/learning/learning";
import { AppError } from "@/lib/errors/errors";
import type { FormState } from "@/lib/errors/form-state";
import { describePlacement, listCauses } from "@/lib/features/learning/list-causes";
import { distractor, guessesOf, matchingState, type PlacementResult } from "@/lib/features/learning/rules/learning";
import { phaseTable } from "@/lib/activity/rules/phases";

const short = z.string().max(100);

/** Marks the section as read. Returns the path of the page after it. */
const readSection = memberAction(z.object({ section: short }), async (member, { section }) => {
  await markSectionRead(member, section);
  const { id, phase, lesson } = member.activity;
  const { sections } = lesson;
  const next = sections[sections.findIndex((one) => one.id === section) + 1];
  return phaseTable[phase].lesson === "first section" ? `/a/${id}/wait` : `/a/${id}/learn/${next?.id ?? "match"}`;
});

/** Returns the path of the first section. */
const keepGuesses = memberAction(z.record(short, short), async (member, given) => {
  await saveGuesses(member, given);
  return `/a/${member.activity.id}/learn/${member.activity.lesson.sections[0]?.id ?? ""}`;
});

/** Stores the guesses that the student has made, and redirects to the first section. Fields left open are no guesses. */
export async function finishGuesses(_state: FormState, form: FormData): Promise<FormState> {
  const result = await keepGuesses(fieldIn(form, "activity") ?? "", form instanceof FormData ? guessesOf(form) : {});
  if (result.ok) redirect(result.value);
  return { refusal: result, typed: {} };
}

/** The button *Next*: marks the section as read and redirects to the station after it; in setup, to the waiting page. */
export async function finishSection(_state: FormState, form: FormData): Promise<FormState> {
  const result = await readSection(fieldIn(form, "activity") ?? "", form);
  if (result.ok) redirect(result.value);
  return { refusal: result, typed: {} };
}

const placement = z.object({ term: short, place: z.int().min(0).max(8) });

/** Stores that a term was put on the cause at `place` (from 0, in the order of the list). */
export const placeTerm = memberAction(placement, async (member, { term, place }): Promise<PlacementResult> => {
  const { lesson } = member.activity;
  const cause = listCauses(lesson, member.studentId)[place];
  if (cause === undefined) throw new AppError("not-in-lesson");
  const { correct } = await recordTry(member, {
    exercise: "match",
    subject: cause.mode?.id ?? distractor,
    answer: term,
  });
  const { tries } = await loadLearning(member);
  const { left } = matchingState(
    lesson.modes.map((mode) => mode.id),
    tries,
  );
  const t = await getTranslations("learn.match");
  refresh();
  const { why, ...names } = describePlacement(lesson, cause, term);
  return { correct, announcement: t(correct ? "placed" : "notThere", { ...names, left: left.length }), why };
});

/** Stores the chosen option of a check. Returns the result, to be read out; the page shows the rest. */
export const answerCheck = memberAction(z.object({ check: short, option: short }), async (member, given) => {
  const { correct } = await recordTry(member, { exercise: "check", subject: given.check, answer: given.option });
  const check = member.activity.lesson.checks.find((one) => one.id === given.check);
  const explanation = check?.options.find((option) => option.id === given.option)?.explanation ?? "";
  const t = await getTranslations("learn.check");
  refresh();
  return { feedback: `${t(correct ? "yes" : "no")} ${explanation}` };
});
