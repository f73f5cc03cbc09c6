import type { Log } from './log.ts';
import type { Message } from './message.ts';
import type { Pictures } from './picture.ts';
import { newReference } from './reference.ts';

/** Turns the picture of a message into a file. */
export type Illustrate = (message: Message) => Promise<Message>;

/** What drawing needs. */
export interface IllustrateDependencies {
  /** Absent where pictures cannot be shown; then messages go out without them. */
  readonly pictures?: Pictures | undefined;
  readonly log: Log;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
}

/** Makes the step between the bot and the platforms: a picture that cannot be drawn is logged, and the text goes out alone. */
export function createIllustrate({ pictures, log, random }: IllustrateDependencies): Illustrate {
  return async (whole) => {
    if (!whole.picture) return whole;
    const { picture, ...message } = whole;
    if (!pictures) return message;
    const { content, description } = picture;
    try {
      const png = await pictures.draw(content);
      return {
        ...message,
        attachment: { name: `${content.kind}.png`, mediaType: 'image/png', content: png, description },
      };
    } catch (error) {
      log.error({ reference: newReference(random), err: error, picture: content.kind }, 'a picture could not be drawn');
      return message;
    }
  };
}
