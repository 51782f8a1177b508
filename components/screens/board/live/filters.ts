/** The filters of the board, and how the address of the page stores them. */
import { sections, type Section } from "@/lib/features/screens/board/rules/attention";

export interface Filters {
  /** Part of a member's name, or a team's number. */
  name: string;
  mode: string;
  section: Section | "";
  /** A section of the class. Shows teams that have a member in it (T15). */
  group: string;
}

export const noFilters: Filters = { name: "", mode: "", section: "", group: "" };

interface FilteredTeam {
  number: number;
  mode: { id: string };
  flag: object | null;
  members: readonly { name: string; section: string }[];
}

/** Whether the filters show a team. A team that asks for help is always shown. @param section where the team is on the board now */
export function isShown(
  team: FilteredTeam,
  section: Section,
  { name, mode, section: chosen, group }: Filters,
): boolean {
  if (team.flag !== null) return true;
  const wanted = name.trim().toLocaleLowerCase();
  return (
    (mode === "" || team.mode.id === mode) &&
    (chosen === "" || section === chosen) &&
    (group === "" || team.members.some((member) => member.section === group)) &&
    (wanted === "" ||
      String(team.number) === wanted ||
      team.members.some((member) => member.name.toLocaleLowerCase().includes(wanted)))
  );
}

export function readFilters(params: Pick<URLSearchParams, "get">): Filters {
  const section = params.get("section");
  return {
    name: params.get("name") ?? "",
    mode: params.get("mode") ?? "",
    section: sections.find((one) => one === section) ?? "",
    group: params.get("group") ?? "",
  };
}

/** The query string of the address with these filters in it. */
export function searchWith(search: string, filters: Filters): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries({ ...filters })) {
    if (value === "") params.delete(key);
    else params.set(key, value);
  }
  return params.size === 0 ? "" : `?${params}`;
}

/** The sections of the class that members of these teams are in, sorted (T15). */
export function sectionsOfClass(teams: readonly { members: readonly { section: string }[] }[]): string[] {
  const found = new Set(teams.flatMap(({ members }) => members.map(({ section }) => section)));
  return [...found]
    .filter((section) => section !== "")
    .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}
