import { BOT, CHANNEL, GUILD, type Call } from './server.ts';

type Json = Record<string, unknown>;

export const ANN = { id: '400000000000000001', username: 'ann', discriminator: '0', global_name: 'Ann', avatar: null };

/** The operations that show something to people. */
export const ORIGINAL = 'PATCH /webhooks/:id/:token/messages/@original';
export const FOLLOW_UP = 'POST /webhooks/:id/:token';
export const CALLBACK = 'POST /interactions/:id/:token/callback';
export const POST = 'POST /channels/:id/messages';

/** Where and by whom an interaction is, by default by Ann in the server. */
export function placeOf(more: Json): Json {
  const inGuild = more['guild_id'] !== null;
  const user = (more['user'] ?? ANN) as Json;
  const { user: _, guild_id: __, ephemeral: ___, permissions, ...rest } = more;
  const member = {
    user,
    roles: [],
    joined_at: new Date().toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: permissions ?? '2048',
  };
  return {
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: inGuild ? 0 : 1 },
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: {},
    app_permissions: '0',
    attachment_size_limit: 1000,
    ...(inGuild
      ? {
          guild_id: more['guild_id'] ?? GUILD,
          guild: { id: GUILD, locale: 'de', features: [] },
          guild_locale: 'de',
          context: 0,
          member,
        }
      : { context: 1, user }),
    ...rest,
  };
}

/** The press of a button on a message that was shown. */
export function pressOf(call: Call, button: ShownButton, flags = 0): Json {
  return {
    type: 3,
    data: { custom_id: button.custom_id, component_type: 2 },
    message: shownMessage(call, flags),
  };
}

/** What is sent when somebody has written a text into a form that was shown. */
export function submission(form: Call, text: string): Json {
  const { custom_id: id, components } = form.body['data'] as {
    custom_id: string;
    components: { component: { custom_id: string } }[];
  };
  const line = { type: 4, id: 2, custom_id: components[0]!.component.custom_id, value: text };
  return { type: 5, data: { custom_id: id, components: [{ type: 18, id: 1, component: line }] } };
}

/** The text of what was shown. */
export function textOf({ body }: Call): string {
  return ((body['embeds'] ?? []) as { description: string }[]).map(({ description }) => description).join('\n');
}

/** A button on a message that was shown. */
export interface ShownButton {
  readonly label: string;
  readonly custom_id: string;
}

/** The buttons under a message. */
export function buttonsOf({ body }: Call): ShownButton[] {
  return ((body['components'] ?? []) as { components: ShownButton[] }[]).flatMap(({ components }) => components);
}

/** A message that was shown, as it comes back with the press of its button. */
function shownMessage({ body }: Call, flags: number): Json {
  return {
    id: '500000000000000001', channel_id: CHANNEL, author: BOT, content: '', timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], pinned: false, type: 0, flags,
    embeds: body['embeds'] ?? [], components: body['components'] ?? [],
  }; // prettier-ignore
}
