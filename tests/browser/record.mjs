// Records how a browser carries tokens: a page in headless Chromium sets cookies and web storage and talks to a server,
// and what Playwright exports of that is kept as session.har and state.json. Not part of the tests' run; to record anew:
//
//   apt-get install chromium openssl && npm install --no-save playwright-core && node record.mjs
//
// Every token is signed with a secret made for the run and thrown away, and names in its sub where it was put, so that a
// test can tell which one it found.
import { chromium } from 'playwright-core';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The time at which the tests stand still.
const NOW = 1795292800;
const secret = randomBytes(64);
const encode = (value) => Buffer.from(value).toString('base64url');

function token(sub, seconds = 900) {
  const header = encode(JSON.stringify({ alg: 'HS512', typ: 'JWT' }));
  const claims = { iss: 'https://login.example.org', aud: 'https://api.example.org', sub, iat: NOW - 60, exp: NOW - 60 + seconds };
  const input = `${header}.${encode(JSON.stringify(claims))}`;
  return `${input}.${createHmac('sha512', secret).update(input).digest('base64url')}`;
}

const page = `<!doctype html><title>orders</title><script>
addEventListener('load', async () => {
  localStorage.setItem('access_token', '${token('local-storage')}');
  localStorage.setItem('oidc.user', JSON.stringify({ profile: { sub: '42' }, refresh_token: '${token('local-storage-json', 2592000)}' }));
  sessionStorage.setItem('id_token', '${token('session-storage')}');
  await new Promise((done) => {
    const open = indexedDB.open('auth', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('tokens', { keyPath: 'id' });
    open.onsuccess = () => {
      const change = open.result.transaction('tokens', 'readwrite');
      change.objectStore('tokens').put({ id: 'current', jwt: '${token('indexed-db')}' });
      change.oncomplete = done;
    };
  });
  await fetch('/api/orders', { headers: { Authorization: 'Bearer ${token('authorization')}' } });
  await fetch('/api/export?format=csv&access_token=${token('query')}');
  await fetch('/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: '${token('form', 2592000)}' }) });
  await fetch('/api/blob');
  await fetch('/moved');
  await new Promise((done) => {
    const socket = new WebSocket('wss://app.example.org/live?access_token=${token('socket-url')}');
    socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: '${token('socket-message')}' }));
    socket.onmessage = () => { socket.close(); done(); };
  });
  document.title = 'done';
});
</script>`;

const callback = `<!doctype html><meta name="referrer" content="unsafe-url"><title>callback</title>
<img src="https://ads.example.net/pixel.gif" onload="document.title = 'done'" onerror="document.title = 'done'">`;

const plain = `<!doctype html><title>legacy</title><script>
fetch('/api/legacy', { headers: { Authorization: 'Bearer ${token('plain-http')}' } }).then(() => { document.title = 'done'; });
</script>`;

const cookies = [
  `__Host-session=${token('cookie-good')}; Path=/; Secure; HttpOnly; SameSite=Strict`,
  `auth=${token('cookie-bare')}; Path=/; Max-Age=2592000`,
  `embedded=${token('cookie-none')}; Path=/; Secure; HttpOnly; SameSite=None`,
];

function answer(request, response) {
  const { pathname } = new URL(request.url, 'https://app.example.org');
  const html = (text) => response.setHeader('Content-Type', 'text/html').end(text);
  const json = (value) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));
  switch (pathname) {
    case '/': return response.setHeader('Set-Cookie', cookies), html(page);
    case '/cb': return html(callback);
    case '/legacy': return html(plain);
    case '/oauth/token': return json({ access_token: token('body-json'), token_type: 'Bearer', expires_in: 900 });
    case '/api/blob': return response.setHeader('Content-Type', 'application/octet-stream').end(Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(token('body-binary')), Buffer.from([0, 254])]));
    case '/moved': return response.writeHead(302, { Location: `/api/orders?ticket=${token('redirect')}` }).end();
    case '/pixel.gif': return response.setHeader('Content-Type', 'image/gif').end(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));
    default: return json({ orders: [] });
  }
}

function upgrade(request, socket) {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.once('data', () => socket.write(Buffer.from([0x81, 2, 0x6f, 0x6b])));
  socket.on('error', () => {});
}

const work = mkdtempSync(path.join(tmpdir(), 'record-'));
execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=app.example.org', '-keyout', `${work}/key.pem`, '-out', `${work}/cert.pem`], { stdio: 'ignore' });
const tls = https.createServer({ key: readFileSync(`${work}/key.pem`), cert: readFileSync(`${work}/cert.pem`) }, answer);
const bare = http.createServer(answer);
tls.on('upgrade', upgrade);
const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const [tlsPort, barePort] = [await listen(tls), await listen(bare)];

const hosts = ['app.example.org:443', 'ads.example.net:443'].map((host) => `MAP ${host} 127.0.0.1:${tlsPort}`);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--ignore-certificate-errors', `--host-resolver-rules=${hosts.join(', ')}, MAP legacy.example.org:80 127.0.0.1:${barePort}`],
});
const context = await browser.newContext({ ignoreHTTPSErrors: true, recordHar: { path: 'session.har', content: 'embed' } });
const tab = await context.newPage();
const done = () => tab.waitForFunction(() => document.title === 'done');
await tab.goto('https://app.example.org/');
await done();
const state = await context.storageState({ indexedDB: true });
await tab.goto(`https://app.example.org/cb?id_token=${token('referer')}`);
await done();
await tab.goto('http://legacy.example.org/legacy');
await done();
await context.close();
await browser.close();
tls.close();
bare.close();
writeFileSync('state.json', `${JSON.stringify(state, null, 2)}\n`);
