import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('a process that has used the server ends with its own exit code', () => {
  const script = `
    const { startPostgres } = await import('./tests/support/postgres-server.ts');
    const server = await startPostgres();
    await server.stop();
    process.exitCode = 7;
  `;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
});
