import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import sections from "@/components/ui/display/sections.module.css";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Backups } from "@/components/privacy/backups";
import { Owners } from "@/components/privacy/owners";
import { Platforms } from "@/components/courses/platforms";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { WaysIn } from "@/components/people/signing-in/ways-in";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { currentOrigin } from "@/lib/auth/browser";
import { platformPaths } from "@/lib/wire/platform-paths";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { requireOwner } from "@/lib/activity/require";
import { listAccounts } from "@/lib/features/privacy/accounts";
import { countRetention, loadBackups } from "@/lib/features/privacy/owners";
import { loadSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { ClientMessages } from "@/lib/messages/client-messages";
import { shownRelease } from "@/lib/process/build-id";
import { joinAddresses } from "@/lib/process/join-addresses";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.installation"))("title") };
}

/** What owners see of the installation (Q34). */
export default async function InstallationPage() {
  const owner = await requireOwner();
  const provider = providerSettings();
  const [t, origin, origins, ways, teachers, retention, backups] = await Promise.all([
    getTranslations("teacher.installation"),
    currentOrigin(),
    joinAddresses(),
    loadSignInMethods(),
    listAccounts(),
    countRetention(),
    loadBackups(),
  ]);
  return (
    <TeacherFrame teacherId={owner.teacherId} name={owner.name} where={<b>{t("title")}</b>}>
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{t("text")}</p>
        <p className="quiet">{t("release", { number: shownRelease() })}</p>
      </header>
      <ClientMessages
        of={["teacher.installation.owners", "teacher.installation.accounts", "shared.copy", "teacher.address"]}
      >
        <Owners teachers={teachers} origins={origins} />
      </ClientMessages>
      {provider !== null && (
        <ClientMessages of={["teacher.installation.ways"]}>
          <WaysIn
            label={provider.label}
            ways={[
              ...(provider.teachers ? [{ way: "passwords" as const, on: ways.passwords }] : []),
              ...(provider.students ? [{ way: "pins" as const, on: ways.pins }] : []),
            ]}
          />
        </ClientMessages>
      )}
      <Platforms
        labels={listPlatforms().map(({ label }) => label)}
        addresses={[
          { what: "login", url: origin + platformPaths.login },
          { what: "launch", url: origin + platformPaths.launch },
          { what: "keys", url: origin + platformPaths.keys },
          { what: "configuration", url: origin + platformPaths.configuration },
        ]}
      />
      <section className={sections.section}>
        <header className={sections.head}>
          <h2>{t("school.title")}</h2>
          <p className="quiet">{t("school.text")}</p>
        </header>
        <div>
          <ButtonLink href="/teacher/installation/oneroster">{t("school.open")}</ButtonLink>
        </div>
      </section>
      <section className={sections.section}>
        <header className={sections.head}>
          <h2>{t("log.title")}</h2>
          <p className="quiet">{t("log.text")}</p>
        </header>
        <div>
          <ButtonLink href="/teacher/installation/audit">{t("log.open")}</ButtonLink>
        </div>
      </section>
      <section className={sections.section}>
        <header className={sections.head}>
          <h2>{t("retention.title")}</h2>
          <p className="quiet">{t("retention.text")}</p>
        </header>
        <p>{t("retention.counts", retention)}</p>
      </section>
      {backups !== null && <Backups {...backups} />}
    </TeacherFrame>
  );
}
