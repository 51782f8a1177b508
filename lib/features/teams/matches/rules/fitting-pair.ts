/** Which team a handed-in team compares with in a self-paced activity (T18, T5). */

export interface WaitingTeam {
  id: string;
  mode: string;
  /** When it handed in. */
  handedInAt: Date;
}

/** Of the teams that have handed in and have no match, the one on another mode that has waited longest; null when none fits. */
export function findFittingTeam(
  team: Pick<WaitingTeam, "id" | "mode">,
  waiting: readonly WaitingTeam[],
): string | null {
  const [first] = waiting
    .filter(({ id, mode }) => id !== team.id && mode !== team.mode)
    .sort((a, b) => a.handedInAt.getTime() - b.handedInAt.getTime() || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}
