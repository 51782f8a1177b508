import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { RunAction } from "@/components/actions/use-action";
import { useActivityTime } from "@/components/hour/clocks/use-time-left";
import type { SendOnce } from "@/components/hour/helping/use-send-once";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextArea } from "@/components/ui/controls/field";
import { extendClockAction } from "@/lib/features/hour/clocks/actions/clocks";
import { answerFlagAction } from "@/lib/features/hour/helping/actions/flags";
import { sendMessageAction } from "@/lib/features/hour/helping/actions/messages";
import { flagAnsweredBy, maxMessageLength, type Draft } from "@/lib/features/hour/helping/rules/helping";
import type { WatchableTeam } from "./watch-panel";
import styles from "./watch-panel.module.css";

interface TeamMessageFormProps {
  team: WatchableTeam;
  /** The message has the focus as soon as the form is shown. */
  startsFocused: boolean;
  draft: Draft;
  type: (team: WatchableTeam, text: string) => void;
  sendOnce: SendOnce;
  run: RunAction;
  pending: boolean;
  activityId: string;
}

/** Sends a message to the team or to one member, or answers the flag of the team, and gives it minutes (T9). */
export function TeamMessageForm({
  team,
  startsFocused,
  draft,
  type,
  sendOnce,
  run,
  pending,
  activityId,
}: TeamMessageFormProps) {
  const t = useTranslations("activity.board.watch");
  const time = useActivityTime(activityId);
  const { id: teamId } = team;
  const field = useRef<HTMLTextAreaElement>(null);
  const focusField = useEffectEvent(() => {
    if (startsFocused) field.current?.focus();
  });
  useEffect(() => focusField(), []);
  const [chosen, setChosen] = useState("");
  /** The member who gets the message. undefined for the whole team. */
  const recipient = team.members.find(({ id }) => id === chosen);
  const answered = recipient === undefined ? flagAnsweredBy(draft, team.flag?.id ?? null) : null;
  const write = () => {
    const words = draft.text.trim();
    if (words === "") return;
    const send = (id: string) =>
      answered === null
        ? sendMessageAction(activityId, {
            id,
            to: recipient === undefined ? { teamId } : { studentId: recipient.id },
            text: words,
          })
        : answerFlagAction(activityId, { id, flagId: answered, text: words });
    // A retry has the same id: an answer whose response was lost has closed its flag, so the retry would be stored as a second message.
    run(() => sendOnce(`${recipient?.id ?? teamId} ${words}`, send), {
      onDone: () => type(team, ""),
      refresh: "answered",
      announce: recipient === undefined ? t("sent") : t("sentToOne", { name: recipient.name }),
    });
  };
  // A key for each button, because the second press may come before the page has refreshed.
  const extend = (minutes: 2 | -1, announce: string) =>
    time !== null &&
    run(() => extendClockAction(activityId, { minutes, teamId, expected: time.phase }), {
      key: `${minutes}`,
      refresh: "answered",
      announce,
    });
  return (
    <form
      className={styles.word}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      {team.members.length > 1 && (
        <NativeSelect label={t("whom")} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t("whole")}</option>
          {team.members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
      <TextArea
        ref={field}
        label={
          recipient !== undefined
            ? t("wordToOne", { name: recipient.name })
            : answered === null
              ? t("word")
              : t("answerWord")
        }
        value={draft.text}
        rows={1}
        maxLength={maxMessageLength}
        onChange={(event) => type(team, event.target.value)}
      />
      <div className={styles.acts}>
        <Button size="small" type="submit" aria-disabled={pending || draft.text.trim() === "" || undefined}>
          {t("send")}
        </Button>
        {time?.clock != null && (
          <>
            <Button size="small" variant="plain" onClick={() => extend(2, t("moreDone"))}>
              {t("more")}
            </Button>
            <Button size="small" variant="plain" onClick={() => extend(-1, t("lessDone"))}>
              {t("less")}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
