import { runTool } from './tools.ts';

const codes = [await runTool('lint'), await runTool('tsc')];
process.exitCode = Math.max(...codes);
