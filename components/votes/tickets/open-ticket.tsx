import { useTranslations } from "next-intl";
import { TicketForm, type Ticket } from "./ticket-form";
import styles from "./ticket.module.css";

/** An exit ticket that can be written. `own`: what the server has. */
export function OpenTicket({ own }: { own: Ticket }) {
  const t = useTranslations("results.ticket");
  return (
    <section className={styles.ticket} id="ticket" aria-labelledby="ticket-title">
      <h2 id="ticket-title">{t("title")}</h2>
      <p className={styles.text}>{t("text")}</p>
      <TicketForm own={own} />
    </section>
  );
}
