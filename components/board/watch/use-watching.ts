import { useState } from "react";
import { noDraft, typeDraft, type Draft } from "@/lib/rules/helping/helping";

interface Watched {
  id: string;
  number: number;
}

interface Asking {
  id: string;
  flag: { id: string } | null;
}

/** Which team is watched, and what was typed for each team and is not sent yet. */
export function useWatching<Team extends Watched & Asking>(teams: readonly Team[]) {
  const [watching, watch] = useState<Watched | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  /** The team that was ended while it was watched, and what was typed for it. */
  const [gone, setGone] = useState<{ number: number; text: string } | null>(null);
  const watched = watching === null ? undefined : teams.find(({ id }) => id === watching.id);
  const draftOf = (teamId: string) => drafts.get(teamId) ?? noDraft;
  if (watching !== null && watched === undefined) {
    // It may come back by Undo: not with the panel.
    watch(null);
    setGone({ number: watching.number, text: draftOf(watching.id).text });
  }
  return {
    watch,
    watched,
    draft: watched === undefined ? noDraft : draftOf(watched.id),
    type: ({ id, flag }: Asking, text: string) =>
      setDrafts((now) => new Map(now).set(id, typeDraft(now.get(id) ?? noDraft, text, flag?.id ?? null))),
    gone,
    forgetGone: () => setGone(null),
  };
}
