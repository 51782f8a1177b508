import { misplacedSuite } from "./misplaced-suite";

misplacedSuite("PostgreSQL");
