import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/shared/ui/link";
import { Live } from "@/components/shared/live/live";
import { ButtonLink } from "@/components/shared/ui/button";
import { Icon } from "@/components/shared/ui/icon";
import type { MoverWords } from "@/components/teacher/board/move-words";
import { PhaseMover } from "@/components/teacher/board/phase-mover";
import { SteerBar } from "@/components/teacher/board/steer-bar";
import journal from "@/components/teacher/journal/journal.module.css";
import { requireSteering } from "@/lib/auth/require";
import { loadBoard } from "@/lib/classroom/board";
import { loadJournal } from "@/lib/classroom/journal";
import { lessonOf } from "@/lib/content/lesson";
import { nextAction, type NextAction } from "@/lib/rules/next-action";
import { railPhases, type Phase } from "@/lib/rules/phases";
import { movePhaseAction } from "./actions";
import { ActivityHead } from "./activity-head";
import { JournalList } from "./journal/journal-list";
import { sayMoves } from "./say-move";
import { NextRound } from "./next-round";
import { Wall } from "./wall";

/** The rest is a page of its own. */
const entriesOnBoard = 8;

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { activity } = await requireSteering((await params).activity);
  return { title: (await getTranslations("app.phases"))(activity.phase) };
}

/** The activity page: who is where, what is handed in, and the one thing to do next. */
export default async function ActivityPage({ params }: Props) {
  const { activity: activityId } = await params;
  const steering = await requireSteering(activityId);
  const [board, entries] = await Promise.all([loadBoard(steering), loadJournal(steering, entriesOnBoard)]);
  const { facts } = board;
  const [t, app, moves] = await Promise.all([getTranslations("activity"), getTranslations("app.phases"), sayMoves(facts, lessonOf(steering.activity.contentId))]);
  const next = nextAction(facts);
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  const words: MoverWords = {
    other: t("steer.other"),
    notYet: t("move.notYet"),
    choose: t("move.choose"),
    chooseText: t("move.chooseText"),
    isHere: t("move.isHere"),
    sending: t("move.sending"),
    lost: t("move.lost"),
    safe: t("move.safe"),
  };
  const links = [
    { href: at("teams"), words: t("steer.teams") },
    { href: at("submissions"), words: t("steer.review") },
    { href: at("lesson"), words: t("steer.lesson") },
    { href: at("tries"), words: t("steer.tries") },
    { href: at("ballots"), words: t("steer.ballots") },
    { href: at("casebook"), words: t("steer.casebook") },
    { href: `/teacher/classes/${steering.classId}`, words: t("steer.classPage") },
  ];
  return (
    <>
      <ActivityHead steering={steering} />
      <SteerBar label={t("steer.label")} phase={{ name: app(facts.phase), place: placeOf(facts.phase) }} tools={{ label: t("steer.tools"), links }} hint={t(`next.hint.${next.hint.code}`, { ...next.hint })}>
        {facts.phase === "compare" && facts.unmatched < facts.teams && <NextRound activityId={activityId} />}
        <PhaseMover
          phase={facts.phase}
          phaseName={app(facts.phase)}
          moves={moves}
          next={next.kind === "move" ? next.to : null}
          words={words}
          move={movePhaseAction.bind(null, activityId)}
        />
        <NextLink next={next} at={at} words={{ project: t("next.project"), arrange: t("next.arrange"), match: t("next.match"), casebook: t("next.casebook") }} />
      </SteerBar>
      <div className={journal.beside}>
        <Wall activityId={activityId} board={board} lessonId={steering.activity.contentId} />
        <aside className={journal.journal} aria-labelledby="journal">
          <h2 id="journal">{t("steer.journal")}</h2>
          <JournalList steering={steering} entries={entries} />
          <p className={journal.note}><Link href={at("journal")}>{t("steer.entries")}</Link></p>
        </aside>
      </div>
      <Live activityId={activityId} topics={["phase", "teams", "matches", "tray", "submissions", "ballots", "roster"]} />
    </>
  );

  function placeOf(phase: Phase): string {
    const n = railPhases.findIndex((each) => each === phase) + 1;
    if (phase === "compare" && steering.activity.round > 1) return t("steer.round", { n, round: steering.activity.round });
    return n > 0 ? t("steer.phaseOf", { n }) : t("steer.phaseOther", { phase });
  }
}

/** The prominent button when the next action is a page and not a move. */
function NextLink({ next, at, words }: { next: NextAction; at: (page: string) => string; words: { project: string; arrange: string; match: string; casebook: string } }) {
  switch (next.kind) {
    case "move":
      return null;
    case "project":
      return (
        <ButtonLink variant="go" size="big" href={at("projector")}>
          <Icon name="screen" />
          {words.project}
        </ButtonLink>
      );
    case "arrange":
      return (
        <ButtonLink variant="go" size="big" href={at("teams")}>
          {next.hint.code === "unmatched" ? words.match : words.arrange}
        </ButtonLink>
      );
    case "casebook":
      return (
        <ButtonLink variant="go" size="big" href={at("casebook")}>
          <Icon name="book" />
          {words.casebook}
        </ButtonLink>
      );
  }
}
