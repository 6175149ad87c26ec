import type { SourceRequest, SourceSecrets, TrackingSource } from '@/lib/adapter/contract';
import { askWithToken, checkByToken, grantForm, tokenEndpoint } from '@/lib/adapter/oauth';
import { read } from './read';

const HOST = 'https://apis.fedex.com';

const grantOf = ({ clientId = '', clientSecret = '' }: SourceSecrets): SourceRequest => ({
  endpoint: tokenEndpoint('fedex'),
  method: 'POST',
  url: `${HOST}/oauth/token`,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: grantForm({ client_id: clientId, client_secret: clientSecret }),
});

export default {
  id: 'fedex',
  batch: 30,
  read,
  check: (errand) => checkByToken(grantOf(errand.secrets), read, errand),
  track: (questions, errand) =>
    askWithToken({
      grant: grantOf(errand.secrets),
      request: (token) => ({
        endpoint: 'fedex.track',
        method: 'POST',
        url: `${HOST}/track/v1/trackingnumbers`,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'X-locale': 'en_US' },
        body: JSON.stringify({ includeDetailedScans: true, trackingInfo: questions.map(({ number }) => ({ trackingNumberInfo: { trackingNumber: number } })) }),
      }),
    }, read, questions, errand),
} satisfies TrackingSource;
