import {
  InteractionContextType,
  PermissionFlagsBits,
  type BaseInteraction,
  type Message as DiscordMessage,
  type User,
} from 'discord.js';
import type { Chat, Incoming, Person } from '../../bot/incoming.ts';
import type { Language } from '../../knowledge/pack.ts';

/** The circumstances of an interaction. @param personal the reply is shown to the person alone */
export function incomingOfInteraction(interaction: BaseInteraction, personal: boolean, now: number): Incoming {
  const isShared = interaction.guildId !== null || interaction.context === InteractionContextType.PrivateChannel;
  const chat: Chat = {
    platform: 'discord',
    id: interaction.channelId ?? interaction.user.id,
    ...(interaction.guildId !== null && { space: interaction.guildId }),
    public: isShared && !personal,
    ...(interaction.guildLocale && { languageHint: languageOf(interaction.guildLocale) }),
  };
  return {
    chat,
    person: { ...personOf(interaction.user), languageHint: languageOf(interaction.locale) },
    mayManage: () =>
      Promise.resolve(!isShared || (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false)),
    at: now,
  };
}

/** The circumstances of a message. */
export function incomingOfMessage(message: DiscordMessage, now: number): Incoming {
  return {
    chat: {
      platform: 'discord',
      id: message.channelId,
      ...(message.guildId !== null && { space: message.guildId }),
      public: message.guildId !== null,
      ...(message.guild && { languageHint: languageOf(message.guild.preferredLocale) }),
    },
    person: personOf(message.author),
    mayManage: () =>
      Promise.resolve(message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? message.guildId === null),
    at: now,
  };
}

/** "en-GB" → "en". */
function languageOf(locale: string): Language {
  return locale.slice(0, 2).toLowerCase();
}

/** The codes of the buttons under a message. */
export function codesIn(message: DiscordMessage): string[] {
  return message.components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((component) =>
          'customId' in component && typeof component.customId === 'string' ? [component.customId] : [],
        )
      : [],
  );
}

function personOf(user: User): Person {
  return { platform: 'discord', id: user.id, name: user.displayName };
}
