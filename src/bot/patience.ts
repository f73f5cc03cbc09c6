/** Longest wait for the memory before a reply goes on without it, in ms. */
const MAX_WAIT = 2_000;

const LATE: unique symbol = Symbol('late');

/** What `work` gives, or undefined when that takes longer than so many ms; the work itself goes on. */
export async function within<T>(limit: number, work: Promise<T>): Promise<T | undefined> {
  const outcome = await orLate(limit, work);
  return outcome === LATE ? undefined : outcome;
}

/** What `work` gives, or a rejection after {@link MAX_WAIT}; the work itself goes on. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  const outcome = await orLate(MAX_WAIT, work);
  if (outcome === LATE) throw new Error(`no answer within ${MAX_WAIT} ms`);
  return outcome;
}

async function orLate<T>(limit: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
