/** A kubeconfig for the demo server, as text: nothing is written to disk. JSON is YAML. */
export function demoKubeconfig(server: string, ca: string, token: string, user = 'admin'): string {
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'demo',
          cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') },
        },
      ],
      users: [{ name: `demo-${user}`, user: { token } }],
      contexts: [{ name: 'demo', context: { cluster: 'demo', user: `demo-${user}` } }],
      'current-context': 'demo',
    },
    null,
    2,
  );
}
