"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { Checkbox, TextField } from "@/components/ui/controls/field";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { ActionResult } from "@/lib/errors/action-result";

export interface CopyActivityProps {
  classId: string;
  activityId: string;
  name: string;
  /** A name that no activity of the class has. */
  suggested: string;
  copyActivity: (
    classId: string,
    input: { activityId: string; name: string; teams: boolean },
  ) => Promise<ActionResult<string>>;
}

/** Copies an activity, with or without its teams, and opens the copy (T15). */
export function CopyActivity({ classId, activityId, name, suggested, copyActivity }: CopyActivityProps) {
  const t = useTranslations("teacher.class.copying");
  const { run, isPending, refusal, forget } = useAction("typed");
  const [isOpen, setOpen] = useState(false);
  const canEdit = useCanEdit();
  const form = useId();
  if (!canEdit) return null;
  const close = () => {
    forget();
    setOpen(false);
  };
  return (
    <>
      <Button size="small" variant="plain" aria-label={t("of", { name })} onClick={() => setOpen(true)}>
        {t("label")}
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={t("title", { name })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button type="submit" form={form} variant="go" aria-disabled={isPending()}>
              {t("go")}
            </Button>
          </>
        }
      >
        <p>{t("text")}</p>
        <form
          id={form}
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const typed = given.get("name");
            if (typeof typed === "string")
              run(() => copyActivity(classId, { activityId, name: typed, teams: given.has("teams") }));
          }}
        >
          <TextField
            label={t("name")}
            name="name"
            defaultValue={suggested}
            error={refusal?.sentence}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
          />
          <Checkbox name="teams" value="yes">
            {t("teams")}
          </Checkbox>
        </form>
      </Dialog>
    </>
  );
}
