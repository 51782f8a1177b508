import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entry } from "@/components/people/signing-in/entry";
import { PasswordByLink } from "@/components/people/signing-in/password-by-link";
import { publicRoute } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("page") };
}

/** Sets a new password with the one-time link of `npm run teacher -- reset`, which ends the teacher’s sessions everywhere (T1). */
export default async function ResetPage() {
  await publicRoute();
  const t = await getTranslations("auth.reset");
  return (
    <Entry aside={<p>{t("aside")}</p>} asideFirst>
      <ClientMessages of={["auth.form"]}>
        <PasswordByLink title={t("page")} missing={t("missing")} />
      </ClientMessages>
    </Entry>
  );
}
