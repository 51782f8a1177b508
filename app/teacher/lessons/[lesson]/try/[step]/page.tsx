import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import compareStyles from "@/components/cases/comparing/compare.module.css";
import { ModeCard } from "@/components/cases/writing/mode-card";
import { ReadAloud } from "@/components/learning/aloud/read-aloud";
import { Exemplar } from "@/components/learning/exemplar/exemplar";
import { ExemplarList } from "@/components/learning/exemplar/exemplar-list";
import { PlainPage } from "@/components/learning/frame/plain-page";
import { Glossary } from "@/components/learning/glossary/glossary";
import { MatchHelp } from "@/components/learning/matching/match-help";
import { SectionReading } from "@/components/learning/reading/section-reading";
import { VoteHead } from "@/components/learning/stations/vote-head";
import { LessonWhere } from "@/components/lessons/lesson-where";
import { StepHead } from "@/components/lessons/try-out/step-head";
import { TriedComparison } from "@/components/lessons/try-out/tried-comparison";
import { TriedChecks, TriedGuess, TriedGuesses, TriedMatching } from "@/components/lessons/try-out/tried-learn";
import { TriedBallot, TriedResults } from "@/components/lessons/try-out/tried-votes";
import { TriedWorksheet } from "@/components/lessons/try-out/tried-worksheet";
import { leaveHref, nameOfStep, tryBase, TryFrame } from "@/components/lessons/try-out/try-frame";
import { listTrySteps, sectionStep, type TryStep } from "@/components/lessons/try-out/try-steps";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Link } from "@/components/ui/controls/link";
import { Notice } from "@/components/ui/display/notice";
import resultsPage from "@/components/votes/results/results-page.module.css";
import resultsStyles from "@/components/votes/results/results.module.css";
import voteStyles from "@/components/votes/voting/vote-page.module.css";
import type { LessonUser } from "@/lib/activity/authorise";
import { requireLessonUser } from "@/lib/activity/require";
import { findMode, shownMode } from "@/lib/content/lesson";
import type { Lesson } from "@/lib/content/schema";
import { loadLessonToTry } from "@/lib/features/lessons/own-lessons";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ lesson: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Pages beside the steps, which the steps link to. */
const besides = ["example", "glossary"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson: id, step: stepId } = await params;
  const { lesson } = await loadLessonToTry(await requireLessonUser(id));
  const step = listTrySteps(lesson).find((one) => one.id === stepId);
  return { title: step === undefined ? lesson.title : await nameOfStep(lesson, step) };
}

/** One step of a lesson that a teacher tries without a class. Nothing of it is stored (T16). */
export default async function TryStepPage({ params, searchParams }: Props) {
  const [{ lesson: id, step: stepId }, { mode: asked }] = await Promise.all([params, searchParams]);
  const user = await requireLessonUser(id);
  const { lesson, faults } = await loadLessonToTry(user);
  if (faults.length > 0) return <Incomplete user={user} faults={faults.length} />;
  const step = listTrySteps(lesson).find((one) => one.id === stepId);
  if (step === undefined && !besides.includes(stepId)) notFound();
  return (
    <TryFrame user={user} lesson={lesson} step={step ?? null}>
      {step !== undefined ? (
        await contentOf(user, lesson, step)
      ) : stepId === "glossary" ? (
        <GlossaryBeside user={user} lesson={lesson} />
      ) : (
        <ExampleBeside user={user} lesson={lesson} modeId={typeof asked === "string" ? asked : ""} />
      )}
    </TryFrame>
  );
}

async function contentOf(user: LessonUser, lesson: Lesson, step: TryStep): Promise<ReactNode> {
  const [t, learn, vote] = await Promise.all([
    getTranslations("lessons.try"),
    getTranslations("learn"),
    getTranslations("vote"),
  ]);
  const base = tryBase(user);
  const { modes, matching, checks, guesses, ballotQuestion, caseStudy, rubric } = lesson;
  const titles = lesson.sections.map(({ id, title }) => ({ id, title }));
  const learnOf = (mode: string) => lesson.sections.find((section) => section.mode === mode) ?? lesson.sections[0];
  switch (step.kind) {
    case "guess":
      return (
        <ClientMessages of={["learn.guess", "learn.stations"]}>
          <TriedGuesses
            lesson={{ guesses }}
            sections={titles}
            base={base}
            next={`${base}/${sectionStep(titles[0]?.id ?? "")}`}
          />
        </ClientMessages>
      );
    case "section": {
      const section = lesson.sections.find(({ id }) => id === step.section);
      if (section === undefined) notFound();
      return (
        <ClientMessages of={["learn.aloud", "learn.guess"]}>
          <SectionReading
            lesson={lesson}
            section={section}
            glossaryHref={`${base}/glossary`}
            uploads={`/teacher/lessons/${user.used.lessonId}/pictures`}
            guesses={{
              of: guesses.filter((guess) => guess.section === section.id),
              show: (guess, explanation) => <TriedGuess guess={guess}>{explanation}</TriedGuess>,
            }}
            tools={<ReadAloud key={section.id} activityId={null} />}
          />
        </ClientMessages>
      );
    }
    case "match":
      return (
        <ClientMessages of={["learn.match"]}>
          <TriedMatching lesson={{ modes, matching }} help={<MatchHelp />} />
        </ClientMessages>
      );
    case "check":
      return (
        <ClientMessages of={["learn.check", "learn.stations"]}>
          <TriedChecks checks={checks} sections={titles} base={base} />
        </ClientMessages>
      );
    case "first-vote":
      return (
        <>
          <VoteHead>{learn("vote.how")}</VoteHead>
          <ClientMessages of={["vote"]}>
            <TriedBallot lesson={{ modes, ballotQuestion }} place="learn" />
          </ClientMessages>
        </>
      );
    case "write":
      return (
        <ClientMessages of={["write", "lessons.try.write"]}>
          <TriedWorksheet
            modes={modes.map(shownMode)}
            questions={caseStudy.questions}
            scenario={caseStudy.scenario}
            cards={Object.fromEntries(
              modes.map((mode) => [
                mode.id,
                <ModeCard
                  key={mode.id}
                  mode={mode}
                  task={caseStudy}
                  rubric={rubric}
                  exemplarHref={`${base}/example?mode=${mode.id}`}
                  lessonHref={`${base}/${sectionStep(learnOf(mode.id)?.id ?? "")}`}
                />,
              ]),
            )}
          />
        </ClientMessages>
      );
    case "compare":
      return (
        <main className={compareStyles.page}>
          <StepHead title={await nameOfStep(lesson, step)}>{t("compare.text")}</StepHead>
          <ClientMessages of={["compare.sheet", "compare.notes", "lessons.try.compare"]}>
            <TriedComparison
              lesson={{ modes, questions: caseStudy.questions }}
              prompts={lesson.notesPrompts}
              teacher={user.name}
            />
          </ClientMessages>
        </main>
      );
    case "vote":
      return (
        <main className={voteStyles.vote}>
          <h1>{ballotQuestion}</h1>
          <p className="lede">{vote("lede")}</p>
          <div className={voteStyles.place}>
            <ClientMessages of={["vote"]}>
              <TriedBallot lesson={{ modes, ballotQuestion }} place="vote" />
            </ClientMessages>
          </div>
        </main>
      );
    case "results":
      return (
        <main className={resultsStyles.page}>
          <h1>{t("results.title")}</h1>
          <p className={`lede ${resultsPage.lede}`}>{t("results.text")}</p>
          <ClientMessages of={["results.own", "results.ticket"]}>
            <TriedResults lesson={{ modes }} />
          </ClientMessages>
        </main>
      );
  }
}

async function GlossaryBeside({ user, lesson }: { user: LessonUser; lesson: Lesson }) {
  const [t, own] = await Promise.all([getTranslations("learn.glossary"), getTranslations("lessons.try")]);
  return (
    <PlainPage links={[{ href: tryBase(user), name: own("toStart") }]}>
      <h1>{t("title")}</h1>
      <Glossary lesson={lesson} sectionHref={(section) => `${tryBase(user)}/${sectionStep(section)}`} />
    </PlainPage>
  );
}

async function ExampleBeside({ user, lesson, modeId }: { user: LessonUser; lesson: Lesson; modeId: string }) {
  const [t, own] = await Promise.all([getTranslations("learn.exemplar"), getTranslations("lessons.try")]);
  const mode = findMode(lesson, modeId);
  if (mode === null) notFound();
  return (
    <PlainPage links={[{ href: `${tryBase(user)}/write`, name: own("toWorksheet") }]}>
      <Exemplar
        lesson={lesson}
        mode={mode}
        tools={
          <ClientMessages of={["learn.aloud"]}>
            <ReadAloud key={mode.id} activityId={null} />
          </ClientMessages>
        }
      />
      <h2>{t("others")}</h2>
      <ExemplarList lesson={lesson} href={(other) => `${tryBase(user)}/example?mode=${other}`} now={mode.id} />
    </PlainPage>
  );
}

/** In place of every step of a lesson that lacks something: how much it lacks, and the way to the form. */
async function Incomplete({ user, faults }: { user: LessonUser; faults: number }) {
  const [t, edit] = await Promise.all([getTranslations("lessons.try"), getTranslations("lessons.edit")]);
  return (
    <TeacherFrame teacherId={user.teacherId} name={user.name} where={<LessonWhere>{t("where")}</LessonWhere>}>
      <h1>{t("where")}</h1>
      <Notice>{edit("incomplete", { count: faults })}</Notice>
      <p>
        <Link href={leaveHref(user)}>{edit("back")}</Link>
      </p>
    </TeacherFrame>
  );
}
