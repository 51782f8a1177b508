import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { Icon } from "@/components/ui/marks/icon";
import { ClientMessages } from "@/lib/messages/client-messages";
import { MinutesRead } from "./minutes-read";
import styles from "./contents.module.css";

export interface ContentsStation {
  id: string;
  name: string;
  /** null while the station is not open. */
  href: string | null;
  done: boolean;
  now: boolean;
  /** The first station after the reading. */
  apart: boolean;
  /** Minutes to read a section. null for other stations. */
  minutes: number | null;
}

/** The progress rail: done stations are filled, the current one is ringed. On a narrow screen it folds into one line. */
export async function Contents({ title, stations }: { title: string; stations: readonly ContentsStation[] }) {
  const t = await getTranslations("learn.contents");
  const done = stations.filter((station) => station.done).length;
  const now = stations.find((station) => station.now);
  const list = (withMinutes: boolean) => (
    <ol className={styles.list}>
      {stations.map((station) => (
        <li
          key={station.id}
          className={clsx(station.done && styles.done, station.now && styles.now, station.apart && styles.apart)}
        >
          {station.href === null ? (
            <span className={styles.closed}>{station.name}</span>
          ) : (
            <Link href={station.href} aria-current={station.now ? "page" : undefined}>
              {station.name}
            </Link>
          )}
          {station.done && <span className="vh"> {t("done")}</span>}
          {withMinutes && station.now && station.minutes !== null && <MinutesRead minutes={station.minutes} />}
        </li>
      ))}
    </ol>
  );
  return (
    <nav className={styles.contents} aria-label={t("label")}>
      <div className={styles.rail}>
        <p>{title}</p>
        <ClientMessages of={["learn.contents"]}>{list(true)}</ClientMessages>
      </div>
      <details className={styles.folded}>
        <summary>
          <span>
            <b>{now?.name ?? title}</b> <span className="num">{t("count", { done, of: stations.length })}</span>
          </span>
          <Icon name="down" />
        </summary>
        {list(false)}
      </details>
    </nav>
  );
}
