// Opens pages in headless Chromium and says what each of them did: everything that a page must not do is a problem, and
// what its own script and style must do is tried. A line of JSON a page.
//
//   node page.mjs PAGE…

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packages } from './lines.mjs';

const { chromium } = packages('playwright-core');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

async function opened(address, options) {
  const context = await browser.newContext(options);
  const problems = [];
  const page = await context.newPage();
  page.on('dialog', async (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url() !== address) problems.push(`request: ${request.url()}`);
  });
  page.on('popup', (popup) => problems.push(`popup: ${popup.url()}`));
  await page.goto(address, { waitUntil: 'load' });
  return { context, page, problems };
}

// Whether the charts stand above the findings, and nothing is wider than the window.
const layout = () => {
  const top = (id) => document.getElementById(id)?.getBoundingClientRect().top ?? 0;
  return {
    overview_first: document.getElementById('overview') === null || top('overview') < top('findings'),
    too_wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
};

const isSeen = (selector) => `[...document.querySelectorAll('${selector}')].filter((each) => each.checkVisibility()).length`;

async function withScript(address) {
  const { context, page, problems } = await opened(address, { viewport: { width: 1280, height: 900 } });
  const title = await page.title();
  const result = { title, problems, ...(await page.evaluate(layout)) };
  result.findings = await page.evaluate(isSeen('#list > article'));
  const rule = await page.evaluate(() => document.querySelector('#list > article')?.dataset.rule);
  result.controls = await page.evaluate(isSeen('.scripted'));
  if (rule && result.controls) {
    const count = await page.evaluate((name) => Number(document.getElementById(`rule-${name}`).dataset.count), rule);
    await page.selectOption('#rule', rule);
    result.of_rule = [await page.evaluate(isSeen('#list > article')), count];
    await page.selectOption('#rule', '');
    await page.fill('#query', 'no finding says this');
    result.of_no_text = await page.evaluate(isSeen('#list > article'));
    await page.fill('#query', '');
    for (const order of ['place', 'rule', 'severity']) await page.selectOption('#sort', order);
    await page.locator('#list a.rule').first().click();
    result.texts = await page.evaluate(isSeen('#list .text'));
    await page.locator('#list a.rule').first().click();
    result.texts_after = await page.evaluate(isSeen('#list .text'));
  }
  // What a reader might do with any of it.
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
  await page.keyboard.press('Tab');
  await page.mouse.wheel(0, 100000);
  await page.waitForTimeout(200);
  result.title_after = await page.title();
  await context.close();
  return result;
}

async function withoutScript(address) {
  const { context, page, problems } = await opened(address, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  // Playwright itself may look, though the page may run nothing.
  const result = { problems, ...(await page.evaluate(layout)) };
  if (await page.$('#show-error')) {
    result.errors = await page.evaluate(isSeen('#list > .error'));
    await page.uncheck('#show-error');
    result.errors_after = await page.evaluate(isSeen('#list > .error'));
    result.others_after = await page.evaluate(isSeen('#list > :not(.error)'));
    result.controls = await page.evaluate(isSeen('.scripted'));
  }
  await context.close();
  return result;
}

for (const file of process.argv.slice(2)) {
  const address = pathToFileURL(path.resolve(file)).href;
  console.log(JSON.stringify({ with_script: await withScript(address), without_script: await withoutScript(address) }));
}
await browser.close();
