import { defineConfig, type OxlintConfig } from "oxlint";

const drizzle = {
  group: ["drizzle-orm", "drizzle-orm/*", "pg"],
  message: "Only db/ and queries/ talk to the database driver.",
};
const links = {
  group: ["next/link"],
  message: "Link is in components/ui/controls/link.tsx: it fetches nothing ahead, and is smaller.",
};
const parents = { regex: "^\\.\\./", message: "Import across folders through @/." };

type Pattern = { group?: string[]; regex?: string; message: string };

function forbid(patterns: readonly Pattern[]): NonNullable<OxlintConfig["rules"]> {
  return { "no-restricted-imports": ["error", { patterns: [...patterns] }] };
}

/** The areas, lowest first. A file imports from its own area and from areas before it. */
export const areas = [
  "people",
  "teams",
  "cases",
  "votes",
  "learning",
  "hour",
  "screens",
  "phases",
  "arranging",
  "privacy",
  "restoring",
  "lessons",
  "exporting",
  "courses",
  "oneroster",
  "undo",
];

/** All places, lowest first (docs/architecture.md). A file imports from its own place and from places before it. */
const places = [
  "lib/errors",
  "lib/process",
  "lib/fast-path",
  "lib/csv",
  "lib/sync/format",
  "lib/wire",
  "lib/content",
  "lib/messages",
  "db",
  "lib/bus",
  "lib/auth",
  "lib/sockets",
  "lib/activity",
  "lib/sync",
  ...areas.map((area) => `lib/features/${area}`),
  "lib/live",
  "lib/sockets/browser",
  "lib/sync/browser",
  "lib/live/browser",
  "components",
  "app",
  "lib/server",
  "e2e",
  "bench",
];

/** What runs in browsers only, apart from what answers it. It imports what browser and server share. */
const browserPlaces = places.filter((place) => place.endsWith("/browser"));
const shared = ["lib/errors", "lib/sync/format", "lib/wire"];
const serverPlaces = places.slice(0, places.indexOf("lib/live") + 1).filter((place) => !shared.includes(place));

/** Places that a place may not import, although they come before it. */
const alsoForbidden: Record<string, readonly string[]> = {
  "lib/content": ["lib/wire", "lib/csv"],
  "lib/sync/format": ["lib/csv"],
  "lib/wire": ["lib/csv"],
  "lib/bus": ["db", "lib/content", "lib/messages", "lib/csv", "lib/sync/format"],
  "lib/sync": ["lib/content"],
  "lib/live": ["lib/content"],
  ...Object.fromEntries(areas.map((area) => [`lib/features/${area}`, ["lib/sync/server", "lib/sockets"]])),
  ...Object.fromEntries(browserPlaces.map((place) => [place, serverPlaces])),
  components: ["db", "lib/bus", "lib/sync/server", "lib/live/server"],
  app: ["db", "lib/bus", "lib/sync/server", "lib/live/server"],
  "lib/server": [...browserPlaces, "app", "components"],
};

const tests = ["**/*.test.ts", "**/*.test.tsx", "lib/**/testing/**", "lib/**/tests/**"];

/**
 * A regular expression for a folder's name that is none of these. Oxlint's have no look-ahead, and a `!` of one of its patterns lets through what any
 * other pattern of the rule forbids.
 */
function otherThan(...names: readonly string[]): string {
  const beginnings = new Set(names.flatMap((name) => [...name].map((_, end) => name.slice(0, end))));
  const incomplete = [...beginnings].filter((begun) => begun !== "" && !names.includes(begun));
  const differing = [...beginnings, ...names].map((begun) => {
    const next = names.filter((name) => name !== begun && name.startsWith(begun)).map((name) => name[begun.length]);
    return `${begun}[^/${next.join("")}][^/]*`;
  });
  return `(?:${[...incomplete, ...differing].join("|")})`;
}

/** Places in a place's folder: they have an order of their own. */
const innerPlaces = (place: string) => places.filter((one) => one.startsWith(`${place}/`));

/** `rules/` is pure and imports nothing else, so that every place below the areas, but for lib/activity, may import rules of later places. */
function forbidPlaces(from: string, forbidden: readonly string[]): Pattern[] {
  const withRules = from === "lib/activity" || from.startsWith("lib/features/");
  return forbidden.map((place) => {
    const folder = withRules ? "[^/]+" : otherThan("rules");
    const inner = innerPlaces(place).map((one) => one.slice(place.length + 1));
    const first = inner.length > 0 ? otherThan(...inner, ...(withRules ? [] : ["rules"])) : folder;
    return {
      regex: `^@/${place}/(?:${first}/(?:${folder}/)*)?[^/]+$`,
      message: `${place} is above ${from}, or beside it: see the order in docs/architecture.md.`,
    };
  });
}

function lawsOf(place: string): NonNullable<OxlintConfig["overrides"]> {
  const later = places.slice(places.indexOf(place) + 1);
  const inner = innerPlaces(place).map((one) => `${one}/**`);
  const order = [parents, ...forbidPlaces(place, [...later, ...(alsoForbidden[place] ?? [])])];
  const base = [
    ...order,
    ...(place === "db" ? [] : [drizzle]),
    ...(place === "app" || place === "components" ? [links, noQueries] : []),
    ...(browserPlaces.includes(place) ? [noReact] : []),
  ];
  if (!/^lib\/(?:features\/|activity$|auth$|sync$)/.test(place)) return [override(`${place}/**`, base, inner)];
  return [
    override(`${place}/**`, [...base, noActions], inner),
    override(`${place}/**/rules/**`, [...order, onlyRules]),
    override(`${place}/**/queries/**`, [...order, onlyRulesAndQueries]),
    override(`${place}/**/actions/**`, [...base, noQueries]),
  ];
}

const noActions = {
  regex: "^@/lib/features/.*/actions/",
  message: "Actions call use cases, never the other way round.",
};
const onlyRules = {
  regex: `^(?:[^.@]|@[^/]|@/${otherThan("lib")}/|@/lib/(?:${otherThan("rules")}/)*[^/]+$)`,
  message: "rules/ is pure: it imports nothing but rules.",
};
const onlyRulesAndQueries = {
  regex: `^@/lib/(?:features|activity|auth)/(?:${otherThan("rules", "queries")}/)*[^/]+$`,
  message: "A query imports rules and queries, never a use case.",
};
const noReact = {
  group: [
    "react",
    "react/**",
    "react-*",
    "react-*/**",
    "next",
    "next/**",
    "next-*",
    "next-*/**",
    "use-intl",
    "use-intl/**",
  ],
  message: "React is in components/.",
};
const noQueries = {
  group: ["@/db/**", "@/lib/**/queries/**"],
  message: "Only use cases and queries ask the database.",
};

function override(files: string, patterns: readonly Pattern[], except: readonly string[] = []) {
  return { files: [files], excludeFiles: [...tests, ...except], rules: forbid(patterns) };
}

export default defineConfig({
  plugins: ["eslint", "typescript", "import", "react", "jsx-a11y", "oxc"],
  categories: { correctness: "error" },
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["**/.next/", ".data/", "next-env.d.ts", "db/migrations/"],
  rules: {
    eqeqeq: ["error", "always", { null: "ignore" }],
    "no-array-constructor": "error",
    "no-var": "error",
    "prefer-const": "error",
    "prefer-rest-params": "error",
    "prefer-spread": "error",
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    ...forbid([parents, drizzle]),
    "import/no-cycle": "error",
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    "typescript/no-empty-object-type": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-namespace": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-require-imports": "error",
    "typescript/no-unnecessary-type-assertion": "error",
    "typescript/no-unnecessary-type-constraint": "error",
    "typescript/no-unsafe-function-type": "error",
    "typescript/only-throw-error": "error",
    "typescript/prefer-promise-reject-errors": "error",
    "typescript/require-await": "error",
    "typescript/restrict-plus-operands": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    // Correctness rules that do not apply here: `role="status"` where <output> belongs to no form, a group that follows the focus, names sorted as
    // strings, letters that a test counts one by one, and Playwright fixtures that need no others.
    "jsx-a11y/control-has-associated-label": "off",
    "jsx-a11y/no-noninteractive-element-interactions": [
      "error",
      { handlers: ["onClick", "onMouseDown", "onMouseUp", "onKeyDown", "onKeyUp"] },
    ],
    "jsx-a11y/prefer-tag-over-role": "off",
    "no-empty-pattern": "off",
    "typescript/no-misused-spread": "off",
    "typescript/require-array-sort-compare": "off",
  },
  overrides: [
    {
      // Plain JavaScript has no types.
      files: ["**/*.ts", "**/*.tsx"],
      rules: {
        "typescript/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
        "typescript/no-unsafe-argument": "error",
        "typescript/no-unsafe-assignment": "error",
        "typescript/no-unsafe-call": "error",
        "typescript/no-unsafe-enum-comparison": "error",
        "typescript/no-unsafe-member-access": "error",
        "typescript/no-unsafe-return": "error",
      },
    },
    // In other folders a function may be called useSomething without being a hook.
    {
      files: ["app/**", "components/**"],
      rules: { "react/rules-of-hooks": "error", "react/unsupported-syntax": "error" },
    },
    ...places.filter((place) => place !== "e2e" && place !== "bench").flatMap(lawsOf),
    { files: ["e2e/**", "bench/**", "db/**/*.test.ts", "**/queries/**/*.test.ts"], rules: forbid([parents]) },
  ],
});
