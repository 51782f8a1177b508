import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const drizzle = { group: ["drizzle-orm", "drizzle-orm/*", "pg"], message: "Only db/ talks to the database driver: add a query in db/queries/." };
const links = { group: ["next/link"], message: "Link is in components/shared/ui/link.tsx: it fetches nothing ahead." };
const parents = { regex: "^\\.\\./", message: "Import across folders through @/." };

/** What `files` may not import (docs/architecture.md, Folders): the folder names after "@/", and packages. */
function forbid(files, folders, extra = []) {
  return {
    files,
    ignores: ["**/*.test.ts", "**/*.test.tsx"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [parents, ...extra, ...folders.map((f) => ({ group: [`@/${f}`, `@/${f}/**`], message: `Imports go one way: this folder may not import ${f}.` }))] }],
    },
  };
}

export default tseslint.config(
  { ignores: ["node_modules/", "**/.next/", ".data/", "next-env.d.ts", "db/migrations/"] },
  tseslint.configs.recommendedTypeChecked,
  // They run a compiler over each file: there are components nowhere else.
  { files: ["app/**", "components/**"], extends: [reactHooks.configs.flat.recommended] },
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.js"] }, tsconfigRootDir: import.meta.dirname } },
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
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  forbid(["app/**"], ["lib/sync", "lib/server"], [drizzle, links]),
  forbid(["components/**"], ["app", "db", "e2e", "lib/classroom", "lib/auth", "lib/sync", "lib/server", "lib/bus"], [drizzle, links]),
  forbid(["lib/rules/**"], ["app", "components", "db", "e2e", "lib/!(rules)"], [{ regex: "^(?!\\./|@/lib/rules/)", message: "lib/rules is pure: it imports nothing but itself." }]),
  forbid(["lib/content/**"], ["app", "components", "db", "e2e", "lib/!(content|rules)"], [drizzle]),
  forbid(["lib/worksheet/**"], ["app", "components", "db", "e2e", "lib/!(worksheet)"], [drizzle]),
  forbid(["lib/classroom/**"], ["app", "components", "e2e", "lib/sync", "lib/server"], [drizzle]),
  forbid(["lib/auth/**"], ["app", "components", "e2e", "lib/sync", "lib/server", "lib/classroom"], [drizzle]),
  forbid(["lib/bus/**"], ["app", "components", "db", "e2e", "lib/!(bus)"], [drizzle]),
  forbid(["lib/sync/**"], ["app", "components", "e2e", "lib/server", "lib/classroom", "lib/content"], [drizzle]),
  forbid(["lib/server/**"], ["app", "components", "e2e"], [drizzle]),
  forbid(["db/**"], ["app", "components", "e2e", "lib/!(rules|content|worksheet|env.ts|errors.ts)"]),
  { files: ["db/**/*.test.ts"], rules: { "no-restricted-imports": ["error", { patterns: [parents] }] } },
);
