import { misplacedSuite } from "./testing/misplaced-suite";

misplacedSuite("the embedded database");
