"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useActivityTime } from "@/components/hour/clocks/use-time-left";
import { listenLive } from "@/lib/live/browser/live-connection";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button, IconButton } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { useDocumentKeys } from "@/components/ui/controls/use-document-keys";
import { LocalTime } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName, modeClass } from "@/components/ui/marks/mode-mark";
import { ShowOnProjector } from "@/components/screens/projector/show-on-projector";
import type { WatchedTeam } from "@/lib/features/screens/board/watched-team";
import type { SendOnce } from "@/components/hour/helping/use-send-once";
import { watchTeamAction } from "@/lib/features/screens/board/actions/watch";
import { endBeyondClass } from "@/lib/activity/rules/clock";
import type { Draft } from "@/lib/features/hour/helping/rules/helping";
import type { OnProjector } from "@/lib/activity/rules/projector";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { NotesField } from "@/lib/sync/format/fields";
import { useTeamAction } from "./use-team-action";
import { WatchedFlag } from "./watched-flag";
import { WatchedSheet } from "./watched-sheet";
import { TeamMessageForm } from "./team-message-form";
import styles from "./watch-panel.module.css";
import type { ShownMode } from "@/lib/content/lesson";

export interface WatchableTeam {
  id: string;
  number: number;
  mode: ShownMode;
  worksheetId: string;
  match: { id: string } | null;
  members: readonly { id: string; name: string }[];
  flag: { id: string; by: string; sentence: string; coming: string | null } | null;
  /** The submission that counts. null while nothing is handed in. */
  submission: object | null;
  /** Milliseconds that the team has beyond the clock of the class: its own minutes and extra time. */
  extraMs: number;
  /** The address of the worksheet, or of the submission once there is one. */
  href: string;
}

interface WatchPanelProps {
  activityId: string;
  team: WatchableTeam;
  questions: readonly { field: QuestionField; short: string }[];
  prompts: readonly { field: NotesField; prompt: string }[];
  /** The team can be chosen to present (T11). */
  isComparing: boolean;
  /** What a teacher has put on the projector; null: it shows what the phase shows. */
  onWall: OnProjector | null;
  /** The unsent text for this team. */
  draft: Draft;
  type: (team: WatchableTeam, text: string) => void;
  sendOnce: SendOnce;
  /** How often the teacher has begun a message to this team from its tile. Each time the message gets the focus. */
  writing: number;
  /** Watches the team of the next tile (1) or the previous tile (-1). */
  step: (by: 1 | -1) => void;
  onClose: () => void;
}

/**
 * Shows the text of one team while it is written, beside the board. `j` and `k` go to the next and previous tile. Also answers the flag of the
 * team, sends it messages and gives it minutes (T9).
 */
export function WatchPanel({
  activityId,
  team,
  questions,
  prompts,
  isComparing,
  onWall,
  draft,
  type,
  sendOnce,
  writing,
  step,
  onClose,
}: WatchPanelProps) {
  const t = useTranslations("activity.board.watch");
  const canEdit = useCanEdit();
  const wall = useTranslations("activity.wall.put");
  const heading = useRef<HTMLHeadingElement>(null);
  const [loaded, setLoaded] = useState<{ of: string; team: WatchedTeam } | null>(null);
  const loading = useAction();
  const { id: teamId, number, worksheetId } = team;
  const { run, isPending, refusal, announcement } = useTeamAction(team);

  // Sends to the server which team is watched, because the team must see who watches (Q25).
  useEffect(() => listenLive(activityId, { watches: () => teamId }), [activityId, teamId]);
  const load = () =>
    loading.run(() => watchTeamAction(activityId, { teamId }), {
      overlapping: true,
      onDone: (found) => setLoaded({ of: teamId, team: found }),
    });
  const loadNow = useEffectEvent(load);
  const matchId = team.match?.id;
  useEffect(() => loadNow(), [teamId, worksheetId, isComparing, matchId]);
  const focusHeading = useEffectEvent(() => {
    if (writing === 0) heading.current?.focus();
  });
  useEffect(() => focusHeading(), []);
  useDocumentKeys((event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "Escape") onClose();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  const end = endBeyondClass(useActivityTime(activityId)?.clock ?? null, team.extraMs);
  const flag = team.flag;
  const now = loaded?.of === teamId ? loaded.team : null;
  const fields = () => {
    if (now?.kind === "notes")
      return prompts.map(({ field, prompt }) => ({ field, label: prompt, text: now.texts[field] }));
    return [
      { field: "title" as const, label: t("title") },
      { field: "scenario" as const, label: t("scenario") },
      ...questions.map(({ field, short }) => ({ field, label: short })),
    ].map(({ field, label }) => ({ field, label, text: now?.texts[field] ?? "" }));
  };

  return (
    <aside className={`${styles.panel} ${modeClass(team.mode)}`} aria-labelledby="watch-title">
      <header className={styles.head}>
        <div>
          <h2 id="watch-title" ref={heading} tabIndex={-1}>
            {t("team", { number })}
          </h2>
          <ModeName mode={team.mode} />
        </div>
        <IconButton label={t("previous")} onClick={() => step(-1)}>
          <Icon name="left" />
        </IconButton>
        <IconButton label={t("next")} onClick={() => step(1)}>
          <Icon name="right" />
        </IconButton>
        <IconButton label={t("close")} onClick={onClose}>
          <Icon name="x" />
        </IconButton>
      </header>
      <div className={styles.who}>
        <p>
          {team.members.map(({ name }) => name).join(", ")}
          {end !== null && (
            <small className={styles.end}>
              {t("until")} <LocalTime at={new Date(end)} />
            </small>
          )}
        </p>
        <ButtonLink size="small" href={team.href}>
          {t(team.submission === null ? "page" : "review")}
        </ButtonLink>
      </div>
      {flag !== null && <WatchedFlag activityId={activityId} flag={flag} run={run} pending={isPending()} />}
      {loading.refusal !== null && (
        <div className={styles.acts}>
          <RefusalNotice refusal={loading.refusal} />
          <Button
            size="small"
            aria-disabled={loading.isPending() || undefined}
            onClick={() => {
              // The focused button disappears once the text is loaded.
              heading.current?.focus();
              load();
            }}
          >
            {t("again")}
          </Button>
        </div>
      )}
      {/* Rendered before the text is loaded, to reserve its room. Focusable, so that it can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.sheet} role="region" aria-label={t("sheet")} tabIndex={0}>
        {now !== null && (
          <WatchedSheet
            key={now.id}
            room={{ kind: now.kind, id: now.id, epoch: now.epoch, access: "read" }}
            writers={now.writers}
            fields={fields()}
          />
        )}
      </div>
      {canEdit && (
        <TeamMessageForm
          key={`${teamId} ${writing}`}
          startsFocused={writing > 0}
          team={team}
          draft={draft}
          type={type}
          sendOnce={sendOnce}
          run={run}
          pending={isPending()}
          activityId={activityId}
        />
      )}
      <div className={styles.wall}>
        {" "}
        <ShowOnProjector
          activityId={activityId}
          now={onWall}
          choices={[
            ...(isComparing ? [{ spotlight: { what: "team", teamId } as const, label: wall("team") }] : []),
            { spotlight: { what: "case", teamId }, label: wall("case") },
            ...questions.map(({ field, short }) => ({
              spotlight: { what: "answer", teamId, field } as const,
              label: short,
            })),
          ]}
        />
      </div>
      <RefusalNotice small refusal={refusal} />
      <p className="vh" role="status">
        {announcement}
      </p>
    </aside>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, dialog, [contenteditable]") !== null;
}
