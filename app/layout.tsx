import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ReloadOnRestore } from "@/components/page-frame/reload-on-restore";
import { WrappedFetch } from "@/components/page-frame/wrapped-fetch";
import { formatProblem } from "@/components/page-frame/problem/format-problem";
import { ProblemSentencesProvider } from "@/components/page-frame/problem/problem-sentences";
import { themeCookie, themeOf } from "@/components/ui/controls/theme";
import { atkinson, atkinsonExt, literata, literataExt } from "@/components/ui/look/fonts";
import "@/components/ui/look/tokens.css";
import "@/components/ui/look/modes/modes.css";
import "@/components/ui/look/ground.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    robots: { index: false },
    icons: "/icon.svg",
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f4ec" },
    { media: "(prefers-color-scheme: dark)", color: "#191714" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered at build time would have no nonce, and its scripts would be blocked.
  await headers();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const faces = [literata, literataExt, atkinson, atkinsonExt].map((face) => face.variable).join(" ");
  return (
    <html lang="en" className={faces} data-theme={theme}>
      <body>
        <WrappedFetch />
        <ReloadOnRestore />
        <ProblemSentencesProvider sentences={await formatProblem({ safe: false, homeHref: "/" })}>
          {children}
        </ProblemSentencesProvider>
      </body>
    </html>
  );
}
