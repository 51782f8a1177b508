"use client";

import { Problem } from "@/components/page-frame/problem/problem";

export default Problem;
