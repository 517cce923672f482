import { playWords } from '../../support/words.ts';

playWords('words that prove nothing', [
  ['FATAL: kernel too old', 'Unknown', ['kernel too old']],
  ['terminating: SIGTERM received before startup finished', 'Unknown', [], 143],
  ['Killed', 'Unknown', ['137'], 137],
  ['Failed to initialize NVML: Driver/library version mismatch', 'Unknown', ['NVML']],
  [
    'CRITICAL: checksum of model.bin does not match manifest (expected 1f2e, got 9a8b)',
    ['Unknown', 'StorageFailure', 'CrashLoop', 'ConfigError'],
    ['model.bin'],
  ],
  [['Starting service v3.1.4', 'Ready.'], 'Unknown', ['exit code 1']],
  [['INFO task 12 done', 'INFO task 13 done'], 'Unknown', ['exit code 4'], 4],
  ['s6-overlay-suexec: fatal: can only run as pid 1', ['Unknown', 'ConfigError'], ['pid 1'], 100],
  [
    'ERROR: Exception: Could not find a version of kubectl compatible',
    ['Unknown', 'ConfigError', 'CrashLoop'],
    ['kubectl'],
  ],
  [
    'WildFly: WFLYCTL0013: Operation ("add") failed - address: ([("deployment" => "shop.war")]) - failure description: {"WFLYCTL0080: Failed services"',
    ['Unknown', 'CrashLoop'],
    ['shop.war'],
  ],
  [['INFO rotated keys', 'INFO sleeping'], 'Unknown', ['exit code 9'], 9],
]);
