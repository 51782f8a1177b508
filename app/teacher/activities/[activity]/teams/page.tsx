import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { ArrangeDesk } from "@/components/teams/arrange/arrange-desk";
import styles from "@/components/teams/arrange/teams-page.module.css";
import { requireReading } from "@/lib/auth/require";
import { loadTeamsPage } from "@/lib/classroom/teams/rearranging";
import { ClientMessages } from "@/lib/messages/client-messages";
import { applyChangeAction, lockAction, markAbsentAction, previewChangeAction } from "@/lib/actions/teams/arrange";
import { DragDesk } from "@/components/teams/drag/drag-desk";
import { Columns } from "@/components/teams/columns/columns";
import { ArchivedWorksheets } from "@/components/teams/columns/archived-worksheets";
import { TeamMaking } from "@/components/teams/columns/team-making";
import { Matches } from "@/components/matches/matches";
import { NewNamesStrip } from "@/components/joining/new-names/new-names-strip";
import { findPlaces } from "@/components/teams/columns/places";
import { Trays } from "@/components/teams/columns/trays";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("arrange"))("title") };
}

/** T2, T5: teams in a column for each mode, who is in none, and who meets whom. */
export default async function Teams({ params }: Props) {
  const { activity: activityId } = await params;
  const reading = await requireReading(activityId);
  const [loaded, t] = await Promise.all([loadTeamsPage(reading), getTranslations("arrange")]);
  const places = await findPlaces(loaded, reading.activity);
  return (
    <ClientMessages of={["arrangeDesk"]}>
      <ActivityHead reading={reading} tool="teams" pageName={t("title")} />
      <NewNamesStrip reading={reading} />
      <main className={styles.page}>
        <ArrangeDesk
          places={places}
          preview={previewChangeAction.bind(null, activityId)}
          apply={applyChangeAction.bind(null, activityId)}
          mark={markAbsentAction.bind(null, activityId)}
          lock={lockAction.bind(null, activityId)}
        >
          <DragDesk
            arrangement={loaded.arrangement}
            begun={loaded.teams.flatMap(({ id, begun }) => (begun ? [id] : []))}
            earlier={loaded.earlier}
          >
            <TeamMaking loaded={loaded} activity={reading.activity} />
            {loaded.arrangement.teams.length > 0 && <Columns loaded={loaded} activity={reading.activity} />}
            <Trays loaded={loaded} activity={reading.activity} />
            {loaded.arrangement.teams.length > 0 && <Matches loaded={loaded} activity={reading.activity} />}
            <ArchivedWorksheets reading={reading} />
          </DragDesk>
        </ArrangeDesk>
      </main>
    </ClientMessages>
  );
}
