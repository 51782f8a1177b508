/** The number of words that fills a question's bar: about the least that most teams write there (T9). */
export const fullBarWords = 60;
