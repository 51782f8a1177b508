import { getTranslations } from "next-intl/server";
import { BigCount } from "./screen";
import type { ProjectorContent } from "@/lib/features/screens/projector/projector-content";

/** The number that matters in this phase, large, and what it counts. */
export async function ProjectorCount({ count: { what, n, of } }: Pick<ProjectorContent, "count">) {
  const t = await getTranslations("projector");
  switch (what) {
    case "joined":
      return <BigCount n={n} of={t("joined", { students: of })} word={t("joinedWord")} />;
    case "handed-in":
      return <BigCount n={n} of={t("handedIn", { teams: of })} word={t("handedInWord", { n })} />;
    case "presented":
      return <BigCount n={n} of={t("presented", { teams: of })} word={t("presentedWord", { n })} />;
    case "voted":
      return <BigCount n={n} of={t("voted", { joined: of })} word={t("votedWord", { n })} />;
    case "results":
      return <BigCount n={n} of={t("voted", { joined: of })} word={t("votedFinalWord")} />;
  }
}
