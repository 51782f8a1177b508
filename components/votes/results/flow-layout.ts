/** The geometry of the flow figure. Pure, so that the figure is rendered on the server. */
import { peopleFor, type Movement } from "@/lib/features/votes/results/rules/tally";

export interface FlowLayout {
  /** px a person */
  unit: number;
  height: number;
  nodes: { mode: string; side: "before" | "after"; people: number; y: number; height: number }[];
  bands: { from: string; to: string; people: number; y0: number; y1: number; height: number }[];
}

/** px between two modes, so that a label fits when a mode has no votes. */
const gap = 28;

export function layOutFlows(
  movement: Movement,
  modes: readonly string[],
  room: { height: number; widestUnit: number },
): FlowLayout {
  const gaps = gap * (modes.length - 1);
  const unit = Math.min(room.widestUnit, (room.height - gaps) / Math.max(1, movement.people));
  const place = (side: "before" | "after") => {
    let y = 0;
    return modes.map((mode) => {
      const people = peopleFor(movement[side], mode);
      const node = { mode, side, people, y, height: people * unit };
      y += node.height + gap;
      return node;
    });
  };
  const [before, after] = [place("before"), place("after")];
  const left = new Map(before.map((node) => [node.mode, node.y]));
  const right = new Map(after.map((node) => [node.mode, node.y]));
  // Flows are ordered by `from`, then `to`, so bands leave and arrive without crossing inside a mode.
  const bands = movement.flows.map((flow) => {
    const height = flow.people * unit;
    const y0 = left.get(flow.from) ?? 0;
    const y1 = right.get(flow.to) ?? 0;
    left.set(flow.from, y0 + height);
    right.set(flow.to, y1 + height);
    return { ...flow, y0, y1, height };
  });
  return { unit, height: movement.people * unit + gaps, nodes: [...before, ...after], bands };
}
