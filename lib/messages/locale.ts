/** The language of the screens, which also sets dates, times, lists and spelling. With a second language each request would have to choose. */
export const locale = "en-GB";
