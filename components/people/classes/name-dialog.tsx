"use client";
import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { TextField } from "@/components/ui/controls/field";
import styles from "./name-dialog.module.css";

/** What the name is for. */
export type NamedThing = "class" | "activity" | "newActivity";

interface NameDialogProps {
  what: NamedThing;
  /** The current name, when there is one. */
  name: string;
  /** The initial value of the field. null closes the dialog, which stays in the page so that the focus returns to the button that opened it. */
  given: string | null;
  pending: boolean;
  /** The refusal of the last try. The dialog stays open, with what was typed. */
  refusal: string | null;
  onClose: () => void;
  /** `form` has the fields of `children` too. */
  go: (name: string, form: FormData) => void;
  /** Further fields. */
  children?: ReactNode;
}

/** Asks for the name of a class or an activity. Enter submits. */
export function NameDialog({ what, name: current, given, pending, refusal, onClose, go, children }: NameDialogProps) {
  const t = useTranslations("teacher.class.naming");
  const form = useId();
  return (
    <Dialog
      open={given !== null}
      onClose={onClose}
      title={t(`${what}.title`, { name: current })}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="go" aria-disabled={pending}>
            {t(`${what}.go`)}
          </Button>
        </>
      }
    >
      <p>{t(`${what}.text`)}</p>
      <form
        id={form}
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget);
          const name = typed.get("name");
          if (!pending && typeof name === "string") go(name, typed);
        }}
      >
        <TextField
          label={t(`${what}.name`)}
          name="name"
          defaultValue={given ?? ""}
          error={refusal}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
        />
        {children}
      </form>
    </Dialog>
  );
}
