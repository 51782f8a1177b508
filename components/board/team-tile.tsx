import clsx from "clsx";
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
  handedIn: { title: string } | null;
  /** When it was handed in, or returned. */
  at: Date | null;
  returned: boolean;
  /** "meets team 5", "no partner yet"; null before there are matches. */
  partner: string | null;
}

export interface TileWords {
  /** The tile in one sentence. */
  open: string;
  nobody: string;
  notYet: string;
  /** Before the time. */
  at: string;
  away: string;
  here: string;
  absent: string;
}

/** One team on the board: number, people, mode by mark, hue and pattern, and whether it has handed in. */
export function TeamTile({ team, words }: { team: TileTeam; words: TileWords }) {
  return (
    <li className={clsx(styles.tile, modeClass(team.mode), team.handedIn !== null && !team.returned && styles.done)}>
      <Pattern mode={team.mode} className={styles.pattern} />
      <Link href={team.href} aria-label={words.open} aria-describedby={`tile-${team.id}`}>
        <span className={styles.first}>
          <ModeMark mode={team.mode} className={styles.mark} />
          <b className={styles.number}>{team.number}</b>
          <span className={styles.members}>
            {team.members.length === 0 && <span className="pale">{words.nobody}</span>}
            {team.members.map((member) => (
              <MemberDot key={member.id} {...member} words={words} />
            ))}
          </span>
        </span>
        <span className={team.handedIn === null ? styles.mode : styles.title}>
          {team.handedIn === null ? team.modeName : team.handedIn.title}
        </span>
        <span id={`tile-${team.id}`} className={clsx(styles.last, "num")}>
          <span>
            {team.at === null ? (
              words.notYet
            ) : (
              <>
                {words.at} <LocalTime at={team.at} />
              </>
            )}
          </span>
          {team.partner !== null && <span>{team.partner}</span>}
        </span>
      </Link>
    </li>
  );
}
