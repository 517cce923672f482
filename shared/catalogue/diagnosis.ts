import type { Entries } from './entry.ts';

export const diagnosisEntries = {
  'diagnosis.timeout': {
    label: 'Time for a diagnosis',
    does: 'How long a diagnosis may take before it answers with what it has.',
    group: 'diagnosis',
    unit: 's',
  },
  'diagnosis.model.enabled': {
    label: 'Ask a language model too',
    does: 'Off, nothing leaves this machine. On, the ends of the logs, the Kubernetes Events and the container states of the incident go to the address below: tokens, keys, passwords and e-mail addresses are blanked before.',
    group: 'diagnosis',
  },
  'diagnosis.model.baseUrl': {
    label: 'Address of the model',
    does: 'Any API that speaks OpenAI’s language: https://example.com/v1, or http://127.0.0.1:11434/v1 for an Ollama on this machine. Its key comes from DOGWATCH_MODEL_KEY.',
    group: 'diagnosis',
  },
  'diagnosis.model.name': {
    label: 'Name of the model',
    does: 'As its server calls it.',
    group: 'diagnosis',
  },
  'diagnosis.model.hideAddresses': {
    label: 'Blank IP addresses',
    does: 'Blanks IP addresses too before anything is sent to the model.',
    group: 'diagnosis',
  },
} as const satisfies Entries;
