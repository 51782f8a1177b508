import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FreshPage } from "@/components/shared/leave/fresh-page";
import { WrappedFetch } from "@/components/shared/leave/wrapped-fetch";
import { sayProblem } from "@/components/shared/problem/say-problem";
import { ProblemWordsProvider } from "@/components/shared/problem/words";
import { themeCookie, themeOf } from "@/components/shared/ui/theme";
import { atkinson, atkinsonExt, literata, literataExt } from "./fonts";
import "./tokens.css";
import "./ground.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description"), robots: { index: false }, icons: "/icon.svg" };
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
  // A page drawn at build time would carry no nonce, and its scripts would be blocked.
  await headers();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const faces = [literata, literataExt, atkinson, atkinsonExt].map((face) => face.variable).join(" ");
  return (
    <html lang="en" className={faces} data-theme={theme}>
      <body>
        <WrappedFetch />
        <FreshPage />
        <ProblemWordsProvider words={await sayProblem({ safe: false, homeHref: "/" })}>{children}</ProblemWordsProvider>
      </body>
    </html>
  );
}
