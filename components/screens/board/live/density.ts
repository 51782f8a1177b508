import { useLayoutEffect, useState, type RefObject } from "react";

/** Sizes of tiles, the largest first (T9). */
export const densities = ["large", "medium", "small"] as const;
export type Density = (typeof densities)[number];

/** Up to this many teams, small tiles show names too. */
export const maxTeamsWithNames = 60;

/** The usual size of tiles for a number of teams, whether or not they all fit in the window. */
export function densityFor(teams: number): Density {
  if (teams <= 16) return "large";
  return teams <= 48 ? "medium" : "small";
}

/**
 * The usual size of tiles, or one step smaller if only then all tiles fit in the window.
 * Chosen again only for another number of teams or another window, so that tiles keep their size while a class works.
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
