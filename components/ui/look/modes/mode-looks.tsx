import type { ReactElement } from "react";
import type { Look } from "@/lib/content/schema";

/** Each look has a mark and a pattern, so that no mode is known by its hue alone. The hue, and the same pattern for CSS, are in modes.css. */
interface ModeLook {
  /** Strokes in a square of 24 × 24. */
  mark: ReactElement;
  /** One tile of the pattern, as in modes.css, for SVG figures. */
  pattern: { width: number; height: number; tile: ReactElement };
}

/** A lesson says which look each of its modes has. */
export const modeLooks: Readonly<Record<Look, ModeLook>> = {
  1: {
    mark: (
      <>
        <path d="M12 2.75l8 4.6v9.3l-8 4.6-8-4.6v-9.3z" />
        <path d="M12 2.75L10.4 8l3.4 2.9-3.2 3.3 2.2 2.6-.8 4.45" />
      </>
    ),
    pattern: {
      width: 6,
      height: 6,
      tile: <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="var(--m)" strokeWidth="1.3" fill="none" />,
    },
  },
  2: {
    mark: (
      <>
        <path d="M12 4v16.25M8 20.25h8M4.5 9.25l15-4.5" />
        <path d="M4.5 9.25L2 15.5h5zM19.5 4.75L17 11h5z" />
        <path d="M2 15.5a2.5 2.5 0 0 0 5 0zM17 11a2.5 2.5 0 0 0 5 0z" fill="currentColor" />
      </>
    ),
    pattern: {
      width: 6,
      height: 6,
      tile: <path d="M1.5 1.5v.01M4.5 4.5v.01" stroke="var(--m)" strokeWidth="2.3" strokeLinecap="round" fill="none" />,
    },
  },
  3: {
    mark: (
      <>
        <path d="M4.5 4h15A1.5 1.5 0 0 1 21 5.5v10a1.5 1.5 0 0 1-1.5 1.5h-7.25L8 20.75V17H4.5A1.5 1.5 0 0 1 3 15.5v-10A1.5 1.5 0 0 1 4.5 4z" />
        <path
          d="M12 6.25c.5 2.75 1.5 3.75 4.25 4.25-2.75.5-3.75 1.5-4.25 4.25-.5-2.75-1.5-3.75-4.25-4.25 2.75-.5 3.75-1.5 4.25-4.25z"
          fill="currentColor"
          strokeWidth=".75"
        />
      </>
    ),
    pattern: {
      width: 10,
      height: 4,
      tile: (
        <path d="M-2.5 2c1.25 2 3.75 2 5 0s3.75-2 5 0 3.75 2 5 0" stroke="var(--m)" strokeWidth="1.15" fill="none" />
      ),
    },
  },
  4: {
    mark: (
      <>
        <path d="M8.25 2.9h7.5l5.35 5.35v7.5l-5.35 5.35h-7.5L2.9 15.75v-7.5z" />
        <path d="M10.3 11.2l5.9-1.1 1.1 5.9-3.9.75-2.3-1.5z" fill="currentColor" strokeWidth="1.25" />
      </>
    ),
    pattern: { width: 6, height: 6, tile: <path d="M0 0h3v3H0zM3 3h3v3H3z" fill="var(--m)" /> },
  },
  5: {
    mark: (
      <>
        <circle cx="12" cy="12" r="8.75" />
        <circle cx="12" cy="12" r="2.5" fill="currentColor" />
      </>
    ),
    pattern: { width: 6, height: 6, tile: <path d="M0 0h3v6H0z" fill="var(--m)" /> },
  },
  6: {
    mark: (
      <>
        <path d="M3.25 3.25h12v12h-12zM8.75 8.75h12v12h-12z" />
        <path d="M8.75 8.75h6.5v6.5h-6.5z" fill="currentColor" />
      </>
    ),
    pattern: {
      width: 10,
      height: 6,
      tile: <path d="M0 .5h10M0 3.5h10M2.5 .5v3M7.5 3.5v3" stroke="var(--m)" fill="none" />,
    },
  },
  7: {
    mark: (
      <>
        <path d="M12 3l9.5 17h-19z" />
        <path d="M12 11l3.25 5.75h-6.5z" fill="currentColor" />
      </>
    ),
    pattern: { width: 8, height: 6, tile: <path d="M0 6l4-6 4 6z" fill="var(--m)" /> },
  },
  8: {
    mark: (
      <>
        <path d="M5.25 3h13.5L12 12z" />
        <path d="M12 12l6.75 9H5.25z" fill="currentColor" />
      </>
    ),
    pattern: {
      width: 8,
      height: 8,
      tile: <path d="M2 .5v3M.5 2h3M6 4.5v3M4.5 6h3" stroke="var(--m)" strokeWidth="1.2" />,
    },
  },
};
