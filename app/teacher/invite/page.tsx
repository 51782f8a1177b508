import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entry } from "@/components/signing-in/entry";
import { AccountByLink } from "@/components/signing-in/account-by-link";
import { publicRoute } from "@/lib/auth/require";
import { ClientMessages } from "@/lib/messages/client-messages";
import { accept, findInvitation } from "@/lib/actions/signing-in/invite";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.invite"))("page") };
}

/** T1: a further teacher makes an account, once per invitation. The token is in the fragment, which no log sees. */
export default async function InvitePage() {
  await publicRoute();
  const t = await getTranslations("auth.invite");
  return (
    <Entry aside={<p>{t("aside")}</p>} asideFirst>
      <ClientMessages of={["auth.form"]}>
        <AccountByLink
          page="invite"
          action={accept}
          checkLink={findInvitation}
          checking={<h1>{t("page")}</h1>}
          missing={
            <>
              <h1>{t("page")}</h1>
              <p className="read">{t("missing")}</p>
            </>
          }
        />
      </ClientMessages>
    </Entry>
  );
}
