/** Property tests draw from the run's seed. fast-check prints it, and the path of the counterexample, when one fails. */
import * as fc from "fast-check";
import { runSeed } from "./run-seed";

fc.configureGlobal({ seed: runSeed() });
