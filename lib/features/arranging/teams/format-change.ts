import { getFormatter, getTranslations } from "next-intl/server";
import type { FormattedChange, FormattedOption } from "./formatted-change";
import type { Change } from "@/lib/features/teams/changes";
import type { ChangePreview, ChangeOption } from "./change-preview";
import { modeOf, type Lesson, shownMode } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { isSameMode, listNewTeams, teamOf, type Arrangement } from "@/lib/features/teams/rules/arrangement";
import { createEffectFormatter } from "./format-effects";

/** Formats everything the dialog shows about a change: its title, why there is a decision, and each option with its effects. */
export async function formatChange(preview: ChangePreview, change: Change, lesson: Lesson): Promise<FormattedChange> {
  const [t, format, formatEffect] = await Promise.all([
    getTranslations("arrange"),
    getFormatter(),
    createEffectFormatter(lesson, preview.names),
  ]);
  const { before, short, options } = preview;
  const list = (numbers: readonly number[]) => format.list(numbers.map(String));
  const number = (arrangement: Arrangement, id: string) => teamOf(arrangement, id)?.number ?? 0;
  const mode = (id: string) => nameInSentence(modeOf(lesson, id).name);
  const name = (id: string) => preview.names.get(id) ?? "";
  const left = list((short?.left.flat() ?? []).sort((a, b) => a - b));

  const again = (one: { pairAgain?: boolean | undefined }) => (one.pairAgain ? "yes" : "no");
  /** Number of the team that a student moves to; a revived team is in the plan only. */
  const placeOf = ({ destination }: Change & { do: "move" }) => {
    if (destination.to === "team") return number(before, destination.teamId);
    return destination.to === "back" && options[0] !== undefined ? number(options[0].after, destination.teamId) : 0;
  };

  const title = (): string => {
    switch (change.do) {
      case "draw-teams":
      case "form-teams":
      case "pair":
      case "next-round":
        return t(`titles.${change.do}`, {
          again: (change.do === "pair" ? before.matches : before.teams).length > 0 ? "yes" : "no",
        });
      case "move":
        return t("titles.move", {
          student: name(change.studentId),
          to: change.destination.to,
          number: placeOf(change),
          mode: change.destination.to === "new" ? mode(change.destination.mode) : "",
        });
      case "mode":
        return t("titles.mode", { number: number(before, change.teamId), mode: mode(change.mode) });
      case "merge":
        return t("titles.merge", { number: number(before, change.teamId), other: number(before, change.otherId) });
      case "split":
        return t("titles.split", {
          number: number(before, change.teamId),
          students: format.list(change.studentIds.map(name)),
        });
      case "end":
        return t("titles.end", { number: number(before, change.teamId) });
      case "meet":
        return t("titles.meet", { number: number(before, change.teamId), other: number(before, change.otherId) });
      case "exemplar":
        return t("titles.exemplar", {
          number: number(before, change.teamId),
          add: change.mode === null ? "no" : "yes",
        });
    }
  };

  const label = ({ change: one, after }: ChangeOption): string => {
    switch (one.do) {
      case "draw-teams":
      case "form-teams":
        return t("acts.teams", { count: listNewTeams(after, before).length });
      case "pair":
      case "next-round":
        if (one.rest !== undefined)
          return t(`acts.rest.${one.rest}`, {
            n: short?.left.flat().length ?? 0,
            numbers: left,
            groups: format.list((short?.left ?? []).map((group) => t("acts.with", { numbers: list(group) }))),
          });
        return one.do === "pair"
          ? t("acts.pair", { count: after.teams.length })
          : t("acts.next-round", { round: preview.options[0]?.round ?? 0 });
      case "move":
        return t("acts.move", {
          student: name(one.studentId),
          to: one.destination.to,
          number: placeOf(one),
          again: again(one),
        });
      case "mode": {
        const match = after.matches.find((each) => each.teamIds.includes(one.teamId) && isSameMode(after, each));
        const numbers = list(match?.teamIds.map((id) => number(after, id)) ?? []);
        return t("acts.mode", {
          number: number(before, one.teamId),
          mode: mode(one.mode),
          how: one.pairAgain ? "again" : match !== undefined ? "override" : "only",
          numbers,
        });
      }
      case "merge":
        return t("acts.merge", {
          number: number(before, one.teamId),
          other: number(before, one.otherId),
          again: again(one),
        });
      case "split":
        return t("acts.split", { number: number(before, one.teamId), again: again(one) });
      case "end":
        return t("acts.end", { number: number(before, one.teamId), again: again(one) });
      case "meet": {
        const match = after.matches.find((each) => each.teamIds.includes(one.teamId));
        const same = match !== undefined && isSameMode(after, match);
        return t("acts.meet", {
          number: number(before, one.teamId),
          other: number(before, one.otherId),
          same: same ? "yes" : "no",
          mode: mode(teamOf(after, one.teamId)?.mode ?? ""),
        });
      }
      case "exemplar":
        return t("acts.exemplar", { add: one.mode === null ? "no" : "yes" });
    }
  };

  const lines = (option: ChangeOption): FormattedOption["lines"] => {
    const spread =
      option.spread > 0 ? [{ tone: "fine" as const, text: t("effects.spread", { count: option.spread }) }] : [];
    return [...spread, ...option.effects.map(formatEffect)];
  };
  const already = (): string => {
    const ofTeam = "teamId" in change ? number(before, change.teamId) : 0;
    const values = {
      number: ofTeam,
      other: "otherId" in change ? number(before, change.otherId) : 0,
      mode: "mode" in change && change.mode !== null ? mode(change.mode) : "",
      student: "studentId" in change ? name(change.studentId) : "",
    };
    return t("already", { what: change.do, ...values });
  };
  const remakes = change.do === "draw-teams" || change.do === "form-teams";
  const made = remakes && options[0] !== undefined ? listNewTeams(options[0].after, before) : [];
  return {
    seed: preview.seed,
    already: already(),
    title: title(),
    reason:
      short === null
        ? null
        : t(`short.${change.do === "form-teams" ? "form" : "pair"}`, {
            mode: mode(short.reason.mode),
            count: short.reason.count,
            of: short.reason.of,
            locked: short.locked,
            byLocks: short.isByLocks ? "yes" : "no",
            n: short.left.flat().length,
            numbers: left,
          }),
    teams: made.map((team) => ({
      number: team.number,
      mode: shownMode(modeOf(lesson, team.mode)),
      members: format.list(team.memberIds.map(name)),
    })),
    options: options.map((option) => ({
      change: option.change,
      expected: option.expected,
      label: label(option),
      lines: lines(option),
    })),
  };
}
