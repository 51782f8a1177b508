/** Teams and matches for tests of rules, and effect facts for a lesson in which nothing has happened yet. */
import type { EffectFacts } from "@/lib/features/teams/rules/effect";

export function teamOn(mode: string, number: number, id: string, memberIds: string[]) {
  return { id, number, mode, memberIds, locked: false };
}

export function matchOn(teamIds: string[], exemplarMode: string | null = null) {
  return { teamIds, exemplarMode, override: false, locked: false };
}

export const noFacts: EffectFacts = {
  begun: new Set(),
  handedIn: new Set(),
  ended: new Set(),
  hadMode: () => false,
  times: () => 0,
};
