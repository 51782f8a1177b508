import { defineConfig, type OxlintConfig } from "oxlint";

const drizzle = {
  group: ["drizzle-orm", "drizzle-orm/*", "pg"],
  message: "Only db/ talks to the database driver: add a query in db/queries/.",
};
const links = {
  group: ["next/link"],
  message: "Link is in components/ui/controls/link.tsx: it fetches nothing ahead, and is smaller.",
};
const parents = { regex: "^\\.\\./", message: "Import across folders through @/." };

function forbid(patterns: object[]): NonNullable<OxlintConfig["rules"]> {
  return { "no-restricted-imports": ["error", { patterns }] };
}

/** Lowest first (docs/architecture.md, Floors). A file imports from its own floor and from lower ones. */
const floors = [
  ["lib/process", "lib/errors", "lib/fast-path"],
  ["lib/rules", "lib/wire", "lib/document-format", "lib/content", "lib/messages", "lib/csv"],
  ["db"],
  ["lib/bus", "lib/auth"],
  ["lib/classroom"],
  ["lib/actions", "lib/realtime"],
  ["components"],
  ["app"],
  ["lib/server"],
  ["e2e", "bench"],
];

/** Folders that a folder may not import, besides the floors above it. */
const alsoForbidden: Record<string, readonly string[]> = {
  "lib/rules": [...(floors[0] ?? []), "lib/wire", "lib/document-format", "lib/content", "lib/messages", "lib/csv"],
  "lib/content": ["lib/wire", "lib/document-format", "lib/messages", "lib/csv"],
  "lib/document-format": ["lib/content", "lib/messages", "lib/wire", "lib/csv"],
  "lib/wire": ["lib/content", "lib/messages", "lib/csv"],
  "lib/csv": ["lib/rules", "lib/content", "lib/document-format", "lib/messages", "lib/wire"],
  "lib/bus": ["db", "lib/auth"],
  "lib/actions": ["lib/realtime"],
  "lib/realtime": ["lib/actions", "lib/classroom", "lib/content"],
  components: ["db", "lib/bus", "lib/realtime"],
  app: ["db", "lib/bus", "lib/realtime"],
  "lib/server": ["app", "components"],
};

function floorRules(folder: string, index: number) {
  const forbidden = [...floors.slice(index + 1).flat(), ...(alsoForbidden[folder] ?? [])];
  const patterns = [
    parents,
    ...(folder === "db" || index === floors.length - 1 ? [] : [drizzle]),
    ...(folder === "app" || folder === "components" ? [links] : []),
    ...(folder === "lib/rules"
      ? [{ regex: "^[^.@]|^@[^/]", message: "lib/rules is pure: it imports nothing but itself." }]
      : []),
    ...forbidden.map((f) => ({
      group: [`@/${f}`, `@/${f}/**`],
      message: `${f} is above ${folder}, or beside it: see the floors in docs/architecture.md.`,
    })),
  ];
  return {
    files: [`${folder}/**`],
    excludeFiles: ["**/*.test.ts", "**/*.test.tsx", "lib/rules/**/testing/**"],
    rules: forbid(patterns),
  };
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
    ...floors.flatMap((folders, index) => folders.map((folder) => floorRules(folder, index))),
    { files: ["db/**/*.test.ts"], rules: forbid([parents]) },
  ],
});
