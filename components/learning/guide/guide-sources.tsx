import { getTranslations } from "next-intl/server";
import { Marked } from "@/components/learning/reading/marked";
import type { NumberedSource } from "@/components/learning/reading/layout";
import { OutsideLink } from "./outside-link";
import styles from "./guide.module.css";

/** The sources that the guide cites. Their numbers in the text lead here. */
export async function GuideSources({ sources }: { sources: readonly NumberedSource[] }) {
  const t = await getTranslations("learn.reading");
  return (
    <ol className={styles.sources}>
      {sources.map(({ n, source }) => (
        <li key={source.id} id={`source-${n}`}>
          <p>
            <Marked text={source.cite} /> {source.note !== undefined && <Marked text={source.note} />}{" "}
            {source.url !== "" && (
              <OutsideLink href={source.url}>
                {t("readAt", { site: new URL(source.url).hostname.replace(/^www\./, "") })}
              </OutsideLink>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
