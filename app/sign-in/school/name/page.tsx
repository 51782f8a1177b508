import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { NameForm } from "@/components/people/joining/name-form";
import { Entry } from "@/components/people/signing-in/entry";
import { Link } from "@/components/ui/controls/link";
import { findProvedSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { publicRoute } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("title") };
}

/** A student with an account that the provider has confirmed gives the name for the class, once (T19). */
export default async function NamePage() {
  await publicRoute();
  const proved = await findProvedSignIn();
  if (proved === null) redirect("/");
  const [t, { name: className }] = await Promise.all([getTranslations("join"), loadClass(proved.classId)]);
  return (
    <Entry
      aside={<p>{t.rich("outside.joining", { class: className, b: (chunks) => <b>{chunks}</b>, br: () => <br /> })}</p>}
      foot={<Link href={`/join/${proved.code}`}>{t("outside.back")}</Link>}
    >
      <ClientMessages of={["join.form", "join.outside"]}>
        <NameForm name={proved.name} />
      </ClientMessages>
    </Entry>
  );
}
