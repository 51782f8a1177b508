import type { ReactElement } from "react";

/** Each mode has a mark and a pattern, so that no mode is known by its hue alone. The hue, and the same pattern for CSS, are in modes.css. */
interface ModeStyle {
  /** Strokes in a square of 24 × 24. */
  mark: ReactElement;
  /** One tile of the pattern, as in modes.css, for SVG figures. */
  pattern: { width: number; height: number; tile: ReactElement };
}

/** The styles by the ids of modes. A test checks that each mode of the built-in lesson has one. */
export const modeStyles: Readonly<Record<string, ModeStyle>> = {
  brittleness: {
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
  bias: {
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
  hallucination: {
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
  adversarial: {
    mark: (
      <>
        <path d="M8.25 2.9h7.5l5.35 5.35v7.5l-5.35 5.35h-7.5L2.9 15.75v-7.5z" />
        <path d="M10.3 11.2l5.9-1.1 1.1 5.9-3.9.75-2.3-1.5z" fill="currentColor" strokeWidth="1.25" />
      </>
    ),
    pattern: { width: 6, height: 6, tile: <path d="M0 0h3v3H0zM3 3h3v3H3z" fill="var(--m)" /> },
  },
};

/** Modes of edited content share a neutral style. */
export const neutralStyle: ModeStyle = {
  mark: (
    <>
      <circle cx="12" cy="12" r="8.75" />
      <circle cx="12" cy="12" r="2.5" fill="currentColor" />
    </>
  ),
  pattern: { width: 4, height: 4, tile: <path d="M0 1h4" stroke="var(--m)" strokeWidth="1" /> },
};
