import type { ActivityReader } from "@/lib/activity/authorise";
import { loadBoard } from "@/lib/features/screens/board/board";
import { loadStages, stages, type Stage } from "@/lib/features/screens/board/students-at-it";
import { loadProjectorResults } from "@/lib/features/votes/results/results";
import { isJoined } from "@/lib/features/people/joining/rules/joined";
import { phaseTable, type Phase, type PhaseTraits } from "@/lib/activity/rules/phases";
import { countPresented, shownMatches, type ShownMatch } from "./rules/shown-teams";
import { loadProjectorSpotlight, type ShownSpotlight } from "./spotlight";

/**
 * Everything that the projector shows of a class, except the results (T11). Students are shown as counts; by name only in Compare, while names are
 * on.
 */
export interface ProjectorContent {
  phase: Phase;
  /** Shown instead of what the phase shows. */
  spotlight: ShownSpotlight | null;
  /**
   * The number that matters in this phase. People are counted among the joined (Q13); with the results, among all whom the results' sentence counts.
   */
  count: { what: PhaseTraits["wall"]["count"]; n: number; of: number };
  teams: { all: number; handedIn: number };
  /** The teams that meet, in phases that show matches. */
  matches: readonly ShownMatch[];
  /** In Learn, how many of the joined students are at each stage. */
  stages: Readonly<Record<Stage, number>> | null;
}

export async function loadProjectorContent(reader: ActivityReader): Promise<ProjectorContent> {
  const { phase, namesOnWall } = reader.activity;
  const { wall, wallShows } = phaseTable[phase];
  const { facts, teams, tray, students } = await loadBoard(reader);
  return {
    phase,
    spotlight: await loadProjectorSpotlight(reader),
    count: { what: wall.count, ...(await count()) },
    teams: { all: facts.teams, handedIn: facts.handedIn },
    matches: wallShows === "matches" ? shownMatches(teams, namesOnWall) : [],
    stages: wallShows === "code" ? await countStages() : null,
  };

  async function countStages(): Promise<ProjectorContent["stages"]> {
    const stageOf = await loadStages(reader);
    if (stageOf === null) return null;
    const joined = [...teams.flatMap(({ members }) => members).filter(isJoined), ...tray];
    const at = joined.map(({ id }) => stageOf.get(id) ?? stages[0]);
    const among = (stage: Stage) => at.filter((each) => each === stage).length;
    return { reading: among("reading"), checks: among("checks"), ballot: among("ballot"), done: among("done") };
  }

  async function count(): Promise<{ n: number; of: number }> {
    switch (wall.count) {
      case "joined":
        return { n: facts.joined, of: students };
      case "handed-in":
        return { n: facts.handedIn, of: facts.teams };
      case "presented": {
        const { presented, matched } = countPresented(teams);
        return { n: presented, of: matched };
      }
      case "voted":
        return { n: facts.final, of: facts.joined };
      case "results": {
        const turnout = (await loadProjectorResults(reader))?.tally.turnout;
        return { n: (turnout?.both ?? 0) + (turnout?.onlyFinal ?? 0), of: turnout?.people ?? 0 };
      }
    }
  }
}
