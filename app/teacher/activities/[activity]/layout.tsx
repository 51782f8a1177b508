import type { ReactNode } from "react";
import { MaySteer } from "@/components/page-frame/teacher/may-steer";
import { requireReading } from "@/lib/auth/require";
import { maySteer } from "@/lib/rules/access";

interface Props {
  params: Promise<{ activity: string }>;
  children: ReactNode;
}

/** Q25: every page of an activity leaves out what the teacher may not do. */
export default async function ActivityLayout({ params, children }: Props) {
  const { standing } = await requireReading((await params).activity);
  return <MaySteer may={maySteer(standing)}>{children}</MaySteer>;
}
