import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { readFilters, searchWith, type Filters } from "./filters";

/** Which tiles are shown. The page's address has it too, so that it survives a reload, but later: Next changes it in a transition. */
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
