import { useLayoutEffect, useState, type RefObject } from "react";

/** T9: how large the tiles are, the largest first. */
export const densities = ["large", "medium", "small"] as const;
export type Density = (typeof densities)[number];

/** So many teams have names on small tiles too. */
export const mostWithNames = 60;

/** As large as so many teams need to be read, where there is room for them or not. */
export function densityFor(teams: number): Density {
  if (teams <= 16) return "large";
  return teams <= 48 ? "medium" : "small";
}

/**
 * Tiles for the number of teams, or those one step smaller when the wall ends above the foot of the window only with them; up to 60 teams have their
 * names in any case. Chosen anew only for another number of teams or another window, so that no tile changes its size while a class works.
 */
export function useFittingDensity(wall: RefObject<HTMLElement | null>, teams: number, isReady: boolean): Density {
  const usual = densityFor(teams);
  const [density, setDensity] = useState(usual);
  useLayoutEffect(() => {
    if (!isReady) return;
    const choose = () => {
      const element = wall.current;
      if (element === null) return;
      const fits = (tried: Density) => {
        element.setAttribute("data-density", tried);
        return element.getBoundingClientRect().bottom + scrollY <= innerHeight;
      };
      const at = densities.indexOf(usual);
      const chosen = densities.slice(at, at + 2).find(fits) ?? usual;
      element.setAttribute("data-density", chosen);
      setDensity(chosen);
    };
    choose();
    addEventListener("resize", choose);
    return () => removeEventListener("resize", choose);
  }, [wall, usual, isReady]);
  return density;
}
