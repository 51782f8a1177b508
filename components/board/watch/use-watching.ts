import { useState } from "react";
import { useSendOnce } from "@/components/helping/use-send-once";
import { listEndedTeams, noDraft, typeDraft, type Draft } from "@/lib/rules/helping/helping";

interface Watched {
  id: string;
  number: number;
}

interface Asking {
  id: string;
  number: number;
  flag: { id: string } | null;
}

/** Which team is watched, and what was typed for each team and is not sent yet. */
export function useWatching<Team extends Watched & Asking>(teams: readonly Team[]) {
  const [watching, watch] = useState<Watched | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft & { number: number }>>(new Map());
  /** The team that was ended while it was watched, until another is. */
  const [ended, setEnded] = useState<Watched | null>(null);
  const sendOnce = useSendOnce();
  const watched = watching === null ? undefined : teams.find(({ id }) => id === watching.id);
  if (watching !== null && watched === undefined) {
    // It may come back by Undo: not with the panel.
    watch(null);
    setEnded(watching);
  } else if (watched !== undefined && ended !== null) setEnded(null);
  return {
    watch,
    watched,
    draft: drafts.get(watched?.id ?? "") ?? noDraft,
    type: ({ id, number, flag }: Asking, text: string) =>
      setDrafts((now) =>
        new Map(now).set(id, { number, ...typeDraft(now.get(id) ?? noDraft, text, flag?.id ?? null) }),
      ),
    /** Here, because the panel is closed and opened again. */
    sendOnce,
    gone: listEndedTeams(drafts, teams, ended),
    forgetGone: (teamId: string) => {
      setDrafts((now) => new Map([...now].filter(([id]) => id !== teamId)));
      if (ended?.id === teamId) setEnded(null);
    },
  };
}
