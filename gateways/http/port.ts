/** The port to other organisations' HTTP services. */

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

export type HttpAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly ok: false;
      readonly why: 'host_not_allowed' | 'unreachable' | 'timeout' | 'too_large';
      readonly message: string;
    };

export interface HttpGateway {
  /** Sends one request; answers what came back, of any status, or why nothing did. Never throws. */
  request(request: HttpRequest): Promise<HttpAnswer>;
}
