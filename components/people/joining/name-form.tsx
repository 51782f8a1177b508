"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { EntryButtons } from "@/components/people/signing-in/entry-buttons";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import { joinWithName } from "@/lib/features/people/signing-in/actions/outside";

/** Asks for the name in the class, and for a PIN only when the class already has that name (T19). */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations("join.form");
  const outside = useTranslations("join.outside");
  const { state, pending, isRetrying, form } = useForm(joinWithName);
  const { refusal, typed } = state;
  const refusalId = useId();
  const wrong = (field: string) => (refusal?.field === field ? { errorId: refusalId } : {});
  const isTaken =
    refusal !== null && (refusal.field === "pin" || refusal.code === "name-taken" || refusal.code === "name-on-list");
  return (
    <form {...form}>
      <h1>{t("who")}</h1>
      <p className="read">{outside("text")}</p>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        defaultValue={typed["name"] ?? name}
        required
        maxLength={400}
        autoComplete="off"
        spellCheck={false}
        {...wrong("name")}
      />
      {isTaken && (
        <TextField
          label={t("pin")}
          hint={outside("pinHint")}
          name="pin"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          {...wrong("pin")}
        />
      )}
      {isRetrying && <Notice live>{t("inLine")}</Notice>}
      <RefusalNotice id={refusalId} refusal={refusal} />
      <EntryButtons>
        <Button type="submit" variant="go" size="big" aria-disabled={pending}>
          {t("join")} <Icon name="right" />
        </Button>
      </EntryButtons>
    </form>
  );
}
