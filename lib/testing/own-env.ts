/** A worker's test files share its environment, so stubs end with the file that made them. */
import { afterAll, vi } from "vitest";

afterAll(() => void vi.unstubAllEnvs());
