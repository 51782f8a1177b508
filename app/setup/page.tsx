import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Entry } from "@/components/people/signing-in/entry";
import { Setup } from "@/components/people/signing-in/setup";
import { publicRoute } from "@/lib/activity/require";
import { isSetUp } from "@/lib/features/people/signing-in/teachers";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setup"))("page") };
}

/** The first account is made here, with the key from the terminal's link. After that the page no longer exists (T1). */
export default async function SetupPage() {
  await publicRoute();
  if (await isSetUp()) notFound();
  const t = await getTranslations("auth.setup");
  return (
    <Entry aside={<p>{t("aside")}</p>} asideFirst>
      <ClientMessages of={["auth.form"]}>
        <Setup>
          <h1>{t("where")}</h1>
          <p className="read">{t.rich("whereText", { code: (chunks) => <kbd>{chunks}</kbd> })}</p>
        </Setup>
      </ClientMessages>
    </Entry>
  );
}
