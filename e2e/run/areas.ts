/** `npm run areas`: draws the areas into docs/architecture.md again. */
import { writeFileSync } from "node:fs";
import { drawAreas, pageWith } from "./read-areas";

const { page, text } = pageWith(drawAreas());
writeFileSync(page, text);
