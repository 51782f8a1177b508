"use server";

import * as z from "zod";
import { classAction } from "@/lib/actions/action";
import { loadCourseList } from "@/lib/classroom/courses/course-roster";

/** T19: the students of a course as a list, and whose accounts are linked. It changes nothing. */
export const loadCourseListAction = classAction(z.object({ linkId: z.string().max(100) }), (steering, { linkId }) =>
  loadCourseList(steering, linkId),
);
