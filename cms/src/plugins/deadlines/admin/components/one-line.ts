/** Short texts that nobody should have to put together from two lines: dates, what is left, buttons. */
export const oneLine = { whiteSpace: 'nowrap', flexShrink: 0 } as const;
