import { isAbsolute, join } from 'node:path';

/** A cluster, user or context section and the file it stands in. */
export interface Section {
  file: string;
  body: Record<string, unknown>;
}

/** A section that cannot be used; the message is one sentence. */
export class UnusableSection extends Error {}

/** A string with something in it, trimmed. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings and numbers of a list; what else may stand in it has no text of its own. */
export function texts(value: unknown): string[] {
  return list(value)
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String);
}

/** `{ [key]: value }`, or nothing to spread: client-node's types have no room for null. */
export function given<K extends string>(key: K, value: string | null): Partial<Record<K, string>> {
  return (value === null ? {} : { [key]: value }) as Partial<Record<K, string>>;
}

/** The file setting and the data setting of one thing: data wins, files stand relative to their kubeconfig. */
export function fileOrData(
  { file, body }: Section,
  setting: string,
): { file: string | null; data: string | null } {
  const data = text(body[`${setting}-data`]);
  return { data, file: data === null ? absolute(file, text(body[setting])) : null };
}

/** A path of a kubeconfig as seen from anywhere. */
export function absolute(kubeconfig: string, path: string | null): string | null {
  return path === null || isAbsolute(path) ? path : join(kubeconfig, '..', path);
}
