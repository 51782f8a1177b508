"use client";

import { createContext, useContext } from "react";
import type { RunOptions } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormattedChange } from "@/lib/classroom/teams/formatted-change";
import type { Places } from "./places-offered";

/** What a dialog asks. A change is null until its preview is here. */
export type Asking = { about: "change"; formatted: FormattedChange | null } | { about: AboutTeam; teamId: string };
export type AboutTeam = "meet" | "merge" | "split";

/** A change as the action takes it; the server parses it. */
export type AskedChange = Record<string, unknown> & { do: string };

export interface LockInput {
  what: "team" | "match";
  teamId: string;
  locked: boolean;
}

export interface Desk {
  places: Places;
  /** Opens the preview of the change. */
  ask: (change: AskedChange) => void;
  /** Asks whom this team should meet, which it should go into, or who leaves it. */
  askOfTeam: (about: AboutTeam, teamId: string) => void;
  /** T4: marks a student absent, or not. */
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
  /** Locks a team or its match, or unlocks it. */
  lock: (input: LockInput) => Promise<ActionResult>;
  /** Runs an action without a preview, for a button that names its whole outcome. Those about other items can be pending too. */
  run: <T>(item: string, work: () => Promise<ActionResult<T>>, announce: RunOptions<T>["announce"]) => void;
  isPending: (item: string) => boolean;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("this part stands inside an ArrangeDesk");
  return desk;
}
