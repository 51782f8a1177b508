import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction, type RunAction } from "@/components/actions/use-action";

/** Runs actions for the watched team. A refusal that arrives when another team is watched names the team that it is about. */
export function useTeamAction({ id, number }: { id: string; number: number }) {
  const t = useTranslations("activity.board.watch");
  const { run, isPending, refusal, announcement } = useAction("typed");
  const [answered, setAnswered] = useState({ id, number });
  const isOwn = answered.id === id;
  const runForTeam: RunAction = (call, { key = "", onDone, onRefused, ...options } = {}) =>
    run(call, {
      ...options,
      key: `${id} ${key}`,
      onDone: (value) => {
        setAnswered({ id, number });
        onDone?.(value);
      },
      onRefused: (answer) => {
        setAnswered({ id, number });
        onRefused?.(answer);
      },
    });
  return {
    run: runForTeam,
    isPending: () => isPending(`${id} `),
    refusal:
      refusal === null || isOwn
        ? refusal
        : { sentence: t("ofTeam", { number: answered.number, sentence: refusal.sentence }) },
    announcement: isOwn ? announcement : "",
  };
}
