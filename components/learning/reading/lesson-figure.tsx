import { getTranslations } from "next-intl/server";
import { drawings, Picture } from "@/components/learning/figures/drawings";
import type { Figure } from "@/lib/content/schema";
import { Marked } from "./marked";
import styles from "./lesson-figure.module.css";

interface LessonFigureProps {
  figure: Figure;
  /** Its number in the lesson. */
  n: number;
  numbers: ReadonlyMap<string, number>;
  sourceId: (n: number) => string;
  /** The address of the lesson's uploaded pictures. */
  uploads: string;
}

/** A figure with its caption and credit. */
export async function LessonFigure({ figure, n, numbers, sourceId, uploads }: LessonFigureProps) {
  const t = await getTranslations("learn.reading");
  const sourceName = (source: number) => t("source", { n: source });
  return (
    <figure className={styles.figure}>
      <Picture figure={figure} uploads={uploads} />
      <figcaption>
        <span>
          <b>{t("figure", { n })}</b>{" "}
          <Marked text={figure.caption} numbers={numbers} sourceName={sourceName} sourceId={sourceId} />
        </span>
        {figure.picture.kind === "drawing" && drawings[figure.picture.drawing].key}
        <small>
          <Marked text={figure.credit} numbers={numbers} sourceName={sourceName} sourceId={sourceId} />
        </small>
      </figcaption>
    </figure>
  );
}
