import { getFormatter, getTranslations } from "next-intl/server";
import { NewsStrip } from "./news-strip";
import type { Member } from "@/lib/activity/authorise";
import type { OwnTeamNews } from "@/lib/features/teams/team-news";
import { findMode } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { loadEarlierTexts } from "@/lib/features/cases/writing/earlier-texts";
import { isOtherWorksheet } from "@/lib/features/teams/rules/team-news";

/** Tells a student, above every page, what has changed in their team, until they have read it or it disappears (T7). */
export async function TeamNews({ member, own }: { member: Member; own: OwnTeamNews }) {
  const [t, format] = await Promise.all([getTranslations("student.teamNews"), getFormatter()]);
  const { news, team, mates, came, went, stamp } = own;
  const copy = isOtherWorksheet(news) && (await loadEarlierTexts(member)).length > 0;
  const modeName = (id: string) => nameInSentence(findMode(member.activity.lesson, id)?.name ?? id);
  const now =
    team === null
      ? t("tray")
      : t("team", { number: team.number, mates: mates.length, names: format.list(mates), mode: modeName(team.mode) });
  const copyIn = (from: { number: number }) => (copy ? t("copy", { number: from.number }) : "");
  const formatNews = (): { lead: string; more: string } | null => {
    switch (news.is) {
      case "none":
        return null;
      case "placed":
        return { lead: now, more: "" };
      case "moved":
      case "out":
        return {
          lead: news.from.ended ? `${t("ended", { number: news.from.number })} ${now}` : now,
          more: copyIn(news.from),
        };
      case "mode":
        return {
          lead: t("mode", { mode: modeName(team?.mode ?? "") }),
          more: copy ? t("modeCopy", { mode: modeName(news.from) }) : "",
        };
      case "mates": {
        const others = [
          ...(came.length > 0 ? [t("came", { n: came.length, names: format.list(came) })] : []),
          ...(went.length > 0 ? [t("went", { n: went.length, names: format.list(went) })] : []),
        ];
        return { lead: others.join(" "), more: "" };
      }
    }
  };
  const sentences = formatNews();
  const worksheet = `/a/${member.activity.id}/write`;
  const link = () => {
    if (copy) return { href: `${worksheet}#earlier`, label: t("toCopy") };
    return news.is === "placed" ? { href: worksheet, label: t("toWorksheet") } : null;
  };
  return (
    <NewsStrip
      activityId={member.activity.id}
      stamp={stamp}
      leaves={news.is === "mates"}
      phase={member.activity.phase}
      shownBy={news.is === "placed" ? worksheet : null}
      storeAtOnce={(news.is === "none" && news.store) || sentences?.lead === ""}
      news={
        sentences === null || sentences.lead === ""
          ? null
          : {
              ...sentences,
              otherWorksheet: isOtherWorksheet(news),
              link: link(),
              read: t("read"),
            }
      }
    />
  );
}
