import type { LogLine } from './log-lines.ts';

/** host:port, or the host and port of a URL. */
const ADDRESS =
  /(?<![\w.])(?:[a-z][a-z0-9+.-]{1,30}:\/\/(?:[^\s@/]{0,200}@)?(?<url>[\w.-]{1,253}(?::\d{1,5})?)|(?<java>[A-Za-z][\w.-]{0,253})\/\d{1,3}(?:\.\d{1,3}){3}:(?<javaPort>\d{1,5})|(?<host>\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}|(?!ipv[46]:)[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}:\d{2,5}(?!\.\d)|\[[0-9a-f:]{2,40}\]:\d{1,5}))\b|\bhost[ =]{1,2}["'(]?(?<named>[\w.-]{1,253})["')]?,? port[ =]{1,2}\(?(?<port>\d{1,5})/g;
/** What looks like host:port and is a place in a source file. */
const SOURCE_PLACE =
  /\.(?:go|js|mjs|cjs|ts|tsx|jsx|py|rb|rs|java|kt|scala|cs|php|c|cc|cpp|h|ex|exs|erl|lua|sh):\d+$/i;
/** How far above a line its address may stand. */
const REACH = 8;
const ABOUT_CONNECTING =
  /connect|dial|host|server|broker|endpoint|url|upstream|database|addr|redis|kafka|mongo|amqp|call|request|reach/i;

/** The address a line names, else the nearest one above it in a line about connecting. */
export function nearestAddress(lines: readonly LogLine[], index: number): string | null {
  const here = lines[index];
  const own = here === undefined ? null : addressIn(here.text);
  if (own !== null) return own;
  for (const line of lines.slice(Math.max(0, index - REACH), index).reverse()) {
    if (!ABOUT_CONNECTING.test(line.text)) continue;
    const address = addressIn(line.text);
    if (address !== null) return address;
  }
  return null;
}

const PEER =
  /(?:connect(?:ing|ion)?|reach(?:ing)?|talk(?:ing)?|contact(?:ing)?) (?:to |with )(?<peer>(?:the )?[\w.-]{2,60}(?: (?:database|server|cluster|broker|service|cache|queue|backend|api))?)/i;
const NO_PEER =
  /^(?:the|to|error|refused|failed|timed|timeout|was|is|attempt|string|could|reset|pool|lost|closed|in|at|on|from|for|after|via|using|unexpectedly|abnormally|closed|successfully)\b$/i;

/** What lines near by say the program connects to, in their words: "the database". */
export function nearestPeer(lines: readonly LogLine[], index: number): string | null {
  for (const line of lines.slice(Math.max(0, index - REACH), index + 1).reverse()) {
    const peer = PEER.exec(line.text.slice(0, 500))?.groups?.peer;
    if (peer !== undefined && !NO_PEER.test(peer)) return peer;
  }
  return null;
}

function addressIn(text: string): string | null {
  for (const match of text
    .slice(0, 2_000)
    .replace(/[`'"]:[`'"]/g, ':')
    .matchAll(ADDRESS)) {
    const { url, java, javaPort, host, named, port } = match.groups ?? {};
    const address =
      url ??
      host ??
      (java !== undefined ? `${java}:${javaPort}` : named === undefined ? '' : `${named}:${port}`);
    if (address !== '' && !SOURCE_PLACE.test(address) && !/^\d{1,2}:\d\d$/.test(address)) return address;
  }
  return null;
}
