"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDesk } from "@/components/arranging/teams/use-desk";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import type { Breakage, Dragged, DropPlace } from "@/lib/features/teams/rules/dropping";

/** Formats what a drop of an item at a place would do, and what it would break. */
export function useDropSentences() {
  const t = useTranslations("arrangeDesk.drag");
  const format = useFormatter();
  const { places } = useDesk();
  const modeName = (id: string) => nameInSentence(places.modes.find((mode) => mode.id === id)?.name ?? id);
  const team = (id: string) => places.teams.find((one) => one.id === id);
  const list = (numbers: readonly number[]) => format.list(numbers.map(String));
  const valuesOf = (item: Dragged, place: DropPlace) => ({
    name: item.what === "student" ? nameOf(item) : "",
    own: item.what === "team" ? (team(item.teamId)?.number ?? 0) : 0,
    number: place.on === "team" ? (team(place.teamId)?.number ?? 0) : 0,
    members: place.on === "team" ? (team(place.teamId)?.members ?? "") : "",
    mode: place.on === "mode" ? modeName(place.mode) : "",
    where: whereOf(item, place),
  });

  function nameOf(item: Dragged): string {
    return item.what === "student"
      ? (places.students.find((one) => one.id === item.studentId)?.name ?? "")
      : t("team", { number: team(item.teamId)?.number ?? 0 });
  }

  function sentenceOf(breakage: Breakage): string {
    switch (breakage.effect) {
      case "alone":
        return t("breaks.alone", {
          student: nameOf({ what: "student", studentId: breakage.studentId }),
          number: breakage.number,
        });
      case "team-ends":
        return t("breaks.team-ends", { number: breakage.number, begun: breakage.begun ? "yes" : "no" });
      case "mode-changes":
        return t("breaks.mode-changes", { number: breakage.number });
      case "match-changes":
        return t("breaks.match-changes", { n: breakage.leave.length, numbers: list(breakage.leave) });
      case "same-mode":
        return t("breaks.same-mode", { n: breakage.numbers.length, mode: modeName(breakage.mode) });
      case "trio-shares":
        return t("breaks.trio-shares", { numbers: list(breakage.shared), mode: modeName(breakage.mode) });
      case "match-ends":
      case "without-match":
      case "met-before":
      case "lock-ends":
        return t(`breaks.${breakage.effect}`, { n: breakage.numbers.length, numbers: list(breakage.numbers) });
    }
  }

  /** What a student's move would do apart from what it breaks: which text stays in which team, and who would be the team's members. */
  function listOutcome(item: Dragged, place: DropPlace, begun: ReadonlySet<string>): string[] {
    if (item.what === "team" || place.on === "mode") return [];
    const name = nameOf(item);
    const from = places.teams.find(({ people }) => people.some(({ id }) => id === item.studentId));
    const stays = from !== undefined && begun.has(from.id) ? [t("stays", { name, number: from.number })] : [];
    const to = place.on === "team" ? team(place.teamId) : undefined;
    if (to === undefined) return stays;
    const members = format.list([...to.people.map((person) => person.name), name]);
    const changes = from !== undefined && from.mode !== to.mode ? "yes" : "no";
    return [...stays, t("joins", { number: to.number, members, changes, name, mode: modeName(to.mode) })];
  }

  return {
    nameOf,
    listOutcome,
    numberOf: (item: Dragged) => (item.what === "team" ? (team(item.teamId)?.number ?? 0) : 0),
    sentenceOf,
    /** The visible text of a place's button. */
    putOf: (item: Dragged, place: DropPlace) => t("put", valuesOf(item, place)),
    /** The label of a place's button for screen readers. */
    labelOf: (item: Dragged, place: DropPlace) => t("drop", valuesOf(item, place)),
    titleOf: (item: Dragged, place: DropPlace) => t("if", valuesOf(item, place)),
    fullOf: (number: number) => t("full", { number, most: places.most }),
  };
}

function whereOf(item: Dragged, place: DropPlace): "tray" | "new" | "team" | "mode" | "meet" {
  if (item.what === "team") return place.on === "mode" ? "mode" : "meet";
  return place.on === "mode" ? "new" : place.on;
}
