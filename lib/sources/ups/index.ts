import type { SourceRequest, SourceSecrets, TrackingSource } from '@/lib/adapter/contract';
import { askWithToken, basicAuth, checkByToken, grantForm, tokenEndpoint } from '@/lib/adapter/oauth';
import { pathPart } from '@/lib/adapter/path';
import { read } from './read';

const HOST = 'https://onlinetools.ups.com';

const grantOf = ({ clientId = '', clientSecret = '' }: SourceSecrets): SourceRequest => ({
  endpoint: tokenEndpoint('ups'),
  method: 'POST',
  url: `${HOST}/security/v1/oauth/token`,
  headers: { Authorization: basicAuth(clientId, clientSecret), 'Content-Type': 'application/x-www-form-urlencoded' },
  body: grantForm(),
});

export default {
  id: 'ups',
  batch: 1,
  read,
  check: (errand) => checkByToken(grantOf(errand.secrets), read, errand),
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    return askWithToken({
      grant: grantOf(errand.secrets),
      request: (token) => ({
        endpoint: 'ups.trackDetails',
        method: 'GET',
        url: `${HOST}/api/track/v1/details/${pathPart(question.number)}?locale=en_US&returnSignature=false&returnMilestones=false`,
        headers: { Authorization: `Bearer ${token}`, transId: crypto.randomUUID(), transactionSrc: 'ordertrail' },
      }),
    }, read, questions, errand);
  },
} satisfies TrackingSource;
