"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { accept, findInvitation, joinClass, signInInvited } from "@/lib/features/people/signing-in/actions/invite";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import { AccountForm } from "./account-form";
import { OneTimeLink, type ByLinkProps } from "./by-link";
import { EntryButtons } from "./entry-buttons";

interface OpenInvitation {
  token: string;
  into: { className: string; inviter: string; may: TeacherRight };
}

interface InvitationProps extends ByLinkProps {
  /** Whether a teacher is signed in in this browser. */
  signedIn: boolean;
}

/** An invitation to make an account (T1), or to teach a class together (T15). */
export function Invitation({ signedIn, ...link }: InvitationProps) {
  return (
    <OneTimeLink {...link} checkLink={findInvitation}>
      {(token, into) =>
        into === null ? (
          <AccountForm page="invite" action={accept} token={token} />
        ) : signedIn ? (
          <Join into={into} token={token} />
        ) : (
          <AcceptWithAccount into={into} token={token} />
        )
      }
    </OneTimeLink>
  );
}

function Join({ into, token }: OpenInvitation) {
  const t = useTranslations("auth.invite.into");
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <h1>{t("title", { className: into.className })}</h1>
      <p className="read">{t(`may.${into.may}`, { inviter: into.inviter })}</p>
      <RefusalNotice refusal={refusal} />
      <EntryButtons>
        <Button variant="go" size="big" aria-disabled={isPending()} onClick={() => run(() => joinClass(token))}>
          {t("join")} <Icon name="right" />
        </Button>
      </EntryButtons>
    </>
  );
}

/** Accepts with a new account, or by signing in to an existing one. */
function AcceptWithAccount({ into, token }: OpenInvitation) {
  const t = useTranslations("auth.invite.into");
  const [hasAccount, setHasAccount] = useState(false);
  return (
    <>
      <p className="read">
        {t("title", { className: into.className })}: {t(`may.${into.may}`, { inviter: into.inviter })}
      </p>
      <AccountForm
        key={String(hasAccount)}
        page={hasAccount ? "signIn" : "invite"}
        action={hasAccount ? signInInvited : accept}
        token={token}
      >
        <EntryButtons>
          <Button variant="plain" onClick={() => setHasAccount(!hasAccount)}>
            {t(hasAccount ? "noAccount" : "account")}
          </Button>
        </EntryButtons>
      </AccountForm>
    </>
  );
}
