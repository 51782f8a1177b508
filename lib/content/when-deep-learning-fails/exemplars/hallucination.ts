import type { Exemplar } from "@/lib/content/schema";

export const hallucination: Exemplar = {
  title: "The city that told bosses to take the tips",
  scenario:
    "In October 2023 New York City opened a chatbot for people who run a business, on the city’s own website. It was built on a general language model from a large company. In March 2024 reporters of The Markup asked it ordinary questions. May I take a cut of my workers’ tips? It said yes; the law says no. Do I have to accept tenants on rental assistance? It said no; in New York it is against the law to refuse them, except in some small houses where the owner lives. May my shop refuse cash? It said yes; a city law of 2020 says no.\n\nWhy did it say so? A language model continues a text with what is likely. For “may I take a cut”, a helpful “yes” is likely text. The answer even named a city page about reporting tips, but that page does not say that a boss may take them. No step compared the sentence with the law. The tone was that of an office that knows. A notice in small print said that the bot could be wrong.",
  source: "https://themarkup.org/news/2024/03/29/nycs-ai-chatbot-tells-businesses-to-break-the-law",
  harmed:
    "First people who never saw the chatbot. A waiter gets less of his tips on Friday and hears “the city says I may”. A mother with a housing voucher is turned away and does not know that she could complain. Then the owner who asked honestly: he followed the answer, and he pays the fine. Last, the city itself. The next time its website says something true and important, fewer people will believe it.",
  prevention:
    "The city employs people who know the answers. The labour, housing and consumer offices write 300 questions that people really ask, with the rule and its paragraph. Half of them are worded so that the wrong answer is tempting. The bot gets each question five times in different words. The offices, not the seller, mark the answers. Pass mark: where a wrong yes breaks a law, not one wrong yes in 1,500 answers; elsewhere at most one error in fifty. And at least eight in ten answers must help, so a bot that always says “ask someone else” does not pass. The bot does not answer the topics it fails. It shows the city’s page and a telephone number instead. The offices repeat the test whenever the model or a law changes.",
  response:
    "On the first day: switch the bot off for tips, housing, wages and cash, and show the right rule in its place. In the first week: publish which wrong answers it gave and how often. Write to everyone who left an address. Drop fines for owners who can show that they followed the bot. Tell workers and tenants in six languages what their rights are and where to complain. Before the bot returns: it passes the test above, the page shows the result, and each answer shows the sentence of the law behind it, readable without a click.",
  honesty:
    "Found. The launch, the questions, the bot’s answers and what the law says are from C. Lecher, “NYC’s AI Chatbot Tells Businesses to Break the Law”, *The Markup*, 29 March 2024. The report shows what the bot said. It does not look inside the model, so why it erred is our explanation. The waiter and the mother are invented. The city kept the bot online at the time and added warnings. In January 2026 a new mayor announced the end of the program.[^markup-2026] The response here is what we think the city should have done in 2024.",
  remarks: {
    scenario:
      "Three questions with the false answer and the true one beside it, and a reason that fits this mode. A reader can go and check.",
    harmed: "It begins with people who never used the system.",
    prevention:
      "People who know the truth write the test. It tries to tempt the model, and a bot that refuses everything fails it.",
    response: "It says which answers are switched off, and owners do not pay for what the city told them.",
  },
};
