/** Where the bot tells its operator what went wrong; never with what a person wrote or is called. */
export interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
