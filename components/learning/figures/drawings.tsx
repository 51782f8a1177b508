import type { ComponentType, ReactNode } from "react";
import type { DrawingId } from "@/lib/content/drawings";
import type { Figure } from "@/lib/content/schema";
import { Boundary, BoundaryKey } from "./boundary";
import { Chart } from "./chart";
import { StopSign } from "./stop-sign";
import { TokenByToken } from "./token-by-token";

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

/** The picture of a figure: its drawing, or its chart. */
export function Picture({ figure: { id, title, description, picture } }: { figure: Figure }) {
  switch (picture.kind) {
    case "drawing": {
      const drawn = drawings[picture.drawing];
      return <drawn.Picture title={title} description={description} />;
    }
    case "chart":
      return <Chart id={id} chart={picture} title={title} description={description} />;
    case "image":
      return null;
  }
}
