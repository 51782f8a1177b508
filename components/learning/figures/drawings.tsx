import type { ComponentType, ReactNode } from "react";
import type { DrawingId } from "@/lib/content/drawings";
import type { Figure } from "@/lib/content/schema";
import { Boundary, BoundaryKey } from "./boundary";
import { Chart } from "./chart";
import { StopSign } from "./stop-sign";
import { TokenByToken } from "./token-by-token";
import styles from "./figures.module.css";

interface Drawing {
  Picture: ComponentType<{ title: string; description: string }>;
  /** The key of the drawing, below the caption. */
  key?: ReactNode;
}

/** The built-in drawings. */
export const drawings: Record<DrawingId, Drawing> = {
  boundary: { Picture: Boundary, key: <BoundaryKey /> },
  "token-by-token": { Picture: TokenByToken },
  "stop-sign": { Picture: StopSign },
};

interface PictureProps {
  figure: Figure;
  /** The address of the lesson's uploaded pictures. */
  uploads: string;
}

/** The picture of a figure: its drawing, its chart, or what a teacher has uploaded. */
export function Picture({ figure: { id, title, description, picture }, uploads }: PictureProps) {
  switch (picture.kind) {
    case "drawing": {
      const drawn = drawings[picture.drawing];
      return <drawn.Picture title={title} description={description} />;
    }
    case "chart":
      return <Chart id={id} chart={picture} title={title} description={description} />;
    case "image":
      return (
        picture.image !== null && (
          <img
            className={styles.uploaded}
            src={`${uploads}/${picture.image}`}
            width={picture.width}
            height={picture.height}
            alt={`${title}. ${description}`}
            decoding="async"
          />
        )
      );
  }
}
