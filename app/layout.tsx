import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ReloadOnRestore } from "@/components/page-frame/reload-on-restore";
import { ReloadWithoutFiles } from "@/components/page-frame/reload-without-files";
import { SkipToContent } from "@/components/page-frame/skip-to-content";
import { TranslatedPages } from "@/components/page-frame/translation/translated-pages";
import { WrappedFetch } from "@/components/page-frame/wrapped-fetch";
import { themeOf } from "@/components/ui/controls/theme";
import { themeCookie } from "@/lib/sync/format/browser-storage";
import { atkinson, atkinsonExt, literata, literataExt, plainZero } from "@/components/ui/look/fonts";
import { ClientMessages } from "@/lib/messages/client-messages";
import { locale } from "@/lib/messages/locale";
import { tokenColour } from "@/lib/process/token-colours";
import "@/components/ui/look/tokens.css";
import "@/components/ui/look/modes/modes.css";
import "@/components/ui/look/base.css";
import "@/components/ui/look/disclosures.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    robots: { index: false },
    icons: "/icon.svg",
  };
}

const paper = tokenColour("paper");
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: paper.light },
    { media: "(prefers-color-scheme: dark)", color: paper.dark },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Makes every page dynamic. A page rendered at build time would have no nonce, and its scripts would be blocked.
  await headers();
  const t = await getTranslations("shared");
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const faces = [literata, literataExt, plainZero, atkinson, atkinsonExt].map((face) => face.variable).join(" ");
  return (
    <html lang={locale} className={faces} data-theme={theme}>
      <body>
        <SkipToContent label={t("skip")} />
        <ReloadWithoutFiles />
        <WrappedFetch />
        <TranslatedPages />
        <ReloadOnRestore />
        <ClientMessages of={[]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
