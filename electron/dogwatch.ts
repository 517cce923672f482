#!/usr/bin/env node
import { VERSION } from './app/version.ts';

/** The npm package's command: `dogwatch COMMAND …` runs the host of that name, which is bundled beside this file. */
const COMMANDS: Record<string, string> = {
  headless: 'watch, and serve the window to a browser on this machine [--port N] [--context C] [--demo]',
  check: 'one full look at a cluster, then end [--json] [--context C] [--kubeconfig F]',
  explain: 'why something is broken: NAMESPACE/POD | node/NAME | KIND/NAMESPACE/NAME [--json] [--context C]',
  rules: 'what your rules make of exported events: --test EVENTS.jsonl [--rules FILE] [--json]',
};

/** The hosts are built for the Node that Electron embeds. */
const NODE = 24;

const usage = () =>
  [
    `Dogwatch ${VERSION} keeps watch over your Kubernetes clusters.`,
    '',
    ...Object.entries(COMMANDS).map(([name, what]) => `  dogwatch ${name.padEnd(10)}${what}`),
    '',
  ].join('\n');

async function run(command: string | undefined): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < NODE)
    return refuse(`Dogwatch needs Node ${NODE} or newer; this is Node ${process.versions.node}.`);
  if (command === '--version') return void process.stdout.write(`${VERSION}\n`);
  if (command === undefined || command === '--help' || command === 'help')
    return void process.stdout.write(usage());
  if (!Object.hasOwn(COMMANDS, command)) return refuse(`there is no command "${command}".\n\n${usage()}`);
  // A host reads its arguments from behind the program's name.
  process.argv.splice(2, 1);
  await import(/* @vite-ignore */ new URL(`./${command}.js`, import.meta.url).href);
}

/** 2, as `check` ends when it could not look: 1 would mean incidents. */
function refuse(sentence: string): void {
  process.stderr.write(`dogwatch: ${sentence}\n`);
  process.exitCode = 2;
}

await run(process.argv[2]);
