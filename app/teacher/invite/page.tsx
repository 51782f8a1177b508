import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entry } from "@/components/people/signing-in/entry";
import { Invitation } from "@/components/people/signing-in/invitation";
import { SignOut } from "@/components/people/signing-in/sign-out/sign-out";
import { ClaimPage } from "@/components/page-frame/claim-page";
import { OutsideInvitation } from "@/components/people/signing-in/outside-invitation";
import { OutsideRefusal } from "@/components/people/signing-in/outside-link";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { loadSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { publicRoute } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.invite"))("page") };
}

/**
 * Another teacher makes an account here, once for each invitation, or joins a class's teachers. The token is in the URL's fragment, which no log
 * contains (T1, T15).
 */
export default async function InvitePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await publicRoute();
  const teacher = viewer.as === "teacher" ? viewer : null;
  const provider = providerSettings();
  const [{ outside }, { passwords }] = await Promise.all([searchParams, loadSignInMethods()]);
  const t = await getTranslations("auth.invite");
  return (
    <Entry
      aside={<p>{t("aside")}</p>}
      asideFirst
      foot={
        teacher === null ? undefined : (
          <>
            <ClaimPage userId={teacher.teacherId} />
            <p>{t("signedIn", { name: teacher.name })}</p>
            <SignOut to="/teacher/sign-in" />
          </>
        )
      }
    >
      {provider !== null && <OutsideRefusal code={outside} label={provider.label} />}
      {teacher === null && !passwords ? (
        <h1>{t("page")}</h1>
      ) : (
        <ClientMessages of={["auth.form", "auth.invite.into"]}>
          <Invitation signedIn={teacher !== null} title={t("page")} missing={t("missing")} />
        </ClientMessages>
      )}
      {teacher === null && provider?.teachers === true && (
        <ClientMessages of={["auth.outside"]}>
          <OutsideInvitation label={provider.label} />
        </ClientMessages>
      )}
    </Entry>
  );
}
