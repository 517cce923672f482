import { oomKilled, running, waiting } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, event, logOf, unready, waitingPod } from '../support/cases.ts';
import { CRASHED } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('red herrings around the container', [
  {
    name: 'the sidecar complains, the program misses a file',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            { name: 'app', ...CRASHED },
            { name: 'proxy', state: running(4000) },
          ],
        }),
      ],
      logs: [
        logOf('FATAL open /etc/ledger/rates.csv: no such file or directory'),
        logOf(
          [
            'ERROR upstream connect error: connection refused',
            'ERROR upstream connect error: connection refused',
          ],
          { container: 'proxy', previous: false },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['/etc/ledger/rates.csv', 'app'],
    never: ['DependencyFailure'],
  },
  {
    name: 'a healthy program that logs about OOMKilled pods',
    case: caseOf({
      pods: [pod()],
      logs: [
        logOf(
          [
            'WARN pod payments-7 was OOMKilled, raising alert',
            'ERROR notification to pager failed: connection refused',
            'INFO retry succeeded',
          ],
          { previous: false },
        ),
      ],
    }),
    pattern: 'Unknown',
    names: ['nothing is wrong'],
  },
  {
    name: 'the Events of another pod',
    case: crashing(["AttributeError: 'NoneType' object has no attribute 'split'"], {
      more: {
        events: [
          event('FailedMount', 'MountVolume.SetUp failed for volume "x" : secret "other" not found', {
            name: 'api-1',
            uid: 'other',
          }),
          event('Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 500', {
            name: 'api-1',
            uid: 'other',
          }),
        ],
      },
    }),
    pattern: 'CrashLoop',
    names: ["'NoneType' object has no attribute 'split'"],
    never: ['secret "other"'],
  },
  {
    name: 'a mount that was retried and worked',
    case: crashing('panic: runtime error: index out of range [4] with length 4', {
      exitCode: 2,
      more: {
        events: [
          event('FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found', {
            age: 3500,
          }),
        ],
      },
    }),
    pattern: 'CrashLoop',
    names: ['index out of range'],
  },
  {
    name: 'scheduling was slow, then its image is missing',
    case: waitingPod(
      {
        image: 'registry.example/web:nope',
        state: waiting(
          'ErrImagePull',
          'rpc error: code = NotFound desc = failed to resolve reference "registry.example/web:nope": registry.example/web:nope: not found',
        ),
      },
      {
        events: [event('FailedScheduling', '0/3 nodes are available: 3 Insufficient memory.', { age: 900 })],
      },
    ),
    pattern: 'ImagePullError',
    names: ['registry.example/web:nope'],
  },
  {
    name: 'an old OOM, and a new trouble',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            {
              name: 'cache',
              state: running(90_000),
              lastState: oomKilled({ ended: 90_100 }),
              restartCount: 1,
            },
            { name: 'app', ...CRASHED },
          ],
        }),
      ],
      logs: [logOf('Error: getaddrinfo ENOTFOUND search.shop')],
    }),
    pattern: 'DependencyFailure',
    names: ['search.shop'],
  },
  {
    name: '137 from a liveness probe is no OOM',
    case: crashing(['INFO request took 14.2 s', 'INFO request took 15.9 s'], {
      exitCode: 137,
      container: {
        limits: { memory: '512Mi' },
        spec: { livenessProbe: { httpGet: { path: '/live', port: 8080 }, timeoutSeconds: 2 } },
      },
      more: {
        memoryPeaks: { app: 120_000_000 },
        events: [
          event(
            'Unhealthy',
            'Liveness probe failed: Get "http://10.244.0.17:8080/live": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
            { container: 'app', count: 12 },
          ),
          event('Killing', 'Container app failed liveness probe, will be restarted', {
            container: 'app',
            type: 'Normal',
          }),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['/live', 'app'],
    never: ['"OOMKill"'],
  },
  {
    name: 'probes fail because the program crashes',
    case: crashing(
      ['ReferenceError: config is not defined', '    at Object.<anonymous> (/app/server.js:3:1)'],
      {
        more: {
          events: [
            event(
              'Unhealthy',
              'Readiness probe failed: Get "http://10.244.0.17:8080/": dial tcp 10.244.0.17:8080: connect: connection refused',
              { container: 'app', count: 30 },
            ),
            event('BackOff', 'Back-off restarting failed container app in pod', {
              container: 'app',
              count: 60,
            }),
          ],
        },
      },
    ),
    pattern: 'CrashLoop',
    names: ['config is not defined'],
  },
  {
    name: 'a handled error, a success, and a probe on the wrong path',
    case: unready(
      [
        'WARN redis not reachable yet: connection refused',
        'INFO connected to redis',
        'INFO listening on :8080',
        '10.0.0.1 - "GET /healthy HTTP/1.1" 404',
      ],
      {
        container: { spec: { readinessProbe: { httpGet: { path: '/healthy', port: 8080 } } } },
        more: {
          events: [
            event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 404', {
              container: 'app',
              count: 80,
            }),
          ],
        },
      },
    ),
    pattern: 'ProbeFailure',
    names: ['/healthy', '404'],
  },
]);
