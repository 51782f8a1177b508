// What next-env.d.ts says that does not depend on a build: a fresh checkout type-checks without one.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
