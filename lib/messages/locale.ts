/** The language of the screens: with it come dates, times, lists and spelling. A second language makes this a choice of each request. */
export const locale = "en-GB";
