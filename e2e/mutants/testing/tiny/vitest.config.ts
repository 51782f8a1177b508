import { defineConfig } from "vitest/config";

export default defineConfig({ test: { projects: [{ test: { name: "tiny", include: ["*.tests.ts"] } }] } });
