import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { Entry } from "@/components/people/signing-in/entry";
import { JoinForm } from "@/components/people/joining/join-form";
import { UnsentNotice } from "@/components/people/joining/unsent-notice";
import { SignedInAlready, SignedInElsewhere } from "@/components/people/joining/signed-in-already";
import { OutsideLink, OutsideRefusal } from "@/components/people/signing-in/outside-link";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { currentAddress, isEmbedded } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { findClassForPage } from "@/lib/features/people/joining/find-class";
import { loadSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { AppError } from "@/lib/errors/errors";
import { ClientMessages } from "@/lib/messages/client-messages";
import { parseCode, formatCode } from "@/lib/features/people/joining/rules/class-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("title") };
}

/** A student joins a class here by name and PIN, with the code in view. The QR code leads here too (S1). */
export default async function Join({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await publicRoute();
  const code = safeDecode((await params).code);
  const found = await findClassForPage(code, await currentAddress(), await isEmbedded());
  // The start page refuses a wrong code. It does not look up again a code that no class has.
  if (found instanceof AppError) redirect(`/?none=${encodeURIComponent(code)}`);
  const t = await getTranslations("join");
  const teacher = found?.teacherName ?? t("yourTeacher");
  const typed = found?.code ?? parseCode(code) ?? code;
  const aside = (
    <>
      {found !== null && (
        <p>{t.rich("joining", { class: found.name, teacher, b: (chunks) => <b>{chunks}</b>, br: () => <br /> })}</p>
      )}
      <p>
        {t.rich("code", { code: formatCode(typed), b: (chunks) => <b className="num">{chunks}</b> })}
        <br />
        <Link href="/">{t("notMine")}</Link>
      </p>
    </>
  );
  const foot = (
    <>
      <p>{t("shared")}</p>
      <p>
        <Link href="/teacher/sign-in">{t("teachers")}</Link>
      </p>
    </>
  );
  if (viewer.as === "student" && found !== null && found.id !== viewer.classId)
    return (
      <Entry aside={aside} foot={foot}>
        <SignedInElsewhere name={viewer.name} className={(await loadClass(viewer.classId)).name} other={found} />
      </Entry>
    );
  if (viewer.as !== "nobody") {
    const goOn =
      viewer.as === "student"
        ? { href: "/class", label: t("again.goOn") }
        : { href: "/teacher", label: t("again.toClasses") };
    return (
      <Entry aside={aside} foot={foot}>
        <SignedInAlready name={viewer.name} student={viewer.as === "student"} goOn={goOn} />
      </Entry>
    );
  }
  const provider = providerSettings();
  const [{ outside }, { pins }] = await Promise.all([searchParams, loadSignInMethods()]);
  return (
    <Entry aside={aside} foot={foot} asideFirst>
      {provider !== null && <OutsideRefusal code={outside} label={provider.label} />}
      <ClientMessages of={["join.form"]}>
        {pins ? <JoinForm code={typed} teacher={teacher} /> : <h1>{t("title")}</h1>}
        <UnsentNotice />
      </ClientMessages>
      {provider?.students === true && (
        <OutsideLink href={`/sign-in/school?code=${encodeURIComponent(typed)}`} label={provider.label} />
      )}
    </Entry>
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
