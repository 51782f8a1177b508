import { getTranslations } from "next-intl/server";
import type { Member } from "@/lib/activity/authorise";
import { mayWriteTicket } from "@/lib/activity/rules/access";
import { loadOwnTicket } from "@/lib/features/votes/tickets/tickets";
import { ClientMessages } from "@/lib/messages/client-messages";
import { OpenTicket } from "./open-ticket";
import styles from "./ticket.module.css";

/** A student's own exit ticket, below the results; only read once the activity is archived (S10). */
export async function ExitTicket({ member }: { member: Member }) {
  const [t, stored] = await Promise.all([getTranslations("results.ticket"), loadOwnTicket(member)]);
  const own = stored ?? { mind: "", test: "" };
  if (mayWriteTicket(member.role, member.activity.phase))
    return (
      <ClientMessages of={["results.ticket"]}>
        <OpenTicket own={own} />
      </ClientMessages>
    );
  return (
    <section className={styles.ticket} id="ticket" aria-labelledby="ticket-title">
      <h2 id="ticket-title">{t("title")}</h2>
      <p className={styles.text}>{t("over")}</p>
      <dl className={styles.read}>
        {(["mind", "test"] as const).map((line) => (
          <div key={line}>
            <dt>{t(line)}</dt>
            <dd>{own[line] === "" ? <span className="quiet">{t("nothing")}</span> : own[line]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
