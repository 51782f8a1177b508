/** Q31: in place of the id of an erased student, in authorship and in the audit log. It is the same for all, so that nothing links their texts. */
export const formerMemberId = "00000000-0000-0000-0000-000000000000";
