/** A match as votes are counted by it (Q9). */
export interface MeetingFacts {
  /** Re-pairing ended the match, so it is left out. */
  ended: boolean;
  /** The teams still in the match. An exemplar is no team, so it does not count. */
  teams: readonly { teamId: string; mode: string }[];
}
