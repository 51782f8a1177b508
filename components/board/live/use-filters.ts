import { usePathname, useSearchParams } from "next/navigation";
import type { Section } from "@/lib/rules/board/attention";

export interface Filters {
  /** Part of a member's name, or a team's number. */
  name: string;
  mode: string;
  section: Section | "";
  /** T15: a section of the class: teams that have a member of it. */
  group: string;
}

interface Filtered {
  number: number;
  mode: string;
  members: readonly { name: string; section: string }[];
}

/** Which tiles are shown: kept in the page's address, so that it survives a reload. */
export function useFilters() {
  const params = useSearchParams();
  const pathname = usePathname();
  const filters: Filters = {
    name: params.get("name") ?? "",
    mode: params.get("mode") ?? "",
    group: params.get("group") ?? "",
    section: (params.get("section") ?? "") as Filters["section"], // compared only
  };
  const setFilters = (change: Partial<Filters>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries({ ...filters, ...change })) {
      if (value === "") next.delete(key);
      else next.set(key, value);
    }
    history.replaceState(null, "", next.size === 0 ? pathname : `${pathname}?${next}`);
  };
  const wanted = filters.name.trim().toLocaleLowerCase();
  const isShown = (team: Filtered, section: Section) =>
    (filters.mode === "" || team.mode === filters.mode) &&
    (filters.section === "" || section === filters.section) &&
    (filters.group === "" || team.members.some(({ section: group }) => group === filters.group)) &&
    (wanted === "" ||
      String(team.number) === wanted ||
      team.members.some(({ name }) => name.toLocaleLowerCase().includes(wanted)));
  return { filters, setFilters, isShown };
}
