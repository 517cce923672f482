import { type Fields, fieldsOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { shortened } from './shortened.ts';
import { maskAnnotations, maskCommand } from './without-secrets.ts';

/** Characters of JSON: about 16 kB. */
const LARGEST = 16_000;

/** What of a spec explains trouble and holds no secret. Everything else stays in the cluster. */
const SPEC_FIELDS = [
  'replicas',
  'strategy',
  'updateStrategy',
  'paused',
  'minReadySeconds',
  'progressDeadlineSeconds',
  'completions',
  'parallelism',
  'backoffLimit',
  'activeDeadlineSeconds',
  'suspend',
  'nodeName',
  'restartPolicy',
  'unschedulable',
  'taints',
] as const;

const CONTAINER_FIELDS = ['name', 'image', 'imagePullPolicy', 'restartPolicy', 'resources', 'ports'] as const;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/**
 * The object's relevant part, for a person to read beside an incident: metadata, status, and of the spec what explains
 * trouble. Env values, managedFields and applied manifests are left out; long texts and lists are cut to about 16 kB.
 */
export function relevantPart(raw: unknown): unknown {
  const object = fieldsOf(raw);
  const { images: _images, ...status } = fieldsOf(object.status);
  const part = {
    ...pick(object, ['apiVersion', 'kind']),
    metadata: metadataPart(fieldsOf(object.metadata)),
    spec: specPart(fieldsOf(object.spec)),
    status,
  };
  return shortened(part, LARGEST);
}

function metadataPart(metadata: Fields): Fields {
  const { managedFields: _managedFields, annotations, ...rest } = metadata;
  return { ...rest, annotations: maskAnnotations(fieldsOf(annotations)) };
}

function specPart(spec: Fields): Fields {
  const template = fieldsOf(fieldsOf(spec.template).spec);
  return {
    ...pick(spec, SPEC_FIELDS),
    ...containersPart(spec),
    ...(spec.template !== undefined && {
      template: { spec: { ...pick(template, SPEC_FIELDS), ...containersPart(template) } },
    }),
  };
}

function containersPart(podSpec: Fields): Fields {
  const lists = ['initContainers', 'containers'].filter((list) => Array.isArray(podSpec[list]));
  return Object.fromEntries(lists.map((list) => [list, itemsOf(podSpec[list]).map(containerPart)]));
}

function containerPart(container: Fields): Fields {
  const probes = PROBES.filter((probe) => container[probe] !== undefined);
  return {
    ...pick(container, CONTAINER_FIELDS),
    ...commandPart(container),
    ...Object.fromEntries(probes.map((probe) => [probe, probePart(fieldsOf(container[probe]))])),
    ...(Array.isArray(container.env) && {
      env: itemsOf(container.env).map((one) => ({ name: textOf(one.name) })),
    }),
  };
}

function commandPart(holder: Fields): Fields {
  if (!Array.isArray(holder.command)) return {};
  return { command: maskCommand(holder.command) };
}

/** Probe headers may carry an Authorization, and a probe's command a password. */
function probePart({ httpGet, exec, ...rest }: Fields): Fields {
  return {
    ...rest,
    ...(httpGet !== undefined && { httpGet: pick(fieldsOf(httpGet), ['path', 'port', 'scheme']) }),
    ...(exec !== undefined && { exec: commandPart(fieldsOf(exec)) }),
  };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}
