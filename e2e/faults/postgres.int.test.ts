import { describe } from "vitest";
import { shortChaos } from "./short-chaos";

describe("chaos, two processes on PostgreSQL and Redis", () => shortChaos("postgres"));
