import { getTranslations } from "next-intl/server";
import type { CodeWords } from "./class-code";
import type { RosterWords } from "./roster-form";
import type { StudentWords } from "./student-table";

/** Sentences for client components still have their placeholders, such as `{name}`. */
export async function codeWords(): Promise<CodeWords> {
  const t = await getTranslations("teacher.class.code");
  return {
    code: t("code"),
    how: t("how"),
    address: t("address"),
    link: t("link"),
    replace: t("replace"),
    replaceTitle: t("replaceTitle"),
    replaceText: t("replaceText"),
    replaceGo: t("replaceGo"),
    replaced: t("replaced"),
    cancel: t("cancel"),
    close: t("close"),
    open: t("open"),
    closedText: t("closedText"),
    rename: {
      label: t("rename"),
      of: t("renameOf"),
      title: t("renameTitle"),
      text: t("renameText"),
      name: t("renameName"),
      go: t("renameGo"),
      done: t("renameDone", { name: "{name}" }),
      cancel: t("cancel"),
    },
  };
}

export async function studentWords(): Promise<Omit<StudentWords, "title">> {
  const t = await getTranslations("teacher.class.table");
  const place = { name: "{name}", pin: "{pin}" };
  return {
    none: t("none"),
    name: t("name"),
    pin: t("pin"),
    pinPicked: t("pinPicked"),
    acts: t("acts"),
    withoutRoster: t("withoutRoster"),
    slips: t("slips"),
    reset: t("reset"),
    resetOf: t("resetOf", place),
    resetTitle: t("resetTitle", place),
    resetText: t("resetText", place),
    resetGo: t("resetGo"),
    resetDone: t("resetDone", place),
    rename: t("rename"),
    renameOf: t("renameOf", place),
    renameTitle: t("renameTitle", place),
    renameText: t("renameText", place),
    renameName: t("renameName"),
    renameGo: t("renameGo"),
    renameDone: t("renameDone", place),
    remove: t("remove"),
    removeOf: t("removeOf", place),
    removeTitle: t("removeTitle", place),
    removeText: t("removeText", place),
    removeGo: t("removeGo", place),
    removeDone: t("removeDone", place),
    merge: t("merge"),
    mergeOf: t("mergeOf", place),
    mergeTitle: t("mergeTitle", place),
    mergeText: t("mergeText", place),
    mergeChoose: t("mergeChoose"),
    mergeNone: t("mergeNone"),
    mergePins: t("mergePins"),
    mergeOnePin: t("mergeOnePin"),
    mergeBothPins: t("mergeBothPins", place),
    mergeGo: t("mergeGo"),
    mergeDone: t("mergeDone", place),
    misses: t("misses", { ...place, count: "{count}" }),
    clear: t("clear"),
    clearOf: t("clearOf", place),
    cancel: t("cancel"),
  };
}

export async function rosterWords(): Promise<RosterWords> {
  const t = await getTranslations("teacher.class.roster");
  const added = (count: number) => t("added", { count });
  return {
    title: t("title"),
    text: t("text"),
    names: t("names"),
    namesHint: t("namesHint"),
    go: t("go"),
    addedNone: added(0),
    addedOne: added(1),
    addedMany: t("added", { count: 2 }).replace("2", "{count}"),
    duplicates: t("duplicates", { names: "{names}" }),
  };
}
