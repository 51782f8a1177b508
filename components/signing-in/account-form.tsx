"use client";
import type { ReactNode } from "react";
import { EntryButtons } from "./entry-buttons";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { FormAction } from "@/lib/errors/form-state";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";

export interface AccountSentences {
  title: string;
  name: string;
  nameHint: string;
  email: string;
  password: string;
  passwordHint: string;
  queued: string;
  submit: string;
}

interface AccountFormProps {
  sentences: AccountSentences;
  action: FormAction;
  /** `new`: name, email, password. `sign-in`: email, password. `password`: a new one, for the account `email`. */
  kind: "new" | "sign-in" | "password";
  /** From the link's fragment. */
  token?: string;
  email?: string | null;
  children?: ReactNode;
}

/** The form of a teacher's account, for all kinds. */
export function AccountForm({ sentences, action, kind, token, email, children }: AccountFormProps) {
  const { state, pending, isRetrying, form } = useForm(action);
  const { refusal, typed } = state;
  const error = (field: string) => (refusal?.field === field ? refusal.sentence : undefined);
  return (
    <form {...form}>
      <h1>{sentences.title}</h1>
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      {kind === "new" && (
        <TextField
          label={sentences.name}
          hint={sentences.nameHint}
          error={error("name")}
          name="name"
          defaultValue={typed["name"]}
          required
          maxLength={400}
          autoComplete="name"
        />
      )}
      {kind !== "password" && (
        <TextField
          label={sentences.email}
          error={error("email")}
          name="email"
          type="email"
          defaultValue={typed["email"]}
          required
          maxLength={254}
          autoComplete="username"
        />
      )}
      {kind === "password" && <input type="hidden" name="email" value={email ?? ""} autoComplete="username" />}
      <TextField
        label={sentences.password}
        hint={kind === "sign-in" ? undefined : sentences.passwordHint}
        error={error("password")}
        name="password"
        type="password"
        required
        maxLength={400}
        autoComplete={kind === "sign-in" ? "current-password" : "new-password"}
      />
      {isRetrying && <Notice live>{sentences.queued}</Notice>}
      <RefusalNotice refusal={refusal?.field === undefined ? refusal : null} />
      <EntryButtons>
        <Button type="submit" variant="go" size="big" aria-disabled={pending}>
          {sentences.submit} <Icon name="right" />
        </Button>
      </EntryButtons>
      {children}
    </form>
  );
}
