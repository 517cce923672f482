import { unprocessablePatch } from './status-error.ts';

type Fields = Record<string, unknown>;

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON merge patch, RFC 7386: null removes, lists replace. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  return mergeFields(target, patch, mergePatch);
}

/** Strategic merge patch: as a merge patch, but lists whose items have a merge key are merged item by item. */
export function strategicMergePatch(target: unknown, patch: unknown, field = ''): unknown {
  if (isMap(patch)) {
    if (patch.$patch === 'replace') {
      const { $patch: _directive, ...rest } = patch;
      return rest;
    }
    return mergeFields(target, patch, strategicMergePatch);
  }
  const key = MERGE_KEYS[field];
  if (!Array.isArray(patch) || !key) return patch;
  const merged: unknown[] = Array.isArray(target) ? [...target] : [];
  for (const item of patch) {
    const at = merged.findIndex((each) => isMap(each) && isMap(item) && each[key] === item[key]);
    if (isMap(item) && item.$patch === 'delete') {
      if (at >= 0) merged.splice(at, 1);
    } else if (at >= 0) merged[at] = strategicMergePatch(merged[at], item);
    else merged.push(strategicMergePatch(undefined, item));
  }
  return merged;
}

/** patchMergeKey of the API types' lists (k8s.io/api struct tags). */
const MERGE_KEYS: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  env: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  conditions: 'type',
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  ownerReferences: 'uid',
  taints: 'key',
};

function mergeFields(
  target: unknown,
  patch: Fields,
  merge: (target: unknown, patch: unknown, field: string) => unknown,
): Fields {
  const merged: Fields = isMap(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete merged[field];
    else if (field === '__proto__' || field === '$patch') continue;
    else merged[field] = merge(merged[field], value, field);
  }
  return merged;
}

/** JSON patch, RFC 6902: add, remove, replace, test, move, copy. Throws a 422 Status where it does not apply. */
export function jsonPatch(target: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) throw unprocessablePatch();
  const document = { root: structuredClone(target) };
  for (const operation of operations) {
    if (!isMap(operation)) throw unprocessablePatch();
    const { op, path, from, value } = operation;
    if (op === 'add' || op === 'replace') put(document, path, structuredClone(value), op);
    else if (op === 'remove') take(document, path);
    else if (op === 'move') put(document, path, take(document, from), 'add');
    else if (op === 'copy') put(document, path, structuredClone(look(document, from)), 'add');
    else if (op === 'test') {
      if (JSON.stringify(look(document, path)) !== JSON.stringify(value)) throw unprocessablePatch();
    } else throw unprocessablePatch();
  }
  return document.root;
}

interface Place {
  parent: Fields | unknown[];
  field: string;
}

function locate(document: { root: unknown }, pointer: unknown): Place {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) throw unprocessablePatch();
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let parent: unknown = document;
  let field = 'root';
  for (const part of parts) {
    parent = (parent as Fields)[field];
    if (typeof parent !== 'object' || parent === null || part === '__proto__') throw unprocessablePatch();
    field = part;
  }
  return { parent: parent as Place['parent'], field };
}

function look(document: { root: unknown }, pointer: unknown): unknown {
  const { parent, field } = locate(document, pointer);
  if (!Object.hasOwn(parent, field)) throw unprocessablePatch();
  return (parent as Fields)[field];
}

function put(document: { root: unknown }, pointer: unknown, value: unknown, op: 'add' | 'replace'): void {
  const { parent, field } = locate(document, pointer);
  if (op === 'replace') look(document, pointer);
  if (!Array.isArray(parent)) {
    parent[field] = value;
    return;
  }
  const at = field === '-' ? parent.length : Number(field);
  if (!Number.isInteger(at) || at < 0 || at > parent.length) throw unprocessablePatch();
  parent.splice(at, op === 'replace' ? 1 : 0, value);
}

function take(document: { root: unknown }, pointer: unknown): unknown {
  const value = look(document, pointer);
  const { parent, field } = locate(document, pointer);
  if (Array.isArray(parent)) parent.splice(Number(field), 1);
  else delete parent[field];
  return value;
}
