import { parseArgs } from 'node:util';

/** The command line that every host understands. */
export interface Arguments {
  headless: boolean;
  demo: boolean;
  /** Start without showing the window (login item). */
  hidden: boolean;
  json: boolean;
  port: number | undefined;
  context: string | undefined;
  kubeconfig: string | undefined;
  dataDir: string | undefined;
  /** A deep link, `dogwatch://…`, when the desktop handed one over. */
  link: string | undefined;
}

/**
 * Reads the arguments behind the program's own name.
 * @throws Error with one sentence for a bad port or, when `strict`, for an option nobody knows. The desktop host is
 * not strict: Chromium adds switches of its own to a second instance's command line.
 */
export function parseArguments(argv: readonly string[], { strict }: { strict: boolean }): Arguments {
  const { values, positionals } = parsed({
    args: [...argv],
    strict,
    allowPositionals: true,
    options: {
      headless: { type: 'boolean' },
      demo: { type: 'boolean' },
      hidden: { type: 'boolean' },
      json: { type: 'boolean' },
      port: { type: 'string' },
      context: { type: 'string' },
      kubeconfig: { type: 'string' },
      'data-dir': { type: 'string' },
    },
  });
  const text = (value: string | boolean | undefined) =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const link = positionals.find((argument) => argument.startsWith('dogwatch://'));
  const stray = positionals.find((argument) => argument !== link);
  if (strict && stray !== undefined) throw new Error(`unexpected argument "${stray}"`);
  return {
    headless: values.headless === true,
    demo: values.demo === true,
    hidden: values.hidden === true,
    json: values.json === true,
    port: portNumber(text(values.port)),
    context: text(values.context),
    kubeconfig: text(values.kubeconfig),
    dataDir: text(values['data-dir']),
    link,
  };
}

/** @throws Error with the first sentence of Node's, whose second is about quoting. */
const parsed: typeof parseArgs = (config) => {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Error((error as Error).message.split('. ')[0], { cause: error });
  }
};

function portNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${text}"`);
  return port;
}
