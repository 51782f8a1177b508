/** A teacher locks a team or a match, so that it stays when teams are made or matched again (T2, T5). */
import { transaction } from "@/db/client";
import { setMatchLocked } from "./matches/queries/matches";
import { lockActivity } from "@/lib/activity/queries/activity";
import { setTeamLocked } from "./queries/teams";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { recordInJournal } from "@/lib/activity/journal/record";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { teamOf } from "./rules/arrangement";
import { checkMayArrange, loadArrangement, seatedTeamIds } from "./arrangement";

/** Locks or unlocks a team, or the match it is in. @throws AppError `team-gone`, `match-gone`, `activity-closed` */
export async function setLock(
  editor: ActivityEditor,
  { what, teamId, locked }: { what: "team" | "match"; teamId: string; locked: boolean },
  now = currentTime(),
): Promise<void> {
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    checkMayArrange(editor, activity);
    const { arrangement, matches } = await loadArrangement(tx, activity);
    const team = teamOf(arrangement, teamId);
    if (team === undefined) throw new AppError("team-gone");
    const act = locked ? "lock" : "unlock";
    const row = what === "team" ? team : matches.find((one) => !one.ended && seatedTeamIds(one).includes(team.id));
    if (row === undefined) throw new AppError("match-gone");
    const write = what === "team" ? setTeamLocked : setMatchLocked;
    await recordInJournal(
      tx,
      editor,
      { kind: what === "team" ? `${act}-team` : `${act}-match`, values: { team: team.number } },
      () => write(tx, row.id, locked),
      now,
    );
  });
  invalidate(editor.activity.id, "locks");
}
