/** Previews what an undo would mean (T8). */
import { transaction, type Tx } from "@/db/client";
import { listFormerModes } from "@/lib/features/teams/queries/arrangement";
import { findActivity } from "@/lib/activity/queries/activity";
import type { ActivityEditor } from "@/lib/activity/authorise";
import type { Arrangement } from "@/lib/features/teams/rules/arrangement";
import { effectsOf } from "@/lib/features/teams/rules/arrangement-effects";
import type { Effect } from "@/lib/features/teams/rules/effect";
import { withChanges, type Fact, type FactChange, type Facts } from "@/lib/activity/rules/journal";
import { phaseMove, type PhaseMove } from "@/lib/activity/rules/phase-move";
import { phases } from "@/lib/activity/rules/phases";
import { undoEffects, type UndoEffect } from "./rules/undo-effects";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import { loadBoardOf } from "@/lib/features/screens/board/board";
import { loadUndoPlan, type UndoResult } from "./journal";

export interface UndoPreview {
  /** The phase move; null when the phase stays. */
  move: PhaseMove | null;
  effects: Effect[];
  also: UndoEffect[];
  /** Names of the students in `effects`, by id. */
  names: ReadonlyMap<string, string>;
}

/** Writes nothing. Returns the same as `undo` for a blocked undo. @throws AppError as `undo` */
export async function previewUndo(
  editor: ActivityEditor,
  entryId: string,
): Promise<UndoPreview | Extract<UndoResult, { done: false }>> {
  return transaction(async (tx) => {
    const { plan, facts } = await loadUndoPlan(tx, editor, entryId);
    if (plan.kind === "blocked") return { done: false, by: plan.by };
    const activity = (await findActivity(tx, editor.activity.id)) ?? editor.activity;
    const after = plan.changes.find(({ key }) => key === `phase/${activity.id}`)?.after;
    const to = phases.find((phase) => phase === after);
    const move = to !== undefined ? phaseMove(to, (await loadBoardOf(tx, activity)).facts) : null;
    return {
      move,
      ...(await findEffects(tx, { ...editor, activity }, facts, plan.changes)),
      also: undoEffects(plan.changes, facts, activity.phase),
    };
  });
}

const isArranged = ({ key }: FactChange) => /^(team|member|match|round)\//.test(key);

async function findEffects(
  tx: Tx,
  { activity }: ActivityEditor,
  facts: Facts,
  changes: readonly FactChange[],
): Promise<Pick<UndoPreview, "effects" | "names">> {
  if (!changes.some(isArranged)) return { effects: [], names: new Map() };
  const loaded = await loadArrangement(tx, activity);
  const former = await listFormerModes(tx, activity.id);
  const effects = effectsOf(
    arrangementIn(facts, activity.id),
    arrangementIn(withChanges(facts, changes), activity.id),
    {
      begun: new Set(loaded.teams.filter((team) => team.begun).map((team) => team.id)),
      handedIn: new Set(loaded.teams.filter((team) => team.handedIn).map((team) => team.id)),
      ended: new Set(loaded.ended.map((team) => team.id)),
      hadMode: (teamId, mode) => former.some((one) => one.teamId === teamId && one.mode === mode),
      times: () => 0, // revived matches are no repetition
    },
  );
  return { effects, names: new Map(loaded.students.map(({ id, name }) => [id, name])) };
}

type FactObject = Exclude<Fact, null | boolean | number | string>;

/** Teams, and the matches of the round that `facts` are in. */
function arrangementIn(facts: Facts, activityId: string): Arrangement {
  const round = facts.get(`round/${activityId}`);
  const of = (kind: string): [id: string, fact: FactObject][] =>
    [...facts].flatMap(([key, fact]) =>
      key.startsWith(`${kind}/`) && fact !== null && typeof fact === "object" && fact.activityId === activityId
        ? [[key.slice(kind.length + 1), fact] as [string, FactObject]]
        : [],
    );
  const membersOf = (teamId: string) =>
    [...facts].flatMap(([key, fact]) =>
      fact === teamId && key.startsWith(`member/${activityId}/`) ? [key.slice(`member/${activityId}/`.length)] : [],
    );
  return {
    teams: of("team")
      .map(([id, { number, mode }]) => ({
        id,
        number: Number(number),
        mode: String(mode),
        memberIds: membersOf(id),
        locked: facts.get(`team-locked/${id}`) === true,
      }))
      .sort((a, b) => a.number - b.number),
    matches: of("match").flatMap(([id, match]) =>
      match.round === round
        ? [
            {
              teamIds: Array.isArray(match.teamIds) ? match.teamIds.map(String) : [],
              exemplarMode: typeof match.exemplarMode === "string" ? match.exemplarMode : null,
              override: match.override === true,
              locked: facts.get(`match-locked/${id}`) === true,
            },
          ]
        : [],
    ),
  };
}
