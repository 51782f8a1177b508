import { misplacedSuite } from "./misplaced-suite";

misplacedSuite("the embedded database");
