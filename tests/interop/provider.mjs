// A real OpenID provider on a loopback port, with keys that are new at every start. Says on a line of standard output what
// it publishes and issued, then serves until standard input ends.
//
// Access tokens of the client credentials grant need no browser: RFC 8707 names the resource, RFC 9068 gives the form.

import { generateKeyPairSync } from 'node:crypto';
import { packages } from './lines.mjs';

const { Provider } = packages('oidc-provider');

// Its notices go where they are not taken for an answer.
console.info = console.error;

const issuer = `http://127.0.0.1:${process.argv[2]}`;
const resource = (alg) => `https://api.example/${alg}`;
const keys = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
].map(({ privateKey }) => ({ ...privateKey.export({ format: 'jwk' }), use: 'sig' }));

const provider = new Provider(issuer, {
  jwks: { keys },
  clients: [
    { client_id: 'machine', client_secret: 'of no worth', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
  ],
  ttl: { ClientCredentials: 600 },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, indicator) => ({
        scope: 'read',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: indicator.split('/').at(-1) } },
      }),
    },
  },
});

async function ask(path, options) {
  const answer = await fetch(issuer + path, options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function token(alg) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'read', resource: resource(alg) });
  const headers = { authorization: `Basic ${btoa(`machine:${encodeURIComponent('of no worth')}`)}` };
  return (await ask('/token', { method: 'POST', headers, body })).access_token;
}

provider.listen(Number(process.argv[2]), '127.0.0.1', async () => {
  const hello = { issuer, jwks: await ask('/jwks'), tokens: [await token('RS256'), await token('ES256')] };
  console.log(JSON.stringify(hello));
});
process.stdin.on('end', () => process.exit(0)).resume();
