import { BlockList, isIP } from 'node:net';

/**
 * The proxy that HTTPS_PROXY or HTTP_PROXY names for `server`, or null: the rules of Go's ProxyFromEnvironment, which
 * kubectl follows where the kubeconfig has no proxy-url. https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function environmentProxy(server: string, env: NodeJS.ProcessEnv): string | null {
  const url = URL.parse(server);
  if (url === null) return null;
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = env[name] || env[name.toLowerCase()];
  if (!proxy || isExempt(url, env.NO_PROXY || env.no_proxy || '')) return null;
  const address = URL.parse(proxy.includes('://') ? proxy : `http://${proxy}`);
  return address !== null && /^(https?|socks5):$/.test(address.protocol) ? address.href : null;
}

function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (host === 'localhost' || host === '::1' || /^127\./.test(host)) return true;
  return noProxy
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .some((rule) => rule === '*' || (rule !== '' && matches(rule, host, port)));
}

/** A rule is an address, a range of them, or a domain with all below it; `.domain` is only what is below. */
function matches(rule: string, host: string, port: string): boolean {
  const [, name = rule, onlyPort] =
    /^(\[?[^[\]]*?\]?)(?::(\d+))?$/.exec(isIP(rule) === 6 ? `[${rule}]` : rule) ?? [];
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const pattern = name.replace(/^\[|\]$/g, '');
  if (pattern.includes('/')) return isIP(host) !== 0 && isInRange(host, pattern);
  const domain = pattern.replace(/^\*?\./, '');
  if (isIP(host) !== 0) return host === domain;
  return host.endsWith(`.${domain}`) || (host === domain && domain === pattern);
}

function isInRange(host: string, range: string): boolean {
  const [address = '', bits = ''] = range.split('/');
  const family = (ip: string) => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
  try {
    const list = new BlockList();
    list.addSubnet(address, Number(bits), family(address));
    return list.check(host, family(host));
  } catch {
    return false;
  }
}
