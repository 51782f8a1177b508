import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MaySteer } from "@/components/page-frame/teacher/may-steer";
import { tabTitle } from "@/components/page-frame/teacher/tab-title";
import { requireReading } from "@/lib/activity/require";
import { maySteer } from "@/lib/activity/rules/access";

interface Props {
  params: Promise<{ activity: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const reading = await requireReading((await params).activity);
  return { title: { default: (await getTranslations("app"))("name"), template: await tabTitle(reading, "%s") } };
}

/** Every page of an activity leaves out the controls that the teacher may not use (Q25). */
export default async function ActivityLayout({ params, children }: Props) {
  const { standing } = await requireReading((await params).activity);
  return <MaySteer may={maySteer(standing)}>{children}</MaySteer>;
}
