import { NewNamesStrip } from "@/components/people/joining/new-names/new-names-strip";
import { Matches } from "@/components/teams/matches/matches";
import { ArchivedWorksheets } from "@/components/arranging/columns/archived-worksheets";
import { Columns } from "@/components/arranging/columns/columns";
import { findPlaces } from "@/components/arranging/columns/places";
import { TeamMaking } from "@/components/arranging/columns/team-making";
import { Trays } from "@/components/arranging/columns/trays";
import { DragDesk } from "@/components/arranging/drag/drag-desk";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadTeamsPage } from "@/lib/features/teams/teams-page";
import { ClientMessages } from "@/lib/messages/client-messages";
import { ArrangeDesk } from "./arrange-desk";
import styles from "./arranging.module.css";

/** Teams in a column for each mode, students in no team, and matches (T2, T5). Shown on the board, and as a page of its own. */
export async function Arranging({ reader }: { reader: ActivityReader }) {
  const { activity } = reader;
  const loaded = await loadTeamsPage(reader);
  const places = await findPlaces(loaded, activity);
  return (
    <ClientMessages of={["arrangeDesk"]}>
      <NewNamesStrip reader={reader} />
      <main className={styles.page}>
        <ArrangeDesk activityId={activity.id} places={places}>
          <DragDesk
            arrangement={loaded.arrangement}
            begun={loaded.teams.flatMap(({ id, begun }) => (begun ? [id] : []))}
            earlier={loaded.earlier}
          >
            <TeamMaking loaded={loaded} activity={activity} />
            {loaded.arrangement.teams.length > 0 && <Columns loaded={loaded} activity={activity} />}
            <Trays loaded={loaded} activity={activity} />
            {loaded.arrangement.teams.length > 0 && <Matches loaded={loaded} activity={activity} />}
            <ArchivedWorksheets reader={reader} />
          </DragDesk>
        </ArrangeDesk>
      </main>
    </ClientMessages>
  );
}
