import { generate } from 'selfsigned';

export interface KeyPair {
  cert: string;
  key: string;
}

const EC = { keyType: 'ec', algorithm: 'sha256' } as const;
const DAY_MS = 86_400_000;

/** A new authority, PEM. */
export async function authority(name = 'test-ca'): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...EC,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  });
  return { cert, key };
}

/** A server certificate for 127.0.0.1, or for another host, or one that expired yesterday. */
export async function serverCertificate(
  ca: KeyPair,
  { host, expired = false }: { host?: string; expired?: boolean } = {},
): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'kube-apiserver' }], {
    ...EC,
    ca,
    extensions: [
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [host === undefined ? { type: 7, ip: '127.0.0.1' } : { type: 2, value: host }],
      },
    ],
    ...(expired && {
      notBeforeDate: new Date(Date.now() - 2 * DAY_MS),
      notAfterDate: new Date(Date.now() - DAY_MS),
    }),
  });
  return { cert, key };
}

/** A client certificate for `name`. */
export async function clientCertificate(ca: KeyPair, name: string): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...EC,
    ca,
    extensions: [{ name: 'extKeyUsage', clientAuth: true }],
  });
  return { cert, key };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
