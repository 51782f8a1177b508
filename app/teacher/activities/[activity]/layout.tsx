import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CanEditProvider } from "@/components/page-frame/teacher/can-edit";
import { tabTitle } from "@/components/page-frame/teacher/tab-title";
import { requireActivityReader } from "@/lib/activity/require";
import { mayEditClass } from "@/lib/activity/rules/access";

interface Props {
  params: Promise<{ activity: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const reader = await requireActivityReader((await params).activity);
  return { title: { default: (await getTranslations("app"))("name"), template: await tabTitle(reader, "%s") } };
}

/** Every page of an activity leaves out the controls that the teacher may not use (Q25). */
export default async function ActivityLayout({ params, children }: Props) {
  const { role } = await requireActivityReader((await params).activity);
  return <CanEditProvider may={mayEditClass(role)}>{children}</CanEditProvider>;
}
