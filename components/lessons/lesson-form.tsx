"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import type { Lesson } from "@/lib/content/schema";
import { publishLessonAction, saveLessonAction } from "@/lib/features/lessons/actions/lessons";
import type { EditedLesson, LessonParts, SavedLesson } from "@/lib/features/lessons/own-lessons";
import {
  asJson,
  isSame,
  merge,
  valueAt,
  withValue,
  type Conflict,
  type Json,
} from "@/lib/features/lessons/rules/merge";
import type { FormContext } from "./form-context";
import { applyLessonDraft, loadLessonDraft, storeLessonDraft, type LessonDraft } from "./lesson-draft";
import { Fields } from "./lesson-field";
import { lessonParts, partOf, type PartId } from "./lesson-fields";
import styles from "./lesson-form.module.css";

/** How long after the last key the lesson is saved. */
const saveAfterMs = 800;
/** How long after a try without an answer the lesson is sent again. */
const saveAgainAfterMs = 5_000;

// Only values of a lesson's shape are set.
const asLesson = (json: Json) => json as unknown as Lesson;

/** The parts of `mine` that differ from `base`. */
function changedParts(base: Lesson, mine: Lesson): { base: LessonParts; mine: LessonParts } | null {
  const names = (Object.keys(mine) as (keyof Lesson)[]).filter(
    (name) => !isSame(valueAt(asJson(base), [name]), valueAt(asJson(mine), [name])),
  );
  const pick = (lesson: Lesson) => Object.fromEntries(names.map((name) => [name, lesson[name]])) as LessonParts;
  return names.length === 0 ? null : { base: pick(base), mine: pick(mine) };
}

interface LessonFormProps {
  lessonId: string;
  initial: EditedLesson;
  part: PartId;
}

/** All parts of a lesson, of which one is on screen. What is typed is saved a moment later, and merged with what others have saved. */
export function LessonForm({ lessonId, initial, part: initialPart }: LessonFormProps) {
  const t = useTranslations("lessons.edit");
  const [part, setPart] = useState(initialPart);
  const [lesson, setLesson] = useState(initial.draft);
  const [{ faults, version, isPublished }, setStatus] = useState<Omit<EditedLesson, "draft">>(initial);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [saved, setSaved] = useState(initial.draft);
  const saving = useAction("typed");
  const publishing = useAction();
  const refreshing = useAction();
  const router = useRouter();
  const [removed, setRemoved] = useState<FormContext["removed"]>(new Map());
  /** The fields with a text that cannot be stored. */
  const [unreadable, setUnreadables] = useState<ReadonlySet<string>>(new Set());
  const setUnreadable = useCallback(
    (key: string, isUnreadable: boolean) =>
      setUnreadables((now) => new Set([...now].filter((one) => one !== key).concat(isUnreadable ? [key] : []))),
    [],
  );
  const [published, setPublished] = useState<number | null>(null);
  /** What the server has refused to save. It is sent again once it is changed. */
  const [refused, setRefused] = useState<Lesson | null>(null);
  /** What is on screen and what is stored, for answers that come later. */
  const newest = useRef({ lesson, saved, conflicts });
  useEffect(() => {
    newest.current = { lesson, saved, conflicts };
  });

  const changed = changedParts(saved, lesson);
  const isDirty = changed !== null;
  const isStored = !isDirty && unreadable.size === 0;

  /** The draft of an earlier page, until the server has said what is stored now: the page itself may be an old one. */
  const earlier = useRef<LessonDraft | null>(null);
  useEffect(() => {
    earlier.current = loadLessonDraft(lessonId);
  }, [lessonId]);

  useEffect(() => {
    if (earlier.current === null) storeLessonDraft(lessonId, changed && { ...changed, conflicts });
  });

  /** Puts the earlier page's draft into what is stored now. What was typed meanwhile stays in its field. */
  function takeEarlier(stored: Lesson) {
    const { lesson: shown, saved: base } = newest.current;
    const applied = applyLessonDraft(earlier.current ?? { base: {}, mine: {}, conflicts: [] }, stored);
    earlier.current = null;
    setSaved(stored);
    setLesson(asLesson(merge(asJson(base), asJson(shown), asJson(applied.lesson)).value));
    setConflicts(applied.conflicts);
  }

  function receive(sent: Lesson, { draft, conflicts: found, ...status }: SavedLesson) {
    const { lesson: shown } = newest.current;
    // What was typed since the send, and what both have changed, stays in its field.
    const merged = merge(asJson(sent), asJson(shown), asJson(draft));
    let next = merged.value;
    for (const { path, mine } of [...merged.conflicts, ...found]) next = withValue(next, path, mine);
    if (draft.title !== newest.current.saved.title) router.refresh(); // the page's head has the title
    setSaved(draft);
    setLesson(asLesson(next));
    setConflicts(found);
    setStatus(status);
  }

  function save() {
    const changed = changedParts(newest.current.saved, newest.current.lesson);
    if (changed === null || newest.current.conflicts.length > 0) return;
    const sent = newest.current.lesson;
    saving.run(() => saveLessonAction(lessonId, changed), {
      onDone: (answer) => receive(sent, answer),
      onRefused: ({ code }) => setRefused(code === "lost" ? null : sent),
    });
  }

  const isSaving = saving.isPending();
  const isUnanswered = saving.refusal?.code === "lost";
  useEffect(() => {
    if (!isDirty || isSaving || conflicts.length > 0 || lesson === refused) return;
    const timer = setTimeout(save, isUnanswered ? saveAgainAfterMs : saveAfterMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `save` reads what is newest
  }, [lesson, isDirty, isSaving, conflicts, refused, isUnanswered]);

  // A page that comes back from the browser's history, or a tab that was left, has an earlier lesson.
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState !== "visible" || newest.current.conflicts.length > 0) return;
      refreshing.run(() => saveLessonAction(lessonId, { base: {}, mine: {} }), {
        onDone: (answer) => {
          if (newest.current.conflicts.length === 0) receive(newest.current.saved, answer);
          if (earlier.current !== null) takeEarlier(answer.draft);
        },
        onRefused: () => {
          if (earlier.current !== null) takeEarlier(newest.current.saved);
        },
      });
    };
    refresh();
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `receive` reads what is newest
  }, [lessonId]);

  useEffect(() => {
    if (isStored) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isStored]);

  const form: FormContext = {
    lessonId,
    lesson,
    faults,
    conflicts,
    part,
    removed,
    setRemoved: (key, of) => setRemoved((now) => new Map(now).set(key, of)),
    setUnreadable,
    set: (path, value) => {
      setPublished(null);
      setLesson((now) => asLesson(withValue(asJson(now), path, value)));
    },
    settle: (conflict, keep) => {
      if (keep === "theirs") setLesson((now) => asLesson(withValue(asJson(now), conflict.path, conflict.theirs)));
      setConflicts((all) => all.filter((one) => one !== conflict));
    },
  };

  const show = (id: PartId) => {
    setPart(id);
    window.history.replaceState(null, "", `?part=${id}`);
  };
  const section = useRef<HTMLElement>(null);
  /** Shows the part, and brings the focus to the first thing that is missing there. */
  const showFault = (id: PartId) => {
    show(id);
    setTimeout(() => {
      const fault = section.current?.querySelector("[data-fault]");
      for (let at = fault?.closest("details"); at != null; at = at.parentElement?.closest("details")) at.open = true;
      fault?.scrollIntoView({ block: "center" });
      fault?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
    });
  };
  const fields = lessonParts.find(({ id }) => id === part)?.fields ?? [];
  const countIn = (id: PartId) => faults.filter(({ path }) => partOf(path) === id).length;
  const [firstFault] = faults;
  return (
    // A field that is left saves at once.
    <div className={styles.form} onBlur={save}>
      <div className={styles.bar}>
        <p role="status" className={styles.status}>
          {isDirty || isSaving ? (
            t(conflicts.length > 0 ? "decide" : saving.refusal === null ? "saving" : "notSaved")
          ) : isStored ? (
            <>
              <Icon name="check" /> {t("saved")}
            </>
          ) : (
            t("unreadable")
          )}
        </p>
        <p className={styles.version}>
          {version === null
            ? t("noVersion")
            : isPublished && !isDirty
              ? t("isVersion", { version })
              : t("differs", { version })}
        </p>
        <span className={styles.buttons}>
          <ButtonLink href={`/teacher/lessons/${lessonId}/read`}>{t("read")}</ButtonLink>
          <ButtonLink href={`/teacher/lessons/${lessonId}/try`}>{t("try")}</ButtonLink>
          <Button
            variant="go"
            aria-disabled={!isStored || isPublished || publishing.isPending()}
            onClick={() => {
              if (!isStored || isPublished) return;
              if (firstFault !== undefined) showFault(partOf(firstFault.path));
              else
                publishing.run(() => publishLessonAction(lessonId), {
                  onDone: (number) => {
                    setPublished(number);
                    setStatus((now) => ({ ...now, version: number, isPublished: true }));
                  },
                });
            }}
          >
            {t("publish")}
          </Button>
        </span>
      </div>
      <RefusalNotice refusal={saving.refusal}>
        {" "}
        <Button size="small" onClick={save}>
          {t("again")}
        </Button>
      </RefusalNotice>
      <RefusalNotice refusal={publishing.refusal} />
      {published !== null && (
        <Notice kind="done" live>
          {t.rich("published", {
            version: published,
            a: (chunks) => <Link href="/teacher">{chunks}</Link>,
          })}
        </Notice>
      )}
      {faults.length > 0 && !isPublished && <Notice>{t("incomplete", { count: faults.length })}</Notice>}
      <nav aria-label={t("parts")} className={styles.parts}>
        {lessonParts.map(({ id }) => (
          <button
            key={id}
            type="button"
            className={styles.part}
            aria-current={id === part ? "true" : undefined}
            onClick={() => show(id)}
          >
            {t(`part.${id}`)}
            {countIn(id) > 0 && (
              <span className={styles.count}>
                <span aria-hidden="true">{countIn(id)}</span>
                <span className="vh">{t("partFaults", { count: countIn(id) })}</span>
              </span>
            )}
          </button>
        ))}
      </nav>
      <section key={part} ref={section} className={styles.fields} aria-label={t(`part.${part}`)}>
        <h2>{t(`part.${part}`)}</h2>
        <p className="quiet">{t(`about.${part}`)}</p>
        <Fields form={form} path={[]} value={asJson(lesson)} fields={fields} />
      </section>
    </div>
  );
}
