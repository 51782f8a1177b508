import { getTranslations } from "next-intl/server";
import { MergeStrip } from "./merge-strip";

interface MergeNewsProps {
  activityId: string;
  merges: readonly { name: string; pinCounts: boolean; isSeen: boolean }[];
  teacher: string;
}

/** Informs the student once that another name was merged with theirs, and whose PIN signs them in (T15). */
export async function MergeNews({ activityId, merges, teacher }: MergeNewsProps) {
  const unseen = merges.filter(({ isSeen }) => !isSeen);
  if (unseen.length === 0) return null;
  const t = await getTranslations("student.frame");
  const sentences = unseen.map(({ name, pinCounts }) =>
    t("merged", { teacher, name, bothPins: pinCounts ? "yes" : "no" }),
  );
  return <MergeStrip activityId={activityId} sentences={sentences} />;
}
