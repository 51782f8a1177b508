export interface NamedMode {
  id: string;
  name: string;
  shortName: string;
}

export function nameOf(modes: readonly NamedMode[], id: string): string {
  return modes.find((mode) => mode.id === id)?.name ?? id;
}
