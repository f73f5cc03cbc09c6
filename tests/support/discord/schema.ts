import { Ajv2020 } from 'ajv/dist/2020.js';
import api from './openapi-v10.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
// Formats are about the meaning of numbers; the types say enough here.
for (const format of ['nonce', 'int64', 'double', 'uri', 'int32', 'snowflake', 'date-time'])
  ajv.addFormat(format, true);
ajv.addSchema({ $id: 'discord', components: api.components });

const validators = new Map(
  Object.entries(api.bodies).map(([operation, schema]) => [
    operation,
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"discord#/components')) as object),
  ]),
);

/** What is wrong with the body of an operation by Discord's own description; empty if nothing is. */
export function violationsOf(operation: string, body: unknown): string[] {
  const validate = validators.get(operation);
  if (!validate) return [`unknown operation ${operation}`];
  // discord.js puts these two into bodies whose description lacks them.
  const {
    tts: _,
    enforce_nonce: __,
    ...rest
  } = (Array.isArray(body) ? { body } : (body ?? {})) as Record<string, unknown>;
  const checked = Array.isArray(body) ? body : rest;
  if (validate(checked)) return [];
  return (
    (validate.errors ?? [])
      // Discord's documentation and libraries have permissions as digits in a string.
      .filter(({ instancePath }) => !instancePath.endsWith('/default_member_permissions'))
      .slice(0, 5)
      .map(({ instancePath, message, params }) => `${operation}${instancePath}: ${message} ${JSON.stringify(params)}`)
  );
}

type Json = Record<string, unknown>;

/** Rules of embeds and components that the description does not have. */
export function limitViolations(body: Json): string[] {
  const found: string[] = [];
  const embeds = (body['embeds'] ?? []) as { description?: string }[];
  const length = embeds.reduce((sum, { description = '' }) => sum + description.length, 0);
  if (length > 6000) found.push('embeds with more than 6,000 characters');
  if (embeds.some(({ description = '' }) => description.length > 4096))
    found.push('description with more than 4,096 characters');
  const rows = (body['components'] ?? []) as { components: { custom_id: string; label?: string }[] }[];
  if (rows.length > 5) found.push(`${rows.length} rows of components`);
  for (const { components } of rows)
    if (components.length < 1 || components.length > 5) found.push(`row of ${components.length}`);
  const buttons = rows.flatMap(({ components }) => components);
  for (const { custom_id: id, label = '' } of buttons) {
    if (id.length < 1 || id.length > 100) found.push(`custom id of ${id.length} characters`);
    if (label.trim() === '' || label.length > 80) found.push(`label of ${label.length} characters`);
  }
  if (new Set(buttons.map(({ custom_id: id }) => id)).size < buttons.length) found.push('a custom id twice');
  const isEmpty = embeds.length === 0 && !body['content'] && rows.length === 0 && !body['attachments'];
  if (isEmpty) found.push('an empty message');
  return found;
}
