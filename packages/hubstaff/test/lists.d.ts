import type { ListRoute } from "@tokens/provider-kit";
import type { Endpoints } from "@tokens/hubstaff";
/** Every list, with what it needs to show the whole of a fresh mock's week. */
export declare const lists: Record<ListRoute<Endpoints>, Record<string, unknown>>;
/** Caps of ranges in days, by route, as the vendor's document has them. */
export declare const ranges: Record<string, readonly [name: string, days: number]>;
//# sourceMappingURL=lists.d.ts.map
