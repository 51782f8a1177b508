import { misplacedSuite } from "./testing/misplaced-suite";

misplacedSuite("PostgreSQL");
