import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { CountBoxes } from "@/components/ui/display/progress";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import { Screen, ProjectorRail } from "@/components/projector/screen";
import styles from "@/components/projector/projector-page.module.css";
import { ProjectorHead } from "@/components/projector/projector-head";
import { requireSteering } from "@/lib/auth/require";
import { loadBoard } from "@/lib/classroom/board/board";
import { loadClass } from "@/lib/classroom/classes/classes";
import { lessonOf } from "@/lib/content/lesson";
import { joinAddresses, typedAddress } from "@/lib/process/join-addresses";
import { formatCode } from "@/lib/rules/joining/class-code";
import { phaseTable, type RailPhase, railPhases } from "@/lib/rules/phases/phases";
import { bold } from "@/components/projector/bold";
import { ProjectorCount } from "@/components/projector/projector-count";
import { ProjectorView } from "@/components/projector/projector-view";

interface Props {
  params: Promise<{ activity: string }>;
  searchParams: Promise<{ address?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projector"))("title") };
}

/** T11: the projected page. It shows counts, never names: no student is in its DOM. */
export default async function Projector({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const steering = await requireSteering(activityId);
  const [found, board, origins, t, app] = await Promise.all([
    loadClass(steering.classId),
    loadBoard(steering),
    joinAddresses(),
    getTranslations("projector"),
    getTranslations("app.phases"),
  ]);
  const lesson = lessonOf(steering.activity.contentId);
  const { address } = await searchParams;
  const origin = origins.find((each) => typedAddress(each) === address) ?? origins[0];
  const code = formatCode(found.code);
  const { phase } = board.facts;
  const { wall } = phaseTable[phase];
  const names = Object.fromEntries(railPhases.map((each) => [each, app(each)])) as Record<RailPhase, string>; // one for each, by construction

  return (
    <>
      <Screen
        modes={lesson.modes.map(({ id }) => id)}
        head={
          <ProjectorHead
            title={lesson.title}
            back={{ href: `/teacher/activities/${activityId}`, label: t("back") }}
            side={wall.codeInHead ? t.rich("late", { address: typedAddress(origin), code, b: bold }) : found.name}
            addresses={
              origins.length > 1
                ? {
                    label: t("addresses"),
                    links: origins
                      .filter((each) => each !== origin)
                      .map((each) => ({ href: `?address=${typedAddress(each)}`, label: typedAddress(each) })),
                  }
                : null
            }
            toggle={<ThemeToggle label={t("theme")} />}
          />
        }
        foot={
          <>
            <ProjectorCount board={board} steering={steering} />
            <ProjectorRail label={t("rail")} phase={phase} names={names} />
            {wall.boxes && board.teams.length <= 40 && (
              <CountBoxes
                className={styles.boxes}
                value={board.facts.handedIn}
                max={board.facts.teams}
                label={t("boxes", { n: board.facts.handedIn, teams: board.facts.teams })}
              />
            )}
          </>
        }
      >
        <ProjectorView
          board={board}
          lesson={lesson}
          steering={steering}
          joining={{ origin, code: found.code, open: found.joiningOpen }}
        />
      </Screen>
      <RefreshOnTopics
        activityId={activityId}
        topics={["phase", "roster", "tray", "teams", "matches", "submissions", "ballots"]}
      />
    </>
  );
}
