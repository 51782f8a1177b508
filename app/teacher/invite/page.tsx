import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entry } from "@/components/signing-in/entry";
import { AccountByLink } from "@/components/signing-in/account-by-link";
import { OutsideInvitation } from "@/components/signing-in/outside-invitation";
import { OutsideRefusal } from "@/components/signing-in/outside-link";
import { beginInvitationAction } from "@/lib/actions/signing-in/outside";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { publicRoute } from "@/lib/auth/require";
import { loadWaysIn } from "@/lib/classroom/signing-in/ways-in";
import { ClientMessages } from "@/lib/messages/client-messages";
import { accept, findInvitation } from "@/lib/actions/signing-in/invite";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.invite"))("page") };
}

/** T1: a further teacher makes an account, once per invitation. The token is in the fragment, which no log sees. */
export default async function InvitePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await publicRoute();
  const provider = providerSettings();
  const [{ outside }, { passwords }] = await Promise.all([searchParams, loadWaysIn()]);
  const t = await getTranslations("auth.invite");
  return (
    <Entry aside={<p>{t("aside")}</p>} asideFirst>
      {provider !== null && <OutsideRefusal code={outside} label={provider.label} />}
      {passwords ? (
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
      ) : (
        <h1>{t("page")}</h1>
      )}
      {provider?.teachers === true && (
        <ClientMessages of={["auth.outside"]}>
          <OutsideInvitation label={provider.label} begin={beginInvitationAction} />
        </ClientMessages>
      )}
    </Entry>
  );
}
