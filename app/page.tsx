import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/student/join/code-form";
import { SignedInAlready } from "@/components/student/join/signed-in-already";
import { Entry } from "@/components/shared/entry/entry";
import { ClearedDevice } from "@/components/shared/leave/cleared-device";
import { EmptyState } from "@/components/shared/ui/empty-state";
import { Says } from "@/components/shared/ui/says";
import { publicRoute } from "@/lib/auth/require";
import { findJoinable } from "@/lib/classroom/joining";
import { isSetUp } from "@/lib/classroom/teachers";
import { AppError } from "@/lib/errors";
import { sayRefusal } from "@/lib/messages/say";
import { readCode, showCode } from "@/lib/rules/class-code";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** S1: what is the code on the board? The form is an ordinary GET, so the code is looked up here; asking changes nothing. */
export default async function Start({ searchParams }: { searchParams: Search }) {
  const viewer = await publicRoute();
  const { code, left } = await searchParams;
  const t = await getTranslations("join");
  if (typeof code === "string" && code.trim() !== "") {
    const found = await findJoinable(code);
    if (found !== null) redirect(`/join/${found.code}`);
  }
  const foot = (
    <>
      <p>{t("shared")}</p>
      <p>{viewer.as === "teacher" ? <Link href="/teacher">{t("toClasses", { name: viewer.name })}</Link> : <Link href="/teacher/sign-in">{t("teachers")}</Link>}</p>
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
  if (viewer.as === "student" && code === undefined) {
    return (
      <Entry aside={<p>{t("again.aside")}</p>} foot={foot}>
        <SignedInAlready name={viewer.name} student goOn={{ href: "/class", label: t("again.goOn") }} />
      </Entry>
    );
  }
  const shown = typeof code === "string" ? asOnTheBoard(code.trim().slice(0, 40)) : "";
  const signedOut = left !== undefined && viewer.as === "nobody";
  return (
    <Entry aside={<Needs />} foot={foot}>
      {signedOut && (
        <>
          <ClearedDevice />
          <Says kind="done" live>
            {t("left")}
          </Says>
        </>
      )}
      <CodeForm typed={shown} refusal={shown === "" ? null : sayNoClass(shown)} />
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

/** What was typed, in the way a code is written when it looks like one: easier to compare. */
function asOnTheBoard(typed: string): string {
  const code = readCode(typed);
  return code === null ? typed : showCode(code);
}

function sayNoClass(code: string): string {
  return sayRefusal(new AppError("no-class", { code })).sentence;
}
