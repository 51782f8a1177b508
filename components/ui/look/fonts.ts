/**
 * The two typefaces, self-hosted from @fontsource-variable. The Latin files are preloaded; the -ext files load only on a page with
 * such letters. `block` and a fallback of the same metrics: text is rendered once, in its own typeface, and nothing moves.
 */
import localFont from "next/font/local";

// next/font reads these calls at build time: literals only.
export const literata = localFont({
  src: [
    {
      path: "../../../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2",
      weight: "200 900",
      style: "normal",
    },
    {
      path: "../../../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-italic.woff2",
      weight: "200 900",
      style: "italic",
    },
  ],
  variable: "--font-literata",
  display: "block",
  adjustFontFallback: "Times New Roman",
});

export const atkinson = localFont({
  src: "../../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-atkinson",
  display: "block",
  adjustFontFallback: "Arial",
});

/** Atkinson's zero without its stroke, made by plain-zero.py: only codes and PINs, which are read sign by sign, need the stroke (`--sans-code`). */
export const plainZero = localFont({
  src: "./plain-zero.woff2",
  weight: "200 800",
  variable: "--font-plain-zero",
  display: "block",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0030" }],
});

export const literataExt = localFont({
  src: [
    {
      path: "../../../node_modules/@fontsource-variable/literata/files/literata-latin-ext-opsz-normal.woff2",
      weight: "200 900",
      style: "normal",
    },
    {
      path: "../../../node_modules/@fontsource-variable/literata/files/literata-latin-ext-opsz-italic.woff2",
      weight: "200 900",
      style: "italic",
    },
  ],
  variable: "--font-literata-ext",
  display: "block",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

export const atkinsonExt = localFont({
  src: "../../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-atkinson-ext",
  display: "block",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});
