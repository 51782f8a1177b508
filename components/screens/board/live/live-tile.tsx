"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { memo, useSyncExternalStore } from "react";
import { MemberDot } from "@/components/screens/board/member-dot";
import { AnswerFlag } from "@/components/screens/board/answer-flag";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { Link } from "@/components/ui/controls/link";
import { LocalMoment, LocalTime } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import { ModeMark, modeClass, Pattern } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import { fullBarWords } from "@/lib/features/screens/board/rules/fill";
import { isUrgent, type Reason } from "@/lib/features/screens/board/rules/attention";
import type { BoardStore } from "./board-store";
import type { OpenedTileMenu } from "./tile-menu";
import styles from "./live-tile.module.css";

export interface TileFacts {
  id: string;
  number: number;
  mode: ShownMode;
  members: readonly { id: string; name: string; absent: boolean; opened: boolean }[];
  flag: { id: string; by: string; sentence: string; at: Date; coming: string | null } | null;
  /** The submission that counts. null while nothing is handed in. */
  submission: { title: string; at: Date; again: boolean } | null;
  returnedAt: Date | null;
  /** Writing is over, so a team without a submission remains without. */
  isOver: boolean;
  /** "partner team 5", "no partner team yet". null before there are matches. */
  partner: string | null;
  /** The address of the worksheet, or of the submission once there is one. */
  href: string;
}

interface LiveTileProps {
  activityId: string;
  team: TileFacts;
  /** The lesson's questions. */
  questions: readonly { field: QuestionField }[];
  store: BoardStore;
  /** Whether the tile is in the section `first`, where tiles show a reason and a button. */
  inFirst: boolean;
  /** The names of the members are replaced, so that no tile says who has written most of the text. */
  hidesNames: boolean;
  isWatched: boolean;
  watch: (team: { id: string; number: number }) => void;
  openMenu: (opened: OpenedTileMenu) => void;
  isMenuOpen: boolean;
}

/** One team on the board. A message of the live channel renders it again only when the state of this team has changed (T9). */
export const LiveTile = memo(function LiveTile({
  activityId,
  team,
  questions,
  store,
  inFirst,
  hidesNames,
  isWatched,
  watch,
  openMenu,
  isMenuOpen,
}: LiveTileProps) {
  const t = useTranslations("activity.board.tile");
  const format = useFormatter();
  const {
    reason: found,
    numbers,
    age,
    here,
    ownEnd,
  } = useSyncExternalStore(
    (listener) => store.subscribeTile(team.id, listener),
    () => store.tile(team.id),
    () => store.tile(team.id),
  );
  const reason = hidesNames && found?.code === "one-writes" ? null : found;
  const names = team.members.length === 0 ? t("nobody") : format.list(team.members.map(({ name }) => name));
  const isDone = team.submission !== null && team.returnedAt === null;
  const title = numbers?.title || team.submission?.title || "";
  return (
    <li
      className={clsx(
        styles.tile,
        modeClass(team.mode),
        isDone && styles.done,
        inFirst && styles.first,
        inFirst && reason !== null && isUrgent(reason) && styles.urgent,
        reason?.code === "coming" && styles.coming,
        isWatched && styles.watched,
      )}
      data-team={team.number}
    >
      <Pattern mode={team.mode} className={styles.pattern} />
      <Link
        href={team.href}
        aria-label={t("open", { number: team.number, mode: team.mode.name, members: names })}
        aria-describedby={`why-${team.id} tile-${team.id}`}
        aria-expanded={isWatched}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          watch({ id: team.id, number: team.number });
        }}
      >
        <span className={styles.head}>
          <ModeMark mode={team.mode} className={styles.mark} />
          <b className={styles.number}>{team.number}</b>
          <span className={styles.members}>
            {team.members.length === 0 && <span className="pale">{t("nobody")}</span>}
            {team.members.map((member) => (
              <MemberDot key={member.id} {...member} isHere={here.includes(member.id)} />
            ))}
          </span>
          <span className={styles.flag} data-flag={team.flag === null ? undefined : ""}>
            <Icon name="flag" />
          </span>
        </span>
        {inFirst && reason !== null ? (
          <span id={`why-${team.id}`} className={styles.why}>
            <Why reason={reason} team={team} />
          </span>
        ) : (
          <span className={title === "" ? styles.mode : styles.title}>{title === "" ? team.mode.name : title}</span>
        )}
        <span id={`tile-${team.id}`} className={clsx(styles.last, "num")}>
          <span className={styles.words}>
            {numbers === null ? "" : t("words", { n: numbers.words })}
            <span className="vh">
              {numbers === null
                ? ""
                : t("answers", { words: format.list(questions.map(({ field }) => String(numbers.answers[field]))) })}
            </span>
          </span>
          <span className={clsx(age.is === "now" && !isDone && styles.typing)}>
            {team.submission !== null ? (
              <>
                {t("at", { how: team.returnedAt !== null ? "returned" : team.submission.again ? "again" : "once" })}{" "}
                <LocalMoment at={team.returnedAt ?? team.submission.at} />
              </>
            ) : team.isOver ? (
              t("notYet")
            ) : (
              age.is !== "unknown" && t("age", { is: age.is, n: "n" in age ? age.n : 0 })
            )}
          </span>
          {team.partner !== null && <span className={styles.partner}>{team.partner}</span>}
          {ownEnd !== null && (
            <span className={styles.end}>
              {t("until")} <LocalTime at={new Date(ownEnd)} />
            </span>
          )}
        </span>
        <span className={styles.bars} aria-hidden="true">
          {questions.map(({ field }) => (
            <progress key={field} max={fullBarWords} value={Math.min(fullBarWords, numbers?.answers[field] ?? 0)} />
          ))}
        </span>
      </Link>
      <button
        type="button"
        className={styles.menu}
        aria-label={t("acts", { number: team.number })}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={({ currentTarget }) => openMenu({ team: { id: team.id, number: team.number }, button: currentTarget })}
      >
        <Icon name="more" />
      </button>
      {inFirst && team.flag !== null && (
        <OnlyEditors>
          <div className={styles.acts}>
            <AnswerFlag activityId={activityId} flag={team.flag} number={team.number} />
          </div>
        </OnlyEditors>
      )}
    </li>
  );
});

/** The reason to look at the team, as a sentence. */
function Why({ reason, team }: { reason: Reason; team: TileFacts }) {
  const t = useTranslations("activity.board.why");
  const name = "studentId" in reason ? (team.members.find(({ id }) => id === reason.studentId)?.name ?? "") : "";
  switch (reason.code) {
    case "asked":
    case "coming":
      return (
        <>
          <b>
            {reason.code === "asked" ? t("asked") : t("coming", { teacher: team.flag?.coming ?? "" })}{" "}
            <LocalMoment at={new Date(reason.at)} />
          </b>
          {team.flag !== null && team.flag.sentence !== "" && t("sentence", { text: team.flag.sentence })}
        </>
      );
    case "offline":
      return (
        <>
          <b>{t("offline", { name })}</b> {t("offlineMore")}
        </>
      );
    case "one-writes":
      return <b>{t("one-writes", { name })}</b>;
    case "not-handed-in":
      return <b>{t("not-handed-in", { isOver: reason.isOver ? "yes" : "no" })}</b>;
    case "quiet":
    case "nobody-here":
    case "unmatched":
      return <b>{t(reason.code)}</b>;
  }
}
