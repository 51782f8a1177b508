import { getFormatter, getTranslations } from "next-intl/server";
import type { FormattedOption } from "./formatted-change";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import type { Effect } from "@/lib/features/teams/rules/effect";

/** Effects shown as warnings. */
const warnings: ReadonlySet<Effect["effect"]> = new Set([
  "teams-of-one",
  "words-archived",
  "hand-ins-archived",
  "alone",
  "same-mode",
  "lock-ends",
  "met-before",
  "without-match",
]);

export type FormatEffect = (effect: Effect) => FormattedOption["lines"][number];

/** Returns a function that formats an effect as one sentence. */
export async function createEffectFormatter(lesson: Lesson, names: ReadonlyMap<string, string>): Promise<FormatEffect> {
  const [t, format] = await Promise.all([getTranslations("arrange.effects"), getFormatter()]);
  const list = (numbers: readonly number[]) => format.list(numbers.map(String));
  const mode = (id: string | null) => (id === null ? "" : nameInSentence(modeOf(lesson, id).name));
  const name = (id: string) => names.get(id) ?? t("someone");
  const sentence = (e: Effect): string => {
    switch (e.effect) {
      case "teams-made": {
        const modes = lesson.modes.flatMap(({ id, name }) =>
          e.modes.flatMap((one) =>
            one.mode === id ? t("on-mode", { teams: one.teams, mode: nameInSentence(name) }) : [],
          ),
        );
        return t(e.effect, { teams: e.teams, students: e.students, modes: format.list(modes) });
      }
      case "team-of-size":
      case "teams-end":
      case "other-teams-end":
      case "all-to-tray":
      case "hand-ins-archived":
      case "matches-end-all":
      case "matches-end-some":
      case "nobody-else":
        return t(e.effect, { ...e });
      case "teams-of-one":
      case "teams-stay":
      case "lock-ends":
      case "match-ends":
      case "same-mode":
      case "met-before":
      case "without-match":
        return t(e.effect, { n: e.numbers.length, numbers: list(e.numbers), mode: "mode" in e ? mode(e.mode) : "" });
      case "words-archived":
        return t(e.effect, { n: e.numbers.length, numbers: list(e.numbers), empty: e.empty ? "yes" : "no" });
      case "team-ends":
        return t(e.effect, { number: e.number, begun: e.begun ? "yes" : "no" });
      case "words-stay":
      case "alone":
        return t(e.effect, { student: name(e.studentId), number: e.number });
      case "words-stay-all":
        return t(e.effect, { students: format.list(e.studentIds.map(name)), number: e.number });
      case "to-tray-all":
        return t(e.effect, { students: format.list(e.studentIds.map(name)) });
      case "joins-all": {
        const members = format.list([...e.with, ...e.studentIds].map(name));
        return t(e.effect, {
          number: e.number,
          members,
          students: format.list(e.studentIds.map(name)),
          changes: e.fromMode === null ? "no" : "yes",
          from: mode(e.fromMode),
          mode: mode(e.mode),
        });
      }
      case "new-team-all":
        return t(e.effect, { number: e.number, students: format.list(e.studentIds.map(name)), mode: mode(e.mode) });
      case "back-all":
        return t(e.effect, {
          number: e.number,
          students: format.list(e.studentIds.map(name)),
          changes: e.fromMode === null ? "no" : "yes",
          from: mode(e.fromMode),
          mode: mode(e.mode),
        });
      case "back":
        return t(e.effect, {
          number: e.number,
          student: name(e.studentId),
          changes: e.fromMode === null ? "no" : "yes",
          from: mode(e.fromMode),
          mode: mode(e.mode),
        });
      case "to-tray":
        return t(e.effect, { student: name(e.studentId) });
      case "joins": {
        const members = format.list([...e.with, e.studentId].map(name));
        return t(e.effect, {
          number: e.number,
          members,
          student: name(e.studentId),
          changes: e.fromMode === null ? "no" : "yes",
          from: mode(e.fromMode),
          mode: mode(e.mode),
        });
      }
      case "new-team":
        return t(e.effect, { number: e.number, student: name(e.studentId), mode: mode(e.mode) });
      case "mode-changes":
        return t(e.effect, {
          number: e.number,
          from: mode(e.from),
          to: mode(e.to),
          begun: e.begun ? "yes" : "no",
          reopens: e.reopens ? "yes" : "no",
        });
      case "matches-stand":
        return t(e.effect, { count: e.count, all: e.all ? "yes" : "no" });
      case "match-begins":
        return t(e.effect, {
          n: e.numbers.length,
          numbers: list(e.numbers),
          first: e.numbers[0] ?? 0,
          rest: list(e.numbers.slice(1)),
          mode: mode(e.exemplarMode),
        });
      case "match-changes":
        return t(e.effect, {
          stay: list(e.stay),
          joins: e.join.length,
          join: list(e.join),
          leaves: e.leave.length,
          leave: list(e.leave),
        });
      case "exemplar":
        return t(e.effect, {
          numbers: list(e.numbers),
          n: e.numbers.length,
          has: e.mode === null ? "no" : "yes",
          mode: mode(e.mode),
        });
      case "trio-shares":
        return t(e.effect, { numbers: list(e.numbers), shared: list(e.shared), mode: mode(e.mode) });
    }
  };
  return (effect) => ({ tone: warnings.has(effect.effect) ? "warn" : "fine", text: sentence(effect) });
}
