import type { Mode } from "@/lib/content/schema";

export type NamedMode = Pick<Mode, "id" | "name" | "shortName" | "look">;

/** The part of a mode that the figures need. */
export function namedMode({ id, name, shortName, look }: Mode): NamedMode {
  return { id, name, shortName, look };
}

export function nameOf(modes: readonly NamedMode[], id: string): string {
  return modes.find((mode) => mode.id === id)?.name ?? id;
}
