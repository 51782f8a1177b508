import { getTranslations } from "next-intl/server";
import { MergeStrip } from "./merge-strip";
import type { Member } from "@/lib/auth/standing";
import { loadUnseenMerges } from "@/lib/classroom/joining/merging";
import { mergesSeenAction } from "@/lib/actions/joining/merge-news";

/** T15: tells the student once that another name was merged with theirs, and whose PIN signs them in. */
export async function MergeNews({ member, teacher }: { member: Member; teacher: string }) {
  const merges = await loadUnseenMerges(member.studentId);
  if (merges.length === 0) return null;
  const t = await getTranslations("student.frame");
  const sentences = merges.map(({ name, pinCounts }) =>
    t("merged", { teacher, name, bothPins: pinCounts ? "yes" : "no" }),
  );
  return <MergeStrip activityId={member.activity.id} sentences={sentences} markSeen={mergesSeenAction} />;
}
