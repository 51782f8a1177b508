/** The options of the menus; the same for every student and team. */
export interface Places {
  teams: {
    id: string;
    number: number;
    mode: string;
    members: string;
    people: { id: string; name: string }[];
    full: boolean;
    /** Teams in its match now, and those of earlier rounds. */ meets: string[];
    met: string[];
  }[];
  students: { id: string; name: string }[];
  /** T7: teams that have ended, and can come back. */
  ended: { id: string; number: number; mode: string }[];
  most: number;
  modes: { id: string; name: string }[];
}
