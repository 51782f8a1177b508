import { eraseSuite } from "./erase-suite";

eraseSuite("PostgreSQL");
