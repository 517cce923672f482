/**
 * A body that says `dryRun` itself. The server reads a deletion's options from its body alone when there is one: with
 * `?dryRun=All` only in the query a DELETE with preconditions deletes (seen on a real API server).
 */
export function dryRunBody(method: 'POST' | 'PATCH' | 'DELETE', body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  if (method === 'DELETE') return { ...body, dryRun: ['All'] };
  if (!('kind' in body) || body.kind !== 'Eviction') return body;
  const options = 'deleteOptions' in body ? body.deleteOptions : {};
  return { ...body, deleteOptions: { ...(options as object), dryRun: ['All'] } };
}
