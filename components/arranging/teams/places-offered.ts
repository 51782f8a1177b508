import type { ShownMode } from "@/lib/content/lesson";

/** The options of the menus; the same for every student and team. */
export interface Places {
  teams: {
    id: string;
    number: number;
    mode: string;
    members: string;
    people: { id: string; name: string }[];
    full: boolean;
    /** Ids of the teams that it meets now; `met`: in earlier rounds. */ meets: string[];
    met: string[];
  }[];
  students: { id: string; name: string }[];
  /** Closed teams that can be restored (T7). */
  ended: { id: string; number: number; mode: string }[];
  most: number;
  modes: ShownMode[];
}
