import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const drizzle = {
  group: ["drizzle-orm", "drizzle-orm/*", "pg"],
  message: "Only db/ talks to the database driver: add a query in db/queries/.",
};
const links = {
  group: ["next/link"],
  message: "Link is in components/ui/controls/link.tsx: it fetches nothing ahead.",
};
const parents = { regex: "^\\.\\./", message: "Import across folders through @/." };

/** Lowest first (docs/architecture.md, Floors). A file imports from its own floor and from lower ones. */
const floors = [
  ["lib/process", "lib/errors", "lib/fast-path"],
  ["lib/rules", "lib/wire", "lib/document-format", "lib/content", "lib/messages"],
  ["db"],
  ["lib/bus", "lib/auth"],
  ["lib/classroom"],
  ["lib/actions", "lib/realtime"],
  ["components"],
  ["app"],
  ["lib/server"],
  ["e2e", "bench"],
];

/** What a folder may not import beside what is above it. */
const alsoForbidden = {
  "lib/content": ["lib/wire", "lib/document-format", "lib/messages"],
  "lib/document-format": ["lib/content", "lib/messages", "lib/wire"],
  "lib/wire": ["lib/content", "lib/messages"],
  "lib/bus": ["db", "lib/auth"],
  "lib/actions": ["lib/realtime"],
  "lib/realtime": ["lib/actions", "lib/classroom", "lib/content"],
  components: ["db", "lib/bus", "lib/realtime"],
  app: ["db", "lib/bus", "lib/realtime"],
  "lib/server": ["app", "components"],
};

/** Data may be longer than a file's 250 lines. */
const longData = ["lib/server/demo/cases.ts"];

function floorRules(folder, index) {
  const forbidden = [...floors.slice(index + 1).flat(), ...(alsoForbidden[folder] ?? [])];
  const patterns = [
    parents,
    ...(folder === "db" || index === floors.length - 1 ? [] : [drizzle]),
    ...(folder === "app" || folder === "components" ? [links] : []),
    ...(folder === "lib/rules"
      ? [{ regex: "^(?!\\./|@/lib/rules/)", message: "lib/rules is pure: it imports nothing but itself." }]
      : []),
    ...forbidden.map((f) => ({
      group: [`@/${f}`, `@/${f}/**`],
      message: `${f} is above ${folder}, or beside it: see the floors in docs/architecture.md.`,
    })),
  ];
  return {
    files: [`${folder}/**`],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "lib/rules/**/testing/**"],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ["node_modules/", "**/.next/", ".data/", "next-env.d.ts", "db/migrations/"] },
  tseslint.configs.recommendedTypeChecked,
  // They run a compiler over each file: there are components nowhere else.
  { files: ["app/**", "components/**"], extends: [reactHooks.configs.flat.recommended] },
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ["*.js"] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-imports": ["error", { patterns: [parents, drizzle] }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  { ignores: longData, rules: { "max-lines": ["error", 250] } },
  {
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })] },
    rules: { "import-x/no-cycle": "error" },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  ...floors.flatMap((folders, index) => folders.map((folder) => floorRules(folder, index))),
  { files: ["db/**/*.test.ts"], rules: { "no-restricted-imports": ["error", { patterns: [parents] }] } },
);
