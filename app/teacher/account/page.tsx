import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { PlatformAccounts } from "@/components/courses/platform-accounts";
import { OutsideAccount } from "@/components/signing-in/outside-account";
import { OutsideRefusal } from "@/components/signing-in/outside-link";
import { Notice } from "@/components/ui/display/notice";
import sections from "@/components/ui/display/sections.module.css";
import { beginLinkAction, unlinkAction } from "@/lib/actions/signing-in/outside";
import { unlinkPlatformAction } from "@/lib/actions/courses/launches";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { requireTeacher } from "@/lib/auth/require";
import { listPlatformAccounts } from "@/lib/classroom/courses/platform-accounts";
import { hasPassword } from "@/lib/classroom/signing-in/check-password";
import { findLinkedAt } from "@/lib/classroom/signing-in/outside-accounts";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.account"))("title") };
}

/** Q33: the teacher's own account, and the school's account that is linked to it. */
export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const teacher = await requireTeacher();
  const provider = providerSettings();
  const [t, { outside, linked }, linkedAt, platformAccounts, withPassword] = await Promise.all([
    getTranslations("teacher.account"),
    searchParams,
    provider === null ? null : findLinkedAt(provider, teacher),
    listPlatformAccounts(teacher),
    provider?.teachers === true && hasPassword(teacher),
  ]);
  return (
    <TeacherFrame teacherId={teacher.teacherId} name={teacher.name} where={<b>{t("title")}</b>}>
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p>{t("who", { name: teacher.name, email: teacher.email })}</p>
      </header>
      {provider?.teachers === true && (
        <ClientMessages of={["teacher.account.outside", "teacher.account.proof"]}>
          <OutsideRefusal code={outside} label={provider.label} />
          {linked !== undefined && linkedAt !== null && (
            <Notice kind="done" live>
              {t("linked", { label: provider.label })}
            </Notice>
          )}
          <OutsideAccount
            label={provider.label}
            linkedAt={linkedAt}
            email={withPassword ? teacher.email : null}
            begin={beginLinkAction}
            unlink={unlinkAction}
          />
        </ClientMessages>
      )}
      {provider?.teachers !== true && platformAccounts.length === 0 && <p className="quiet">{t("none")}</p>}
      {platformAccounts.length > 0 && (
        <ClientMessages of={["teacher.account.platforms"]}>
          <PlatformAccounts accounts={platformAccounts} unlink={unlinkPlatformAction} />
        </ClientMessages>
      )}
    </TeacherFrame>
  );
}
