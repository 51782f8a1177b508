import { getTranslations } from "next-intl/server";
import { ChangedText } from "@/components/ui/display/changed-text";
import { Notice } from "@/components/ui/display/notice";
import type { Lesson } from "@/lib/content/schema";
import { differencesBetween, wordsIn, type Difference } from "@/lib/features/lessons/rules/difference";
import { asJson, isList, type Json } from "@/lib/features/lessons/rules/merge";
import { diffWords, type Change } from "@/lib/sync/format/text-diff";
import { nameOf, optionsOf } from "./form-context";
import styles from "./lesson-differences.module.css";
import { lessonParts, type Field } from "./lesson-fields";
import { placeOf, type Place, type Step } from "./place";

/** Letters that are compared word by word on one page. Later texts are shown as removed and added, so that a page costs little. */
const mostCompared = 120_000;

interface Versions {
  before: Lesson;
  after: Lesson;
}

/** All places at which two versions of a lesson differ, by the parts of the form and in its words (T16). */
export async function LessonDifferences({ before, after }: Versions) {
  const [t, edit] = await Promise.all([getTranslations("lessons.version"), getTranslations("lessons.edit.part")]);
  const shown = (await describe({ before, after })).filter(({ changes }) => changes.length > 0);
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{t("differences")}</h2>
      <Notice>{t("count", { count: shown.length })}</Notice>
      {lessonParts.map(({ id }) => {
        const own = shown.filter(({ place }) => place.part === id);
        if (own.length === 0) return null;
        return (
          <section key={id} className={styles.part} aria-labelledby={`part-${id}`}>
            <h3 id={`part-${id}`}>{edit(id)}</h3>
            <ul className={styles.places}>
              {own.map(({ kind, name, changes }, at) => (
                <li key={at}>
                  <p className={styles.place}>
                    {kind !== "changed" && <b>{t(`kind.${kind}`)}</b>} {name}
                  </p>
                  {changes.map((text, line) => (
                    <p key={line} className={styles.text} dir="auto">
                      <ChangedText changes={text} />
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

interface Shown {
  kind: Difference["kind"];
  place: Place;
  name: string;
  /** Each is one text. */
  changes: Change[][];
}

async function describe({ before, after }: Versions): Promise<Shown[]> {
  const [t, fields, phases] = await Promise.all([
    getTranslations("lessons.version"),
    getTranslations("lessons.fields"),
    getTranslations("app.phases"),
  ]);
  let compared = 0;
  return differencesBetween(asJson(before), asJson(after)).map((one) => {
    const place = placeOf(one.kind === "removed" ? before : after, one.path);
    return { kind: one.kind, place, name: place.steps.map(nameStep).join(" · "), changes: changesOf(one, place) };
  });

  function nameStep(step: Step): string {
    if ("own" in step) return step.own;
    if ("phase" in step) return phases(step.phase);
    const what =
      step.n === undefined ? fields(step.label) : fields("numbered", { what: fields(step.label), n: step.n });
    return step.name === undefined || step.name === "" ? what : t("named", { what, name: step.name });
  }

  function changesOf(one: Difference, { field }: Place): Change[][] {
    switch (one.kind) {
      case "order":
        return [[...whole("removed", listNames(one.before)), ...whole("added", listNames(one.after))]];
      case "added":
      case "removed": {
        const value = one.kind === "added" ? one.after : one.before;
        const lesson = one.kind === "added" ? after : before;
        const simple = field === undefined ? null : shortValue(field, value, lesson);
        const texts = simple === null ? wordsIn(value, one.path) : [simple];
        const name = typeof value === "object" && value !== null && !isList(value) ? nameOf(value) : "";
        return (texts.length === 0 ? [name] : texts).map((text) => whole(one.kind as "added" | "removed", text));
      }
      case "changed": {
        if (field?.kind === "upload") return [whole("added", t("otherPicture"))];
        if (typeof one.before === "string" && typeof one.after === "string" && isTyped(field)) {
          compared += one.before.length + one.after.length;
          if (compared <= mostCompared) return [diffWords(one.before, one.after)];
        }
        const [was, is] = [shortValue(field, one.before, before), shortValue(field, one.after, after)];
        return [[...whole("removed", was), ...whole("added", is)]];
      }
    }
  }

  function shortValue(field: Field | undefined, value: Json | undefined, lesson: Lesson): string {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (value === null || value === undefined) return fields("none");
    if (typeof value !== "string" && typeof value !== "number") return wordsIn(value, []).join(" ");
    if (field?.kind === "upload") return t("picture");
    if (field?.kind !== "choice") return String(value);
    const options = optionsOf(lesson, field.of, (look) => fields("look", { look }));
    return options.find(({ id }) => id === String(value))?.name ?? String(value);
  }
}

const whole = (kind: "added" | "removed", text: string): Change[] => (text === "" ? [] : [{ kind, text }]);
const isTyped = (field: Field | undefined) => field?.kind !== "choice";
const listNames = (list: Json | undefined) =>
  isList(list ?? null) ? (list as readonly Json[]).map((item) => nameOf(item)).join(" · ") : "";
