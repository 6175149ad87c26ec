import type { SourceRequest, SourceSecrets, TrackingSource } from '@/lib/adapter/contract';
import { askWithToken, checkByToken, tokenEndpoint } from '@/lib/adapter/oauth';
import { pathPart } from '@/lib/adapter/path';
import { read } from './read';

const HOST = 'https://apis.usps.com';

const grantOf = ({ clientId = '', clientSecret = '' }: SourceSecrets): SourceRequest => ({
  endpoint: tokenEndpoint('usps'),
  method: 'POST',
  url: `${HOST}/oauth2/v3/token`,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
});

export default {
  id: 'usps',
  batch: 1,
  read,
  check: (errand) => checkByToken(grantOf(errand.secrets), read, errand),
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    return askWithToken({
      grant: grantOf(errand.secrets),
      request: (token) => ({
        endpoint: 'usps.tracking',
        method: 'GET',
        url: `${HOST}/tracking/v3/tracking/${pathPart(question.number)}?expand=DETAIL`,
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      }),
    }, read, questions, errand);
  },
} satisfies TrackingSource;
