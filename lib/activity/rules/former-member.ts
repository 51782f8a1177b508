/** Replaces an erased student's id in authorship and in the audit log. All erased students share it, so that nothing links their texts (Q31). */
export const formerMemberId = "00000000-0000-0000-0000-000000000000";
