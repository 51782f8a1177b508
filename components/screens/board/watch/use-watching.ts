import { useState } from "react";
import { useSendOnce } from "@/components/hour/helping/use-send-once";
import { listEndedTeamDrafts, noDraft, typeDraft, type Draft } from "@/lib/features/hour/helping/rules/helping";

interface Watched {
  id: string;
  number: number;
}

interface Asking {
  id: string;
  number: number;
  flag: { id: string } | null;
}

/** Which team is watched, and the unsent text for each team. */
export function useWatching<Team extends Watched & Asking>(teams: readonly Team[]) {
  const [watching, watch] = useState<Watched | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft & { number: number }>>(new Map());
  /** The team that was closed while it was watched. null once another team is watched. */
  const [closedWhileWatched, setClosedWhileWatched] = useState<Watched | null>(null);
  const sendOnce = useSendOnce();
  const watched = watching === null ? undefined : teams.find(({ id }) => id === watching.id);
  if (watching !== null && watched === undefined) {
    // Undo may restore the team, but must not open the panel again.
    watch(null);
    setClosedWhileWatched(watching);
  } else if (watched !== undefined && closedWhileWatched !== null) setClosedWhileWatched(null);
  return {
    watch,
    watched,
    draft: drafts.get(watched?.id ?? "") ?? noDraft,
    type: ({ id, number, flag }: Asking, text: string) =>
      setDrafts((now) =>
        new Map(now).set(id, { number, ...typeDraft(now.get(id) ?? noDraft, text, flag?.id ?? null) }),
      ),
    /** Here and not in the panel, so that it survives closing the panel. */
    sendOnce,
    gone: listEndedTeamDrafts(drafts, teams, closedWhileWatched),
    forgetGone: (teamId: string) => {
      setDrafts((now) => new Map([...now].filter(([id]) => id !== teamId)));
      if (closedWhileWatched?.id === teamId) setClosedWhileWatched(null);
    },
  };
}
