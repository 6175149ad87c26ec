/** A host as a match pattern of the browser. `http://localhost` stands for itself, every other name for https. */
export const originOf = (host: string): string => `${host.startsWith('http://') ? host : `https://${host}`}/*`;
