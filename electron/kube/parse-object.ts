const START = ',"managedFields":[';
const END = ']},"spec":';

/**
 * An API object's JSON, read without its managedFields where they are found: Dogwatch has no use for what is a third
 * of an object's text and more of its parsing. Cutting them out of the text is safe: a quote inside a JSON string is
 * escaped, so both marks can only be what they look like, and the API server writes managedFields as the last field of
 * the metadata (https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management).
 * @throws SyntaxError for what is no JSON; it quotes the text.
 */
export function parseObject(json: string): unknown {
  const start = json.indexOf(START);
  const end = start === -1 ? -1 : json.indexOf(END, start);
  if (end === -1) return JSON.parse(json);
  try {
    return JSON.parse(json.slice(0, start) + json.slice(end + 1));
  } catch {
    return JSON.parse(json);
  }
}
