/** What a request asks for, in the words of authorization: verb, group, resource, namespace, name. */
export interface ApiRoute {
  verb: string;
  group: string;
  version: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
}

const NAMESPACE_SUBRESOURCES = ['status', 'finalize'];

/** Reads /api/v1/... and /apis/GROUP/VERSION/... ; undefined for paths that name no resource (discovery, health, version). */
export function parseRoute(method: string, path: string, query: URLSearchParams): ApiRoute | undefined {
  const segments = path.split('/').filter(Boolean).map(decode);
  const root = segments.shift();
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'apis' ? (segments.shift() ?? '') : '';
  const version = segments.shift() ?? '';
  if (segments.length === 0) return undefined;
  let namespace = '';
  const isNamespaceItself =
    segments.length <= 2 || (segments.length === 3 && NAMESPACE_SUBRESOURCES.includes(segments[2] ?? ''));
  if (segments[0] === 'namespaces' && !isNamespaceItself) {
    namespace = segments[1] ?? '';
    segments.splice(0, 2);
  }
  const [resource = '', name = '', subresource = ''] = segments;
  return { verb: verbOf(method, name, query), group, version, resource, subresource, namespace, name };
}

function verbOf(method: string, name: string, query: URLSearchParams): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name ? 'delete' : 'deletecollection';
    case 'GET':
      if (['1', 'true'].includes(query.get('watch') ?? '')) return 'watch';
      return name ? 'get' : 'list';
    default:
      return method.toLowerCase();
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
