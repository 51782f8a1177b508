import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { PlatformAccounts } from "@/components/courses/platform-accounts";
import { OwnAccount } from "@/components/people/signing-in/own-account";
import { OutsideAccount } from "@/components/people/signing-in/outside-account";
import { OutsideRefusal } from "@/components/people/signing-in/outside-link";
import { Notice } from "@/components/ui/display/notice";
import sections from "@/components/ui/display/sections.module.css";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { requireTeacher } from "@/lib/activity/require";
import { listPlatformAccounts } from "@/lib/features/courses/platform-accounts";
import { hasPassword } from "@/lib/features/people/signing-in/check-password";
import { findLinkedAt } from "@/lib/features/people/signing-in/outside-accounts";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.account"))("title") };
}

/** The teacher's own account, and the outside accounts linked to it (T1, Q33). */
export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const teacher = await requireTeacher();
  const provider = providerSettings();
  const [t, { outside, linked, changed }, linkedAt, platformAccounts, withPassword] = await Promise.all([
    getTranslations("teacher.account"),
    searchParams,
    provider === null ? null : findLinkedAt(provider, teacher),
    listPlatformAccounts(teacher),
    hasPassword(teacher),
  ]);
  return (
    <TeacherFrame teacherId={teacher.teacherId} name={teacher.name} where={<b>{t("title")}</b>}>
      <header className={sections.head}>
        <h1>{t("title")}</h1>
      </header>
      {changed !== undefined && (
        <Notice kind="done" live>
          {t("changed")}
        </Notice>
      )}
      <ClientMessages of={["teacher.account.own"]}>
        <OwnAccount name={teacher.name} email={teacher.email} hasPassword={withPassword} />
      </ClientMessages>
      {provider?.teachers === true && (
        <ClientMessages of={["teacher.account.outside", "teacher.account.proof"]}>
          <OutsideRefusal code={outside} label={provider.label} />
          {linked !== undefined && linkedAt !== null && (
            <Notice kind="done" live>
              {t("linked", { label: provider.label })}
            </Notice>
          )}
          <OutsideAccount label={provider.label} linkedAt={linkedAt} email={withPassword ? teacher.email : null} />
        </ClientMessages>
      )}
      {platformAccounts.length > 0 && (
        <ClientMessages of={["teacher.account.platforms"]}>
          <PlatformAccounts accounts={platformAccounts} />
        </ClientMessages>
      )}
    </TeacherFrame>
  );
}
