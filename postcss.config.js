/** Named breakpoints (components/ui/look/breakpoints.css). Next's Turbopack applies no other PostCSS plugins of its own; Lightning CSS does the rest. */
export default {
  plugins: {
    "@csstools/postcss-global-data": { files: ["components/ui/look/breakpoints.css"] },
    "postcss-custom-media": {},
  },
};
