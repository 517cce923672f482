import type { Cluster } from '@kubernetes/client-node';
import { foreignText } from './redact.ts';
import { fileOrData, given, list, record, type Section, text, UnusableSection } from './section.ts';

/** A cluster as client-node wants it, and where it was read. */
export interface KubeCluster {
  cluster: Cluster;
  clusterFile: string;
  /** The cluster's `disable-compression`: answers come as they are, as over a fast network they should. */
  plain: boolean;
  /** The cluster section as exec plugins may ask for it. */
  clusterInfo: Record<string, unknown>;
}

/** @throws UnusableSection without a usable server or with a proxy of an unknown kind. */
export function clusterOf(name: string, section: Section): KubeCluster {
  const { body, file } = section;
  const address = text(body.server);
  if (address === null) throw new UnusableSection(`the cluster ${foreignText(name)} has no server`);
  const url = URL.parse(address.includes('://') ? address : `https://${address}`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UnusableSection(`the server of the cluster ${foreignText(name)} is no http or https address`);
  }
  const proxyUrl = text(body['proxy-url'])?.replace(/^socks5h:/, 'socks5:') ?? null;
  if (proxyUrl !== null && !/^(https?|socks5):$/.test(URL.parse(proxyUrl)?.protocol ?? '')) {
    throw new UnusableSection(
      `the proxy-url of the cluster ${foreignText(name)} is no http, https or socks5 address`,
    );
  }
  const ca = fileOrData(section, 'certificate-authority');
  const cluster: Cluster = {
    name,
    server: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`,
    // client-node refuses http:// unless told that nothing is verified there.
    skipTLSVerify: body['insecure-skip-tls-verify'] === true || url.protocol === 'http:',
    ...given('caFile', ca.file),
    ...given('caData', ca.data),
    ...given('tlsServerName', text(body['tls-server-name'])),
    ...given('proxyUrl', proxyUrl),
  };
  return {
    cluster,
    clusterFile: file,
    plain: body['disable-compression'] === true,
    clusterInfo: clusterInfo(cluster, body),
  };
}

function clusterInfo(cluster: Cluster, body: Record<string, unknown>): Record<string, unknown> {
  const extension = list(body.extensions)
    .map(record)
    .find(({ name }) => name === 'client.authentication.k8s.io/exec');
  return {
    server: cluster.server,
    ...given('tls-server-name', cluster.tlsServerName ?? null),
    ...given('certificate-authority-data', cluster.caData ?? null),
    ...given('proxy-url', cluster.proxyUrl ?? null),
    ...(body['insecure-skip-tls-verify'] === true && { 'insecure-skip-tls-verify': true }),
    ...(extension !== undefined && { config: extension.extension }),
  };
}
