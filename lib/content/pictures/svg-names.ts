/** The elements and attributes of SVG that a picture of a lesson may have. None of them runs, loads or links to anything. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const shownElements = words(`
  svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker
`);

/** Elements that have text of the picture. */
export const textElements = words("text tspan textPath");

/** Left out with all that is in them: what is not shown, and what is too dear to show. */
export const droppedElements = words("title desc metadata filter");

/** What a style sheet may set too. */
export const styleNames = words(`
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset opacity color display visibility overflow clip-path clip-rule mask marker-start marker-mid marker-end stop-color stop-opacity
  font-family font-size font-style font-weight font-variant font-stretch text-anchor text-decoration letter-spacing word-spacing
  dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi vector-effect paint-order shape-rendering
  text-rendering color-interpolation
`);

export const attributeNames = words(`
  id x y width height rx ry cx cy r x1 y1 x2 y2 d points pathLength dx dy rotate textLength lengthAdjust viewBox preserveAspectRatio
  transform gradientUnits gradientTransform spreadMethod fx fy fr offset patternUnits patternContentUnits patternTransform clipPathUnits
  maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient startOffset method spacing side xml:space
`);

/** Elements whose `href` names another element of the picture. */
export const referringElements = words("use textPath linearGradient radialGradient pattern");

/** Functions that a value may have, besides `url(#…)`. */
export const valueFunctions = words("rgb rgba hsl hsla translate scale rotate matrix skewx skewy");
