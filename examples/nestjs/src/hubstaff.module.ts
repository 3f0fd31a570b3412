import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from "@nestjs/common";
import { createHubstaff, type Hubstaff, type HubstaffOptions } from "@tokens/hubstaff";
import { hubstaffLogin, type HubstaffLoginOptions } from "@tokens/hubstaff/login";

/** Injects the `Hubstaff` client of all accounts. */
export const HUBSTAFF: unique symbol = Symbol("Hubstaff");

/** Injects the `HubstaffLogin`. */
export const HUBSTAFF_LOGIN: unique symbol = Symbol("HubstaffLogin");

/** Provides Hubstaff to all modules, and waits for its refreshes when the app shuts down. */
@Module({})
export class HubstaffModule implements OnApplicationShutdown {
  @Inject(HUBSTAFF) private readonly hubstaff!: Hubstaff;

  static register(options: HubstaffOptions & HubstaffLoginOptions): DynamicModule {
    return {
      module: HubstaffModule,
      global: true,
      providers: [
        { provide: HUBSTAFF, useFactory: () => createHubstaff(options) },
        { provide: HUBSTAFF_LOGIN, useFactory: () => hubstaffLogin(options) },
      ],
      exports: [HUBSTAFF, HUBSTAFF_LOGIN],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.hubstaff.tokens.close();
  }
}
