import { access, readFile } from 'node:fs/promises';
import { parse as parseVariables } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ConfigError, readConfig } from '../src/config.ts';

const read = (file: string) => readFile(file, 'utf8');

/** Variables the configuration knows: those the example documents (another test keeps both alike). */
async function documented(): Promise<Set<string>> {
  return new Set([...(await read('.env.example')).matchAll(/^#?([A-Z]+(?:_[A-Z]+)*)=/gm)].map(([, name]) => name!));
}

interface Service {
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

async function compose(): Promise<{ services: Record<string, Service>; volumes: Record<string, null> }> {
  return parse(await read('compose.yaml'), { merge: true }) as never;
}

describe('the image', () => {
  it('copies what is there and what .dockerignore lets through, into two stages, and does not run as root', async () => {
    const lines = (await read('Dockerfile')).replaceAll('\\\n', ' ').split('\n');
    const allowed = (await read('.dockerignore')).split('\n');
    const sources = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      await access(source);
      expect(allowed).toContain(`!${source.replace('./', '')}`);
    }
    expect(allowed.filter((line) => line !== '' && !line.startsWith('#'))[0]).toBe('*');
    expect(lines.filter((line) => line.startsWith('FROM '))).toHaveLength(2);
    const engine = /\d+/.exec(
      (JSON.parse(await read('package.json')) as { engines: { node: string } }).engines.node,
    )![0];
    for (const line of lines.filter((one) => one.startsWith('FROM '))) expect(line).toContain(`node:${engine}-`);
    expect(lines.findIndex((line) => line === 'USER node')).toBeLessThan(
      lines.findIndex((line) => line.startsWith('CMD ')),
    );
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    // The form with brackets starts no shell, which would not pass on signals.
    const command = lines.find((line) => line.startsWith('CMD '))!.slice(4);
    expect(JSON.parse(command)).toEqual(['node', 'src/main.ts']);
  });

  it('sets variables the bot knows', async () => {
    const [, variables] = /^ENV (.*)$/m.exec(await read('Dockerfile'))!;
    const known = await documented();
    for (const name of Object.keys(parseVariables(variables!.replaceAll(' ', '\n'))))
      expect([...known, 'NODE_ENV']).toContain(name);
  });
});

describe('compose.yaml', () => {
  it('configures each bot so that it starts, and lets it write to its volume alone', async () => {
    const { services, volumes } = await compose();
    const { postgres, ...bots } = services;
    expect(postgres!.image).toMatch(/^postgres:\d+/);
    expect(Object.keys(bots)).toEqual(['bot', 'bot-1', 'bot-2']);
    const tokens = { TELEGRAM_TOKEN: '1:a', DISCORD_TOKEN: 'a.b' };
    const taken = new Set<string>();
    for (const bot of Object.values(bots)) {
      expect(bot).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      const environment = Object.fromEntries(
        Object.entries(bot.environment).map(([name, value]) => [name, value.replace(/\$\{[^}]*\}/, 'secret')]),
      );
      const config = readConfig({ ...environment, ...tokens });
      expect(config).toMatchObject({
        http: { host: '0.0.0.0' },
        databaseUrl: 'postgres://bot:secret@postgres:5432/bot',
      });
      const [volume, path] = bot.volumes[0]!.split(':');
      expect(path).toBe(config.dataDir);
      expect(volumes).toHaveProperty([volume!]);
      expect(taken.has(volume!)).toBe(false);
      taken.add(volume!);
    }
  });

  it('has a profile in which two bots share the shards', async () => {
    const { services } = await compose();
    const sharded = Object.values(services).filter(({ profiles }) => profiles?.includes('shards'));
    const shards = sharded.map(({ environment }) => environment['DISCORD_SHARDS']);
    expect(shards).toEqual(['claim/2', 'claim/2']);
  });
});

describe('the systemd unit', () => {
  it('names files that are there after npm ci, variables the bot knows and its exit code', async () => {
    const unit = await read('deploy/ovks-bot.service');
    const [, directory] = /^WorkingDirectory=(.*)$/m.exec(unit)!;
    const [, command] = /^ExecStart=(.*)$/m.exec(unit)!;
    for (const path of command!.split(' ')) await access(path.replace(`${directory}/`, ''));
    const [, variables] = /^Environment=(.*)$/m.exec(unit)!;
    for (const name of Object.keys(parseVariables(variables!.replaceAll(' ', '\n'))))
      expect([...(await documented()), 'NODE_ENV']).toContain(name);
    expect(unit).toContain('RestartPreventExitStatus=78');
    expect(() => readConfig({ LOG_LEVEL: 'x' })).toThrow(ConfigError);
  });
});

it('PRIVACY.md says the same in three languages, and the periods the code keeps', async () => {
  const sections = (await read('PRIVACY.md')).split(/^## /m).slice(1);
  expect(sections.map((section) => section.split('\n')[0])).toEqual(['English', 'Deutsch', 'Русский']);
  const rows = sections.map((section) => section.split('\n').filter((line) => line.startsWith('|')).length);
  expect(new Set(rows).size).toBe(1);
  for (const section of sections) {
    expect(section.match(/\b90\b/g)).toHaveLength(2);
    expect(section).toContain('`/mydata`');
    expect(section).toContain('`/forgetme`');
  }
});
