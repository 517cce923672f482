import { runTool } from './tools.ts';

process.exitCode = await runTool('tsc');
