"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Dialog } from "@/components/ui/overlays/dialog";
import { addTeacher, removeTeacher, setTeacherRight } from "@/lib/features/people/classes/actions/class";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./class-teachers.module.css";
import { RightSelect } from "./right-select";

interface Teacher {
  id: string;
  name: string;
  email: string;
  may: TeacherRight;
}

interface ClassTeachersProps {
  classId: string;
  teachers: readonly Teacher[];
  /** The id of the teacher who reads the page. */
  signedInTeacherId: string;
  /** The part of the page that invites colleagues by a link. */
  children: ReactNode;
}

/** Lists the teachers of the class and what each may do, and adds a colleague by email (T15, Q25). */
export function ClassTeachers({ classId, teachers, signedInTeacherId, children }: ClassTeachersProps) {
  const t = useTranslations("teacher.class.teachers");
  const canEdit = useCanEdit();
  const { run, isPending, refusal, forget } = useAction();
  const [removing, setRemoving] = useState<Teacher | null>(null);
  const pending = isPending() || undefined;
  const whoIs = (teacher: Teacher | null) => (teacher?.id === signedInTeacherId ? "me" : "other");
  const who = whoIs(removing);
  const close = () => {
    forget();
    setRemoving(null);
  };
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={classesStyles.open}>
        {teachers.map((teacher) => (
          <li key={teacher.id}>
            <span className={styles.who}>
              <b>{teacher.name}</b> {teacher.id === signedInTeacherId && t("you")}
              <span className="quiet">{teacher.email}</span>
            </span>
            {canEdit ? (
              <span className={styles.acts}>
                <RightSelect
                  label={<span className="vh">{t("mayOf", { name: teacher.name })}</span>}
                  value={teacher.may}
                  onChange={(may) => run(() => setTeacherRight(classId, { teacherId: teacher.id, may }))}
                />
                <Button
                  size="small"
                  variant="plain"
                  aria-label={t("removeOf", { who: whoIs(teacher), name: teacher.name })}
                  aria-disabled={pending}
                  onClick={() => setRemoving(teacher)}
                >
                  {t("remove", { who: whoIs(teacher) })}
                </Button>
              </span>
            ) : (
              <span>{t(`may.${teacher.may}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {removing === null && <RefusalNotice refusal={refusal} />}
      {canEdit && <AddTeacher classId={classId} />}
      {children}
      <Dialog
        open={removing !== null}
        onClose={close}
        title={t("removeTitle", { who, name: removing?.name ?? "" })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button
              variant="go"
              aria-disabled={pending}
              onClick={() =>
                removing !== null &&
                run(() => removeTeacher(classId, { teacherId: removing.id }), { onDone: () => setRemoving(null) })
              }
            >
              {t("removeGo", { who, name: removing?.name ?? "" })}
            </Button>
          </>
        }
      >
        <p>{t("removeText", { who, name: removing?.name ?? "" })}</p>
        <RefusalNotice small refusal={refusal} />
      </Dialog>
    </section>
  );
}

function AddTeacher({ classId }: { classId: string }) {
  const t = useTranslations("teacher.class.teachers");
  const { run, isPending, refusal } = useAction("typed");
  const [may, setMay] = useState<TeacherRight>("steer");
  const [added, setAdded] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className={styles.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const email = new FormData(event.currentTarget).get("email");
        if (typeof email !== "string") return;
        setAdded(null);
        run(() => addTeacher(classId, { email, may }), {
          onDone: (name) => {
            setAdded(name);
            form.current?.reset();
          },
        });
      }}
    >
      <TextField
        label={t("email")}
        hint={t("emailHint")}
        error={refusal?.sentence}
        name="email"
        type="email"
        autoComplete="off"
        maxLength={254}
        required
      />
      <RightSelect label={t("mayLabel")} value={may} onChange={setMay} />
      <Button type="submit" aria-disabled={isPending() || undefined}>
        {t("add")}
      </Button>
      {added !== null && (
        <Notice kind="done" live>
          {t("added", { name: added })}
        </Notice>
      )}
    </form>
  );
}
