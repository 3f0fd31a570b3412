/** The library's lease, in milliseconds. */
export const leaseMs = 15_000;

/** The library's deadline for a token request. */
export const deadlineMs = 10_000;

/** For how long the library waits for the store. */
export const storeDeadlineMs = deadlineMs / 2;

/** An access token's life. */
export const lifetimeMs = 3_600_000;

/** For how long a `replay` provider answers a used refresh token again. */
export const replayWindowMs = 30_000;
