import { getFormatter, getTranslations } from "next-intl/server";
import { Strip } from "@/components/ui/display/notice";

interface ImportedNoteProps {
  activity: { importedAt: Date | null };
}

/** T14: of an activity that came from a file: since when it is here. A file may say of anybody what they have done. */
export async function ImportedNote({ activity: { importedAt } }: ImportedNoteProps) {
  if (importedAt === null) return null;
  const [t, format] = await Promise.all([getTranslations("exporting.imported"), getFormatter()]);
  return <Strip icon="download">{t("note", { date: format.dateTime(importedAt, { dateStyle: "long" }) })}</Strip>;
}
