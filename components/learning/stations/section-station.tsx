import { getTranslations } from "next-intl/server";
import { ReadAloud } from "@/components/learning/aloud/read-aloud";
import { OwnGuess } from "@/components/learning/guesses/own-guess";
import { StationNav } from "@/components/learning/frame/station-nav";
import { SectionReading } from "@/components/learning/reading/section-reading";
import { buttonClass } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import type { Member } from "@/lib/activity/authorise";
import { ClientMessages } from "@/lib/messages/client-messages";
import { Link } from "@/components/ui/controls/link";
import { NextSection } from "./next-section";

/** A section, and the button that marks it as read. */
export async function SectionStation({
  progress,
  member,
  sectionId,
}: {
  progress: LessonProgress;
  member: Member;
  sectionId: string;
}) {
  const t = await getTranslations("learn");
  const { lesson } = progress;
  const at = lesson.sections.findIndex(({ id }) => id === sectionId);
  const section = lesson.sections[at];
  if (section === undefined) return null;
  const base = `/a/${member.activity.id}`;
  const before = at === 0 ? lesson.guesses[0] && { id: "guess", title: t("stations.guess") } : lesson.sections[at - 1];
  const next = lesson.sections[at + 1];
  return (
    <>
      <SectionReading
        lesson={lesson}
        section={section}
        glossaryHref={`${base}/glossary`}
        uploads={`${base}/pictures`}
        guesses={{
          of: lesson.guesses.filter((guess) => guess.section === section.id),
          show: (guess, explanation) => (
            <OwnGuess guess={guess} own={progress.guesses[guess.id]} heading="h2">
              {explanation}
            </OwnGuess>
          ),
        }}
        tools={
          <ClientMessages of={["learn.aloud"]}>
            <ReadAloud key={section.id} activityId={member.activity.id} />
          </ClientMessages>
        }
      />
      <StationNav
        back={
          before !== undefined && (
            <Link href={`${base}/learn/${before.id}`} className={buttonClass({ variant: "plain" })}>
              <Icon name="left" />
              {before.title}
            </Link>
          )
        }
        next={
          <NextSection activityId={member.activity.id} section={section.id}>
            {progress.open ? t("reading.next", { title: next?.title ?? t("stations.match") }) : t("reading.readFirst")}
            <Icon name="right" />
          </NextSection>
        }
      />
    </>
  );
}
