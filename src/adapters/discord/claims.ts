/** What holds claimed shards. */
export interface ShardHolder {
  /** The shard is this process's now. */
  take(shard: number): void;
  /** The shard is about to be another process's: settles when it is no longer used. */
  giveUp(shard: number): Promise<void>;
}

/** Shares the shards of a bot out among its processes: each shard belongs to one process at a time, each process has its fair share. */
export interface ShardClaims {
  /**
   * Begins to claim and keeps the share fair from then on, as processes come and go.
   * @throws {Error} if other processes claim from another number of shards, or the claims cannot be kept at all
   */
  start(total: number, holder: ShardHolder): Promise<void>;
  /** Gives everything up. */
  stop(): Promise<void>;
}
