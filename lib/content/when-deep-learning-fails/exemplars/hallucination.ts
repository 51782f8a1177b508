import type { Exemplar } from "@/lib/content/schema";

export const hallucination: Exemplar = {
  title: "The city that told bosses to take the tips",
  scenario:
    "In October 2023 New York City opened a chatbot for people who run a business. It stood on the city’s own website. Underneath was a general language model from a large company. In March 2024 reporters of The Markup asked it ordinary questions. May I take a cut of my workers’ tips? Yes, it said; the law says no. Do I have to accept tenants on rental assistance? No, it said; in New York refusing them has been against the law since 2008, small owner-occupied houses aside. May my shop refuse cash? It said yes, although a city law of 2020 says the opposite.\n\nThe answers were polite, complete and in the tone of an office that knows. Some named a city page beside a sentence that contradicts it. A page in small print said that the bot could be wrong.",
  source: "https://themarkup.org/news/2024/03/29/nycs-ai-chatbot-tells-businesses-to-break-the-law",
  harmed:
    "Those who never saw the chatbot. A waiter whose tips shrink on Friday and who is told “the city says I may”. A mother with a housing voucher who is turned away and does not know that she could complain. Then the owner who asked in good faith, because a careful owner asks and a careless one does not: he pays the fine. At last the city. The next time its website says something true and important, fewer people will believe it.",
  prevention:
    "The city employs people who know the answers. Let the labour, housing and consumer offices write 300 questions that people really ask, with the rule and its paragraph, and half of them worded so that the wrong answer is the tempting one. The bot gets each question five times in different words. The offices mark the answers, not the seller. Pass mark: on questions where a wrong yes breaks a law, not one wrong yes in 1,500 answers; elsewhere at most one in fifty. What fails is not answered by the bot at all: it shows the city’s page and a telephone number. The test is repeated whenever the model or a law changes.",
  response:
    "On the day: switch it off for tips, housing, wages and cash, and put the right rule in its place. In the first week: publish which wrong answers were given and how often, write to everyone who left an address, and drop fines for owners who can show that they followed the bot. Tell workers and tenants in six languages what their right is and where to complain. Before it returns: the test above, its result on the page itself, and under each answer the sentence of the law it rests on, to be read without a click.",
  honesty:
    "Found. Launch, questions and answers are from C. Lecher in *The Markup*, 29 March 2024. The waiter and the mother are invented: the report shows what the bot said, not who acted on it. The city kept the bot online at the time and added warnings; the response here is what we think it should have done.",
  remarks: {
    scenario: "Three questions with the false answer and the true one beside it. One can go and check.",
    harmed: "It begins with people who never used the system.",
    prevention: "It asks those who know the truth to write the test, and tempts the model on purpose.",
    response: "It says which answers are switched off, and does not let owners pay for what the city told them.",
  },
};
