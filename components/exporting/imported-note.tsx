import { getFormatter, getTranslations } from "next-intl/server";
import { Strip } from "@/components/ui/display/notice";

interface ImportedNoteProps {
  activity: { importedAt: Date | null };
}

/** Says since when an imported activity is here, because a file can claim anything about what somebody has done (T14). */
export async function ImportedNote({ activity: { importedAt } }: ImportedNoteProps) {
  if (importedAt === null) return null;
  const [t, format] = await Promise.all([getTranslations("exporting.imported"), getFormatter()]);
  return <Strip icon="download">{t("note", { date: format.dateTime(importedAt, { dateStyle: "long" }) })}</Strip>;
}
