/** One thing that a page or a mail describes in schema.org's words, whatever it is written in. */
export type SchemaValue = string | SchemaNode;
export interface SchemaNode {
  /** Without their vocabulary: `http://schema.org/Order`, `schema:Order` and `Order` are one. Names of properties alike. */
  readonly types: readonly string[];
  readonly id: string | null;
  readonly properties: ReadonlyMap<string, readonly SchemaValue[]>;
}

/** What stands behind the last sign of an address or a prefix. */
export const localName = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1);
