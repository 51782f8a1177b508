import type { ComponentType, ReactNode } from "react";
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

/** Drawings by the id of a figure of the lesson. A figure without a drawing has a chart, which a test checks. */
export const drawings: Record<string, Drawing> = {
  boundary: { Picture: Boundary, key: <BoundaryKey /> },
  "token-by-token": { Picture: TokenByToken },
  "stop-sign": { Picture: StopSign },
};

/** The picture of a figure: its drawing, or its chart. */
export function Picture({ figure: { id, title, description, chart } }: { figure: Figure }) {
  const drawn = drawings[id];
  if (drawn !== undefined) return <drawn.Picture title={title} description={description} />;
  return chart === undefined ? null : <Chart id={id} chart={chart} title={title} description={description} />;
}
