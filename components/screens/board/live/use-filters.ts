import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { readFilters, searchWith, type Filters } from "./filters";

/** The filters of the board. The address has them to survive a reload, and state because Next changes the address later, in a transition. */
export function useFilters() {
  const params = useSearchParams();
  const [filters, show] = useState(() => readFilters(params));
  const setFilters = (change: Partial<Filters>) => {
    const next = { ...filters, ...change };
    show(next);
    history.replaceState(null, "", `${location.pathname}${searchWith(location.search, next)}`);
  };
  return { filters, setFilters };
}
