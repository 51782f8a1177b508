import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { LocalMoment } from "@/components/ui/display/local-time";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { ClockControls } from "@/components/hour/clocks/clock-controls";
import { MessageToClass } from "@/components/hour/helping/message-to-class";
import { PhaseMover } from "./phase-mover";
import { RevealButtons } from "@/components/screens/projector/reveal-buttons";
import { ProjectorLink } from "@/components/screens/projector/projector-link";
import { ActivityBarFrame } from "./activity-bar-frame";
import { arrangingHref } from "./arranging-href";
import type { ActivityReader } from "@/lib/activity/authorise";
import { areNamesHidden, loadShownBoard } from "@/lib/features/screens/board/hidden-names";
import { loadInitialTime } from "@/lib/features/hour/clocks/initial-time";
import { ClientMessages } from "@/lib/messages/client-messages";
import { asPaced } from "@/lib/activity/rules/own-phase";
import { nextAction } from "@/lib/activity/rules/next-action";
import { isAtLeast, isRailPhase, type Phase, phaseTable, railPhases } from "@/lib/activity/rules/phases";
import { NextRound } from "@/components/teams/matches/next-round";
import { formatMoves } from "@/lib/features/phases/format-move";

/** The pages of an activity that have a tab. */
export type ActivityTab = "board" | "teams" | "review" | "progress" | "votes" | "casebook" | "lesson" | "export";

const paths: Record<ActivityTab, string> = {
  board: "",
  teams: "/teams",
  review: "/submissions",
  progress: "/tries",
  votes: "/ballots",
  casebook: "/casebook",
  lesson: "/lesson",
  export: "/export",
};

interface ActivityBarProps {
  reader: ActivityReader;
  /** The tab that the page belongs to. */
  tool: ActivityTab | null;
  /** Whether the board shows teams and matches in place of its tiles. */
  arranging: boolean;
}

/** On every page of an activity: the class's phase, the next action, and the tabs (T8). */
export async function ActivityBar({ reader, tool, arranging }: ActivityBarProps) {
  const { id: activityId, lesson, round, plan, presentMinutes, selfPaced, dueAt, resultsAt } = reader.activity;
  const { facts, teams, tray, longestExtraMs } = await loadShownBoard(reader);
  const [t, app, moves, initialTime, hidesNames] = await Promise.all([
    getTranslations("activity"),
    getTranslations("app.phases"),
    formatMoves(facts, lesson),
    tool === "board" ? loadInitialTime(reader.activity) : null,
    areNamesHidden(),
  ]);
  const next = nextAction(facts);
  const isMatched = phaseTable[facts.phase].needs === "matches";
  const tab = arranging ? "teams" : tool;
  const at = (page: ActivityTab) =>
    page === "teams" && tool === "board"
      ? arrangingHref(activityId)
      : `/teacher/activities/${activityId}${paths[page]}`;
  const tabs = [
    ...(Object.keys(paths) as ActivityTab[]).map((page) => ({
      href: at(page),
      label: t(`steer.tabs.${page}`),
      current: page === tab,
    })),
    { href: `/teacher/classes/${reader.classId}`, label: t("steer.classPage"), current: false },
  ];
  return (
    <ActivityBarFrame
      label={t("steer.label")}
      phase={{ name: app(facts.phase), place: placeOf(facts.phase) }}
      tabs={{ label: t("steer.tools"), links: tabs }}
      hint={t(`next.hint.${next.hint.code}`, { ...next.hint })}
      compact={tool !== "board"}
      isTitled={tool === "board" && !arranging}
      time={
        initialTime !== null && (
          <ClientMessages of={["activity.clock", "activity.board.word", "activity.ready"]}>
            <ClockControls
              activityId={activityId}
              longestExtraMs={longestExtraMs}
              plans={lesson.plans.map((each) => ({
                id: each.id,
                name: each.name,
                minutes: each.minutes,
                selfPaced: each.selfPaced,
                currentPhaseMinutes: each.phases[facts.phase] ?? null,
                homework: each.homework,
                phases: railPhases.flatMap((phase) => {
                  const minutes = each.phases[phase];
                  return minutes === undefined ? [] : [t("clock.planPhase", { phase: app(phase), minutes })];
                }),
              }))}
              plan={plan}
              presentMinutes={isAtLeast(facts.phase, "vote") ? null : presentMinutes}
              mayHaveClock={isRailPhase(facts.phase)}
              initial={initialTime}
            />
            {facts.phase !== "closed" && !arranging && (
              <OnlyEditors>
                <MessageToClass
                  activityId={activityId}
                  students={(hidesNames ? [] : [...teams.flatMap(({ members }) => members), ...tray])
                    .flatMap(({ id, name, opened }) => (opened ? [{ id, name }] : []))
                    .sort((a, b) => a.name.localeCompare(b.name))}
                />
              </OnlyEditors>
            )}
          </ClientMessages>
        )
      }
    >
      <OnlyEditors>
        {isMatched && facts.unmatched < facts.teams && tab !== "teams" && <NextRound activityId={activityId} />}
        <ClientMessages of={["activity.mover", "activity.pace", "arrangeDesk.size", "app.phases"]}>
          <PhaseMover
            activityId={activityId}
            tray={tray.map(({ id }) => id)}
            phase={facts.phase}
            phaseName={app(facts.phase)}
            moves={moves}
            next={next.kind === "move" ? next.to : null}
            prominent={tool === "board"}
            pace={phaseTable[facts.phase].results ? null : { selfPaced, upTo: asPaced(facts.phase), dueAt, resultsAt }}
          />
        </ClientMessages>
        <NextPage />
      </OnlyEditors>
    </ActivityBarFrame>
  );

  function placeOf(phase: Phase): ReactNode {
    if (!isRailPhase(phase)) return t(`steer.phaseOther.${phase}`);
    if (selfPaced && !phaseTable[phase].results)
      return t.rich("steer.selfPaced", {
        due: dueAt === null ? "no" : "yes",
        time: () => dueAt !== null && <LocalMoment at={dueAt} />,
      });
    const place = { n: railPhases.indexOf(phase) + 1, of: railPhases.length };
    return isMatched && round > 1 ? t("steer.round", { ...place, round }) : t("steer.phaseOf", place);
  }

  /** The next action when it is not a move; nothing on the page that it leads to. */
  function NextPage() {
    const look = tool === "board" ? ({ variant: "go", size: "big" } as const) : ({ size: "small" } as const);
    switch (next.kind) {
      case "move":
        return null;
      case "project":
        return (
          <ProjectorLink activityId={activityId} {...look}>
            {t("next.project")}
          </ProjectorLink>
        );
      case "arrange":
        return (
          tab !== "teams" && (
            <ButtonLink {...look} href={at("teams")}>
              {t(next.hint.code === "unmatched" ? "next.match" : "next.arrange")}
            </ButtonLink>
          )
        );
      case "reveal":
        return (
          <ClientMessages of={["activity.wall.reveal"]}>
            <RevealButtons {...look} activityId={activityId} step={facts.revealStep} />
          </ClientMessages>
        );
      case "casebook":
        return (
          tool !== "casebook" && (
            <ButtonLink {...look} href={at("casebook")}>
              <Icon name="book" />
              {t("next.casebook")}
            </ButtonLink>
          )
        );
    }
  }
}
