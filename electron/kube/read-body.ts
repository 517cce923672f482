import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { KubeError } from './kube-error.ts';
import { htmlError, isHtml } from './status-error.ts';
import type { Answer, Call, Transport } from './transport.ts';

const unzip = promisify(gunzip);

/** No page of a few hundred objects comes near it; a decompression bomb does. */
const LONGEST_BODY = 256 * 1024 * 1024;

/** Each piece is a turn of the thread pool and back; zlib's own 16 KiB make a hundred of them for a page. */
const UNZIPPED_AT_ONCE = 512 * 1024;

/** A whole JSON body, and what to say when it is none. */
export interface JsonBody {
  /** Decompressed, in UTF-8. */
  content: Buffer;
  /** What it took on the wire. */
  bytes: number;
  /** Runs what parses it. @throws KubeError `bad_response` instead of a SyntaxError, which quotes what it read */
  read<T>(parse: () => T): T;
}

/** `noun` names the body in errors: `a list`. */
export async function readJson(
  answer: Answer,
  noun: string,
  call: Call,
  transport: Transport,
): Promise<JsonBody> {
  const fail = (what: string, cause?: unknown) =>
    new KubeError('bad_response', `${transport.endpoint.server} sent ${noun} ${what}`, {
      status: 200,
      cause,
    });
  const received = await readBytes(answer, LONGEST_BODY, call, transport, () => fail('cut short'));
  if (received.cut) throw fail('of more than 256 MiB');
  const content =
    answer.headers['content-encoding'] === 'gzip' ? await decompressed(received.bytes, fail) : received.bytes;
  if (isHtml(String(answer.headers['content-type'] ?? ''), content.toString('utf8', 0, 100))) {
    throw htmlError(transport.request(call), answer.statusCode);
  }
  return {
    content,
    bytes: received.bytes.length,
    read(parse) {
      try {
        return parse();
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw fail(
          /[}\]]\s*$/.test(content.toString('latin1', Math.max(0, content.length - 20)))
            ? 'that is not JSON'
            : 'cut short',
        );
      }
    },
  };
}

async function decompressed(
  bytes: Buffer,
  fail: (what: string, cause: unknown) => KubeError,
): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: LONGEST_BODY, chunkSize: UNZIPPED_AT_ONCE });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'Z_BUF_ERROR') throw fail('cut short', error);
    throw fail(
      code === 'ERR_BUFFER_TOO_LARGE' ? 'of more than 256 MiB' : 'whose compression is broken',
      error,
    );
  }
}

/** A body as text: invalid UTF-8 replaced, and no half character where it is cut at `maxBytes`. */
export async function readText(
  answer: Answer,
  maxBytes: number,
  call: Call,
  transport: Transport,
): Promise<string> {
  const { server } = transport.endpoint;
  const cutShort = () => new KubeError('bad_response', `${server} sent a text cut short`, { status: 200 });
  const { bytes, cut } = await readBytes(answer, maxBytes, call, transport, cutShort);
  return new TextDecoder().decode(bytes, { stream: cut });
}

async function readBytes(
  answer: Answer,
  maxBytes: number,
  call: Call,
  transport: Transport,
  cutShort: () => KubeError,
): Promise<{ bytes: Buffer; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    // The head arrived, so the server was there: what failed is its answer.
    throw call.deadline.signal.aborted ? transport.explain(error, call) : cutShort();
  }
  return { bytes: Buffer.concat(chunks, Math.min(length, maxBytes)), cut: length > maxBytes };
}
