/** The files of a worker share its environment: what one of them stubs ends with it. */
import { afterAll, vi } from "vitest";

afterAll(() => void vi.unstubAllEnvs());
