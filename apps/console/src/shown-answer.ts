/** An answer as text. */
export interface Shown {
  readonly text: string;
  /** What is not in the text, said in a sentence. */
  readonly remark?: string | undefined;
}

const mostCharacters = 200_000;

/** What a person sees of an answer: pretty JSON, cut where it is very long; of a file only what it is. */
export async function shownAnswer(answer: unknown): Promise<Shown> {
  if (answer === undefined) return { text: "", remark: "The answer is empty." };
  if (answer instanceof Response) {
    const type = answer.headers.get("content-type") ?? "unknown type";
    const { byteLength } = await answer.arrayBuffer();
    return { text: "", remark: `The answer is a file of ${byteLength} bytes (${type}).` };
  }
  const text = JSON.stringify(answer, undefined, 2);
  if (text.length <= mostCharacters) return { text };
  const remark = `The answer has ${text.length} characters; these are the first ${mostCharacters}. Ask for fewer rows to see all of them.`;
  return { text: text.slice(0, mostCharacters), remark };
}
