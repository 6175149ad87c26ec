/** An amount in minor units (cents, fen; yen has none) of an ISO 4217 currency. Never a float of major units. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}
