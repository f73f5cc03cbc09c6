import {
  ComponentType,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
  TextInputStyle,
  type RawFile,
  type REST,
} from 'discord.js';
import type { Message } from '../../bot/message.ts';
import { UncertainError } from '../../bot/stage.ts';
import { isUnread } from '../unread.ts';
import { callOf, editOf, isUncertain, persistently, type Calls } from './calls.ts';

/** What is needed of an interaction to reply to it. */
export interface Repliable {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/**
 * How an interaction is acknowledged: the reply comes later and is for all or for the person alone, or the message with the pressed
 * button will change.
 */
export type Acknowledgement = 'public' | 'personal' | 'in-place';

/** A form with one line to fill in. */
export interface Form {
  /** Comes back with what was typed; at most 100 characters. */
  readonly id: string;
  /** At most 45 characters, like the label. */
  readonly title: string;
  readonly label: string;
  /** Longest text. */
  readonly most: number;
}

/** Id of the line of a {@link Form}. */
export const FORM_LINE = 'line';

/** Replies to interactions. */
export interface Replies {
  /**
   * Tells Discord within its three seconds that there will be a reply; made twice it counts once.
   * @returns false if Discord has given the interaction up
   */
  acknowledge(interaction: Repliable, how: Acknowledgement): Promise<boolean>;
  /**
   * Replies at once, without acknowledging first; made twice it counts once.
   * @returns false if Discord has given the interaction up
   */
  answer(interaction: Repliable, message: Message, personal: boolean): Promise<boolean>;
  /** Offers texts to choose from to who is typing; nothing if it is too late for that. */
  suggest(interaction: Repliable, texts: readonly string[]): Promise<void>;
  /** Shows a form instead of a reply. @returns false if it is too late for that */
  form(interaction: Repliable, form: Form): Promise<boolean>;
  /** Shows the reply, or changes the message with the pressed button. */
  show(interaction: Repliable, message: Message): Promise<void>;
  /**
   * Shows a further message. Discord would not recognise one that comes twice. What only one person sees is therefore sent until it is
   * sure to be there, even if it is then there twice; what others see, too, is never shown twice.
   * @throws {UncertainError} a message that others see, too, may be there or not
   */
  add(interaction: Repliable, message: Message, personal: boolean): Promise<void>;
  /** There is nothing to reply. */
  drop(interaction: Repliable): Promise<void>;
}

/** Replies by plain calls: the objects discord.js makes of every message it sent are not needed. */
export function createReplies({ interactions: rest, interactionsOnce }: Omit<Calls, 'asBot'>): Replies {
  /** @returns false if it is too late */
  const respond = async ({ id, token }: Repliable, body: object, files?: RawFile[]): Promise<boolean> => {
    const call = { body, auth: false, ...(files && { files }) };
    try {
      await persistently(() => rest.post(Routes.interactionCallback(id, token), call));
      return true;
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      // An earlier try got through although its answer did not.
      if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return true;
      if (error.code === RESTJSONErrorCodes.UnknownInteraction) return false;
      throw error;
    }
  };
  const original = ({ applicationId, token }: Repliable) => Routes.webhookMessage(applicationId, token);

  return {
    acknowledge: (interaction, how) =>
      respond(
        interaction,
        how === 'in-place'
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: { flags: how === 'personal' ? MessageFlags.Ephemeral : 0 },
            },
      ),
    answer(interaction, message, personal) {
      const { body, files } = callOf(message, personal);
      return respond(interaction, { type: InteractionResponseType.ChannelMessageWithSource, data: body }, files);
    },
    async suggest(interaction, texts) {
      await respond(interaction, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: texts.map((text) => ({ name: text, value: text })) },
      });
    },
    form(interaction, { id, title, label, most }) {
      const line = {
        type: ComponentType.TextInput,
        custom_id: FORM_LINE,
        style: TextInputStyle.Short,
        max_length: most,
      };
      return respond(interaction, {
        type: InteractionResponseType.Modal,
        data: { custom_id: id, title, components: [{ type: ComponentType.Label, label, component: line }] },
      });
    },
    async show(interaction, message) {
      await persistently(() => rest.patch(original(interaction), { ...editOf(message), auth: false }));
    },
    async add(interaction, message, personal) {
      const { applicationId, token } = interaction;
      const post = (through: REST) =>
        through.post(Routes.webhook(applicationId, token), { ...callOf(message, personal), auth: false });
      if (personal) {
        await persistently(() => post(rest));
        return;
      }
      try {
        await persistently(() => post(interactionsOnce), isUnread);
      } catch (error) {
        if (!isUncertain(error)) throw error;
        throw new UncertainError('a further reply may have been shown', { cause: error });
      }
    },
    async drop(interaction) {
      await persistently(() => rest.delete(original(interaction), { auth: false }));
    },
  };
}
