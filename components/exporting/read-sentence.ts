/** The sentence with which our server refuses a file. null when the response is not such a refusal. */
export async function readSentence(answer: Response): Promise<string | null> {
  const isSentence = answer.headers.get("content-type")?.startsWith("text/plain") === true;
  return isSentence ? (await answer.text()).trim() : null;
}
