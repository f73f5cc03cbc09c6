/** Longest wait for the memory before a reply goes on without it, in ms. */
const MAX_WAIT = 2_000;

/** What `work` gives, or a rejection after {@link MAX_WAIT}; the work itself goes on. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${MAX_WAIT} ms`)), MAX_WAIT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
