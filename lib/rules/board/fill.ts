/** T9: words at which the bar of a question is full: the least that most teams write there. */
export const barWords = 60;
