// The thread of `prepareAside`.
import { parentPort, workerData } from 'node:worker_threads';
import { PackError } from '../knowledge/problems.ts';
import { preparePack, type PrepareResult, type PrepareTask } from './prepare.ts';

const { directory, dataDir } = workerData as PrepareTask;

async function prepare(): Promise<PrepareResult> {
  try {
    return { kind: 'prepared', prepared: await preparePack(directory, dataDir) };
  } catch (error) {
    if (error instanceof PackError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}

parentPort!.postMessage(await prepare(), []);
