/** Property tests use the run's seed. When one fails, fast-check prints it with the path of the counterexample. */
import * as fc from "fast-check";
import { runSeed } from "./run-seed";

fc.configureGlobal({ seed: runSeed() });
