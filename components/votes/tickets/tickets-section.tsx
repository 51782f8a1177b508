import { getTranslations } from "next-intl/server";
import { listWhoWroteTickets } from "@/lib/features/votes/tickets/tickets";
import type { ActivityReader } from "@/lib/activity/authorise";
import { ClientMessages } from "@/lib/messages/client-messages";
import { TicketRoll } from "./ticket-roll";
import rollStyles from "@/components/votes/voting/roll/ballot-roll.module.css";

/** All exit tickets, for the teacher: who has written and who has not, and behind a click what they wrote (S10). */
export async function TicketsSection({ reader }: { reader: ActivityReader }) {
  const [t, writers] = await Promise.all([getTranslations("teacher.ballots.tickets"), listWhoWroteTickets(reader)]);
  return (
    <section className={rollStyles.roll} aria-labelledby="tickets">
      <h2 id="tickets">{t("title")}</h2>
      <p className="num">
        {t.rich("count", {
          written: writers.filter(({ written }) => written).length,
          of: writers.length,
          b: (chunks) => <b>{chunks}</b>,
        })}
      </p>
      <ClientMessages of={["teacher.ballots.tickets"]}>
        <TicketRoll activityId={reader.activity.id} writers={writers} isOver={reader.activity.archivedAt !== null} />
      </ClientMessages>
    </section>
  );
}
