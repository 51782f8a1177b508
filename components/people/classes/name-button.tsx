"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import { NameDialog, type NamedThing } from "./name-dialog";

interface NameButtonProps {
  what: NamedThing;
  /** The initial value of the field. */
  initialName: string;
  /** Returns the stored name, or redirects to another page. */
  send: (name: string, form: FormData) => Promise<ActionResult<string>>;
  /** Further fields of the dialog. */
  children?: ReactNode;
}

/** A button that asks for the name of a class or an activity, and sends it. */
export function NameButton({ what, initialName, send, children }: NameButtonProps) {
  const t = useTranslations("teacher.class.naming");
  const isNew = what === "newActivity";
  const { run, isPending, refusal, announcement, forget } = useAction("typed");
  const [asked, setAsked] = useState<string | null>(null);
  const canEdit = useCanEdit();
  if (!canEdit) return null;
  function ask() {
    forget();
    setAsked(initialName);
  }
  return (
    <>
      <Button
        size="small"
        variant={isNew ? undefined : "plain"}
        aria-label={isNew ? undefined : t(`${what}.of`, { name: initialName })}
        aria-disabled={isPending()}
        onClick={() => !isPending() && ask()}
      >
        {isNew && (
          <>
            <Icon name="plus" />{" "}
          </>
        )}
        {t(`${what}.label`)}
      </Button>
      <span className="vh" role="status">
        {announcement}
      </span>
      <NameDialog
        given={asked}
        what={what}
        name={initialName}
        pending={isPending()}
        refusal={refusal?.sentence ?? null}
        onClose={() => setAsked(null)}
        go={(typed, form) =>
          run(() => send(typed, form), {
            onDone: () => setAsked(null),
            announce: (name) => (isNew ? "" : t(`${what}.done`, { name })),
          })
        }
      >
        {children}
      </NameDialog>
    </>
  );
}
