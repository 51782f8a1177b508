import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/people/joining/code-form";
import { SignedInAlready } from "@/components/people/joining/signed-in-already";
import { Entry } from "@/components/people/signing-in/entry";
import { ClearDevice } from "@/components/people/signing-in/sign-out/clear-on-load";
import { EmptyState } from "@/components/ui/display/empty-state";
import { Notice } from "@/components/ui/display/notice";
import { currentAddress, isEmbedded } from "@/lib/auth/browser";
import { OutsideRefusal } from "@/components/people/signing-in/outside-link";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { publicRoute } from "@/lib/activity/require";
import { findClassForPage } from "@/lib/features/people/joining/find-class";
import { isSetUp } from "@/lib/features/people/signing-in/teachers";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import { parseCode, formatCode } from "@/lib/features/people/joining/rules/class-code";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Asks for the class code. The form uses GET, so the code is looked up here and nothing is written (S1). */
export default async function Start({ searchParams }: { searchParams: Search }) {
  const viewer = await publicRoute();
  const { code, none, left, outside } = await searchParams;
  const provider = providerSettings();
  const t = await getTranslations("join");
  const given = typeof code === "string" && code.trim() !== "" ? code : null;
  const found = given === null ? null : await findClassForPage(given, await currentAddress(), await isEmbedded());
  if (given !== null && !(found instanceof AppError)) redirect(`/join/${found?.code ?? parseCode(given) ?? ""}`);
  const refusal =
    found instanceof AppError
      ? found
      : typeof none === "string"
        ? new AppError("no-class", { code: formatTypedCode(none) })
        : null;
  const foot = (
    <>
      <p>{t("shared")}</p>
      <p>
        {viewer.as === "teacher" ? (
          <Link href="/teacher">{t("toClasses", { name: viewer.name })}</Link>
        ) : (
          <Link href="/teacher/sign-in">{t("teachers")}</Link>
        )}
      </p>
    </>
  );
  if (!(await isSetUp())) {
    return (
      <Entry aside={<p>{t("new.aside")}</p>}>
        <EmptyState heading="h1" title={t("new.title")}>
          <p className="read">{t("new.text")}</p>
        </EmptyState>
      </Entry>
    );
  }
  if (viewer.as === "student" && refusal === null) {
    return (
      <Entry aside={<p>{t("again.aside")}</p>} foot={foot}>
        <SignedInAlready name={viewer.name} student goOn={{ href: "/class", label: t("again.goOn") }} />
      </Entry>
    );
  }
  const typed = [code, none].find((given) => typeof given === "string") ?? "";
  const signedOut = left !== undefined && viewer.as === "nobody";
  return (
    <Entry aside={<Needs />} foot={foot}>
      {signedOut && (
        <Notice kind="done" live>
          <ClearDevice whenClear={t("left")}>{t(left === "words" ? "leftWords" : "left")}</ClearDevice>
        </Notice>
      )}
      {provider !== null && <OutsideRefusal code={outside} label={provider.label} />}
      <CodeForm
        typed={formatTypedCode(String(typed))}
        refusal={refusal === null ? null : formatRefusal(refusal).sentence}
      />
    </Entry>
  );
}

async function Needs() {
  const t = await getTranslations("join");
  return (
    <>
      <p>{t.rich("needs", { b: (chunks) => <b>{chunks}</b> })}</p>
      <p>{t("noEmail")}</p>
    </>
  );
}

/** The typed text, formatted like a code if it looks like one, which is easier to compare. */
function formatTypedCode(typed: string): string {
  const code = parseCode(typed);
  return code === null ? typed.trim().slice(0, 40) : formatCode(code);
}
