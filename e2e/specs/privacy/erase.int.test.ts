import { eraseSuite } from "./erase-suite";

eraseSuite("the embedded database");
