import type { ComponentType, ReactNode } from "react";
import type { Figure } from "@/lib/content/schema";
import { Boundary, BoundaryKey } from "./boundary";
import { Chart } from "./chart";
import { StopSign } from "./stop-sign";
import { TokenByToken } from "./token-by-token";

interface Drawing {
  Picture: ComponentType<{ title: string; description: string }>;
  /** What its signs mean, under the caption. */
  key?: ReactNode;
}

/** The drawings by the id a lesson's figure has. A figure without one has a chart: a test checks it. */
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
