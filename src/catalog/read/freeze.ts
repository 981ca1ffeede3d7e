/** Freezes plain data all the way down, and gives it back. */
export function deepFreeze<T>(data: T): T {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data;
  for (const key in data) {
    const value = data[key];
    if (typeof value === 'object') deepFreeze(value);
  }
  return Object.freeze(data);
}
