import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddressMenu } from "@/components/people/joining/address-menu";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { CountBoxes } from "@/components/ui/display/progress";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import { Screen, ProjectorRail } from "@/components/screens/projector/screen";
import styles from "@/components/screens/projector/projector-page.module.css";
import { ProjectorHead } from "@/components/screens/projector/projector-head";
import { requireActivityReader } from "@/lib/activity/require";
import { loadProjectorContent } from "@/lib/features/screens/projector/projector-content";
import { loadClass } from "@/lib/features/people/classes/classes";
import { joinAddresses, typedAddress } from "@/lib/process/join-addresses";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import { phaseTable, type RailPhase, railPhases } from "@/lib/activity/rules/phases";
import { pageDirections, revealDirections, projectorFooter } from "@/lib/activity/rules/projector";
import { bold } from "@/components/screens/projector/bold";
import { ProjectorKeys } from "@/components/screens/projector/projector-keys";
import { moveRevealAction, turnProjectorPageAction } from "@/lib/features/screens/projector/actions/projector";
import { WallClock } from "@/components/hour/clocks/wall-clock";
import { ProjectorPause } from "@/components/hour/clocks/projector-pause";
import { ClientMessages } from "@/lib/messages/client-messages";
import { ReportOpenProjector } from "@/components/screens/projector/report-open-projector";
import { ProjectorCount } from "@/components/screens/projector/projector-count";
import { ProjectorView } from "@/components/screens/projector/projector-view";

export async function generateMetadata(): Promise<Metadata> {
  const [t, app] = await Promise.all([getTranslations("projector"), getTranslations("app")]);
  // Without the count of requests for help, which students could read (Q24).
  return { title: { absolute: `${t("title")} · ${app("name")}` } };
}

/** The projector page. About students it shows counts, and names only while they are switched on (T11). */
export default async function Projector({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [found, shown, origins, t, app] = await Promise.all([
    loadClass(reader.classId),
    loadProjectorContent(reader),
    joinAddresses(),
    getTranslations("projector"),
    getTranslations("app.phases"),
  ]);
  const lesson = reader.activity.lesson;
  const [origin] = origins;
  const code = formatCode(found.code);
  const { phase, teams, spotlight } = shown;
  const { revealStep } = reader.activity;
  const { wall } = phaseTable[phase];
  const foot = projectorFooter(phase, spotlight !== null);
  const names = Object.fromEntries(railPhases.map((each) => [each, app(each)])) as Record<RailPhase, string>; // one name for each phase, by construction

  return (
    <>
      <ClientMessages of={["projector.clock", "teacher.address"]}>
        <Screen
          modes={lesson.modes}
          head={
            <ProjectorHead
              title={lesson.title}
              back={{ href: `/teacher/activities/${activityId}`, label: t("back") }}
              side={wall.codeInHead ? t.rich("late", { address: typedAddress(origin), code, b: bold }) : found.name}
              address={<AddressMenu origins={origins} labelHidden />}
              toggle={<ThemeToggle label={t("theme")} />}
            />
          }
          foot={
            <>
              <ProjectorCount count={shown.count} />
              <ProjectorRail label={t("rail")} phase={phase} names={names} />
              {foot === "clock" && <WallClock activityId={activityId} />}
              {foot === "boxes" && teams.all <= 40 && (
                <CountBoxes
                  className={styles.boxes}
                  value={teams.handedIn}
                  max={teams.all}
                  label={t("boxes", { n: teams.handedIn, teams: teams.all })}
                />
              )}
            </>
          }
        >
          <ProjectorView
            wall={shown}
            lesson={lesson}
            reader={reader}
            joining={{ origin, code: found.code, open: found.joiningOpen }}
          />
          <ProjectorPause activityId={activityId} />
        </Screen>
      </ClientMessages>
      <OnlyEditors>
        {spotlight === null && phaseTable[phase].wallShows === "results" && (
          <ProjectorKeys
            at={revealStep}
            directions={revealDirections(revealStep)}
            move={moveRevealAction.bind(null, activityId)}
            onProjector
          />
        )}
        {(spotlight?.what === "case" || spotlight?.what === "answer") && (
          <ProjectorKeys
            at={spotlight.at}
            directions={pageDirections(spotlight.of, spotlight.at)}
            move={turnProjectorPageAction.bind(null, activityId)}
            onProjector
          />
        )}
      </OnlyEditors>
      <ReportOpenProjector activityId={activityId} />
      <RefreshOnTopics
        activityId={activityId}
        topics={[
          "phase",
          "roster",
          "tray",
          "teams",
          "matches",
          "submissions",
          "ballots",
          "choices",
          "wall",
          "presenting",
          ...(shown.stages !== null ? (["tries"] as const) : []),
        ]}
      />
    </>
  );
}
