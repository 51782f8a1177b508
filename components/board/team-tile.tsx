import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";
import { LocalTime } from "@/components/ui/display/local-time";
import { ModeMark, modeClass, Pattern } from "@/components/ui/marks/mode-mark";
import { MemberDot } from "./member-dot";
import styles from "./team-tile.module.css";

export interface TileTeam {
  id: string;
  number: number;
  mode: string;
  modeName: string;
  /** What was handed in, or the live worksheet. */
  href: string;
  members: readonly { id: string; name: string; absent: boolean }[];
  handedIn: { title: string; again: boolean } | null;
  /** When it was handed in, or returned. */
  at: Date | null;
  returned: boolean;
  /** "meets team 5", "no partner yet"; null before there are matches. */
  partner: string | null;
}

/** One team on the board: number, people, mode by mark, hue and pattern, and whether it has handed in. */
export function TeamTile({ team }: { team: TileTeam }) {
  const t = useTranslations("activity.board.tile");
  const format = useFormatter();
  const members = team.members.length === 0 ? t("nobody") : format.list(team.members.map(({ name }) => name));
  return (
    <li className={clsx(styles.tile, modeClass(team.mode), team.handedIn !== null && !team.returned && styles.done)}>
      <Pattern mode={team.mode} className={styles.pattern} />
      <Link
        href={team.href}
        aria-label={t("open", { number: team.number, mode: team.modeName, members })}
        aria-describedby={`tile-${team.id}`}
      >
        <span className={styles.first}>
          <ModeMark mode={team.mode} className={styles.mark} />
          <b className={styles.number}>{team.number}</b>
          <span className={styles.members}>
            {team.members.length === 0 && <span className="pale">{t("nobody")}</span>}
            {team.members.map((member) => (
              <MemberDot key={member.id} {...member} />
            ))}
          </span>
        </span>
        <span className={team.handedIn === null ? styles.mode : styles.title}>
          {team.handedIn === null ? team.modeName : team.handedIn.title}
        </span>
        <span id={`tile-${team.id}`} className={clsx(styles.last, "num")}>
          <span>
            {team.at === null ? (
              t("notYet")
            ) : (
              <>
                {t("at", { how: team.returned ? "returned" : team.handedIn?.again === true ? "again" : "once" })}{" "}
                <LocalTime at={team.at} />
              </>
            )}
          </span>
          {team.partner !== null && <span>{team.partner}</span>}
        </span>
      </Link>
    </li>
  );
}
