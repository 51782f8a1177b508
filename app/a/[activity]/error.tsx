"use client";

import { Problem } from "@/components/shared/problem/problem";

export default Problem;
