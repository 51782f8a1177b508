"use client";

import { createContext, useContext } from "react";
import type { RunOptions } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormattedChange } from "@/lib/features/arranging/teams/formatted-change";
import type { Change } from "@/lib/features/teams/changes";
import type { Places } from "./places-offered";

/** The open dialog. `formatted` is null until the preview has loaded. */
export type TeamDialog = { about: "change"; formatted: FormattedChange | null } | { about: AboutTeam; teamId: string };
export type AboutTeam = "meet" | "merge" | "split";

export interface Desk {
  activityId: string;
  places: Places;
  /** Opens the preview of the change. */
  ask: (change: Change) => void;
  /** Opens the dialog in which a teacher chooses the team to pair with or to merge into, or the students to split off. */
  askOfTeam: (about: AboutTeam, teamId: string) => void;
  /** Runs an action without a preview, for a button that names its whole outcome. Actions of other items may be pending at the same time. */
  run: <T>(item: string, work: () => Promise<ActionResult<T>>, announce: RunOptions<T>["announce"]) => void;
  isPending: (item: string) => boolean;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("this part stands inside an ArrangeDesk");
  return desk;
}
