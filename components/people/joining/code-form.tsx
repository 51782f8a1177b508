import { getTranslations } from "next-intl/server";
import Form from "next/form";
import { EntryButtons } from "@/components/people/signing-in/entry-buttons";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Icon } from "@/components/ui/marks/icon";
import { SubmitButton } from "@/components/ui/controls/submit-button";
import { CodeInput } from "./code-input";
import styles from "./code-form.module.css";

/** One field in big letters. Needs no script. */
export async function CodeForm({ typed, refusal }: { typed: string; refusal: string | null }) {
  const t = await getTranslations("join");
  return (
    <Form action="/">
      <h1>
        <label htmlFor="code">{t("question")}</label>
      </h1>
      <CodeInput
        id="code"
        name="code"
        // The one thing to do here; a phone's keyboard opens on touch.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.code}
        defaultValue={typed}
        placeholder={t("example")}
        key={typed}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={refusal === null ? undefined : true}
        aria-describedby={refusal === null ? undefined : "code-says"}
      />
      <RefusalNotice id="code-says" refusal={refusal === null ? null : { sentence: refusal }} />
      <EntryButtons>
        <SubmitButton variant="go" size="big">
          {t("find")} <Icon name="right" />
        </SubmitButton>
        <p className="small quiet">{t("camera")}</p>
      </EntryButtons>
    </Form>
  );
}
