/** The drawings that a figure can show; components/learning/figures draws them. */
export const drawingIds = ["boundary", "token-by-token", "stop-sign"] as const;
export type DrawingId = (typeof drawingIds)[number];
