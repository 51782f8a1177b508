import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { ChooseMode } from "@/components/teams/mode-choice/choose-mode";
import { LessonFrame } from "@/components/learning/frame/lesson-frame";
import { Strip } from "@/components/ui/display/notice";
import { requireMember } from "@/lib/activity/require";
import { listContents } from "@/components/learning/stations/list-contents";
import { loadLessonProgress } from "@/lib/features/learning/lesson-progress";
import { CheckStation } from "@/components/learning/stations/check-station";
import { GuessStation } from "@/components/learning/stations/guess-station";
import { MatchStation } from "@/components/learning/stations/match-station";
import { SectionStation } from "@/components/learning/stations/section-station";
import { VoteStation } from "@/components/learning/stations/vote-station";

interface Props {
  params: Promise<{ activity: string; station: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { activity: activityId, station } = await params;
  const progress = await loadLessonProgress(await requireMember(activityId));
  const contents = await listContents(progress, activityId, station);
  return { title: contents.find((one) => one.now)?.name ?? progress.lesson.title };
}

/** One station of Learn. In setup only the first section is open, and the guesses before it (Q1). */
export default async function LearnStation({ params }: Props) {
  const { activity: activityId, station: id } = await params;
  const member = await requireMember(activityId);
  const progress = await loadLessonProgress(member);
  const station = progress.stations.find((one) => one.id === id);
  if (station === undefined) notFound();
  if (!progress.isOpen(id)) redirect(`/a/${activityId}/wait`);
  const [contents, t] = await Promise.all([listContents(progress, activityId, id), getTranslations("learn.reading")]);
  const inside = () => {
    switch (station.kind) {
      case "guess":
        return <GuessStation progress={progress} activityId={activityId} studentId={member.studentId} />;
      case "section":
        return <SectionStation progress={progress} member={member} sectionId={id} />;
      case "match":
        return <MatchStation progress={progress} activityId={activityId} studentId={member.studentId} />;
      case "check":
        return <CheckStation progress={progress} activityId={activityId} studentId={member.studentId} />;
      case "vote":
        return <VoteStation progress={progress} member={member} />;
    }
  };
  return (
    <LessonFrame
      title={progress.lesson.title}
      stations={contents}
      above={
        <>
          {!progress.open && (
            <Strip icon="clock">{t("notOpen", { guess: station.kind === "guess" ? "yes" : "no" })}</Strip>
          )}
          <ChooseMode member={member} />
        </>
      }
    >
      {inside()}
    </LessonFrame>
  );
}
