import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LessonFrame } from "@/components/learning/frame/lesson-frame";
import { LessonWhere } from "@/components/lessons/lesson-where";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Strip } from "@/components/ui/display/notice";
import type { LessonUser } from "@/lib/activity/authorise";
import { readingMinutes } from "@/lib/content/reading-time";
import type { Lesson } from "@/lib/content/schema";
import { TryNav } from "./try-nav";
import { isOfLearn, listTrySteps, type TryStep } from "./try-steps";

/** The address below which a lesson is tried. */
export const tryBase = ({ used }: LessonUser) => `/teacher/lessons/${used.lessonId}/try`;

/** Where a teacher goes who has tried the lesson: to its form, or to the list. */
export const leaveHref = ({ used }: LessonUser) =>
  used.isOwn ? `/teacher/lessons/${used.lessonId}` : "/teacher/lessons";

/** The step's name, as students read it. */
export async function nameOfStep(lesson: Lesson, step: TryStep): Promise<string> {
  const [learn, phase] = await Promise.all([getTranslations("learn.stations"), getTranslations("app.phases")]);
  switch (step.kind) {
    case "section":
      return lesson.sections.find(({ id }) => id === step.section)?.title ?? "";
    case "first-vote":
      return learn("vote");
    case "guess":
    case "match":
    case "check":
      return learn(step.kind);
    case "write":
    case "compare":
    case "vote":
    case "results":
      return phase(step.kind);
  }
}

interface TryFrameProps {
  user: LessonUser;
  lesson: Lesson;
  /** null on a page beside the steps: a worked example, the glossary. */
  step: TryStep | null;
  /** With its own `<main>`, except in Learn. */
  children: ReactNode;
}

/** The frame of each step on which a teacher tries a lesson: a strip that says so, and links to the steps before and after. */
export async function TryFrame({ user, lesson, step, children }: TryFrameProps) {
  const t = await getTranslations("lessons.try");
  const base = tryBase(user);
  const steps = listTrySteps(lesson);
  const at = steps.findIndex(({ id }) => id === step?.id);
  const link = async (to: TryStep) => ({ href: `${base}/${to.id}`, name: await nameOfStep(lesson, to) });
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const next = after === undefined ? null : await link(after);
  return (
    <TeacherFrame
      teacherId={user.teacherId}
      name={user.name}
      where={<LessonWhere>{t("where")}</LessonWhere>}
      strip={
        <Strip
          icon="eye"
          action={
            <ButtonLink size="small" href={leaveHref(user)}>
              {t("leave")}
            </ButtonLink>
          }
        >
          {t.rich("strip", { b: (chunks) => <b>{chunks}</b> })}
        </Strip>
      }
      ownMain
    >
      {step !== null && isOfLearn(step) ? (
        <LessonFrame
          title={lesson.title}
          stations={await Promise.all(
            steps.filter(isOfLearn).map(async (one, place) => ({
              id: one.id,
              ...(await link(one)),
              done: place < at,
              now: one.id === step.id,
              apart: one.kind === "match",
              minutes: one.kind === "section" ? readingMinutes(lesson, one.section) : null,
            })),
          )}
        >
          {children}
        </LessonFrame>
      ) : (
        children
      )}
      {step !== null && (
        <TryNav
          label={t("steps")}
          place={t("place", { n: at + 1, of: steps.length })}
          back={before === undefined ? null : await link(before)}
          next={
            step.kind === "guess"
              ? null
              : next === null
                ? { href: leaveHref(user), name: t("end") }
                : { ...next, name: t("next", { title: next.name }) }
          }
          section={step.kind === "section" ? step.section : null}
        />
      )}
    </TeacherFrame>
  );
}
