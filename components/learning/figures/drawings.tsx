import type { ComponentType, ReactNode } from "react";
import { Boundary, BoundaryKey } from "./boundary";
import { ErrorsByGroup } from "./errors-by-group";
import { StopSign } from "./stop-sign";
import { TokenByToken } from "./token-by-token";

interface Drawing {
  Picture: ComponentType<{ title: string; description: string }>;
  /** What its signs mean, under the caption. */
  key?: ReactNode;
}

/** The drawings by the id a lesson's figure has. A figure without one is not in a lesson: a test checks it. */
export const drawings: Record<string, Drawing> = {
  boundary: { Picture: Boundary, key: <BoundaryKey /> },
  "errors-by-group": { Picture: ErrorsByGroup },
  "token-by-token": { Picture: TokenByToken },
  "stop-sign": { Picture: StopSign },
};
