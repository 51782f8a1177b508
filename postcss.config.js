/** Resolves named breakpoints (components/ui/look/breakpoints.css). Turbopack uses no other PostCSS plugins; Lightning CSS does the rest. */
export default {
  plugins: {
    "@csstools/postcss-global-data": { files: ["components/ui/look/breakpoints.css"] },
    "postcss-custom-media": {},
  },
};
