/** The part of the extension API that functions use which a browser test sends into a page. */
declare const chrome: {
  readonly notifications: { getAll(): Promise<Record<string, unknown>> };
  readonly permissions: {
    contains(wanted: { origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins?: string[] }>;
    remove(given: { origins: string[] }): Promise<boolean>;
  };
  readonly alarms: {
    create(name: string, when: { when: number }): Promise<void>;
    getAll(): Promise<readonly { name: string; scheduledTime: number; periodInMinutes?: number }[]>;
    clearAll(): Promise<boolean>;
  };
  readonly action: { getBadgeText(of: object): Promise<string> };
  readonly runtime: { readonly id: string; sendMessage(message: object): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly problem?: { readonly kind: string } }> };
};
