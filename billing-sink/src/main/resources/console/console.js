const REFRESH_MILLIS = 4000;
const $ = id => document.getElementById(id);

/** An element with text or children; never markup from data. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter(child => child !== null));
  return element;
}

async function get(path) {
  const response = await fetch(path, {headers: {Accept: 'application/json'}});
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title || response.statusText);
  return body;
}

const day = instant => instant.slice(0, 10);
const minute = instant => instant.slice(0, 16).replace('T', ' ') + ' UTC';
const whole = number => Number(number).toLocaleString('en');

/** Rounds a decimal string half away from zero to two decimals, on its digits. */
function money(decimal, currency) {
  const negative = decimal.startsWith('-');
  const [units, fraction = ''] = decimal.replace('-', '').split('.');
  const micros = BigInt(units + fraction.padEnd(6, '0'));
  const cents = (micros + 5000n) / 10000n;
  const text = `${(cents / 100n).toLocaleString('en')}.${String(cents % 100n).padStart(2, '0')}`;
  return `${negative && cents > 0n ? '−' : ''}${text} ${currency}`;
}

function count(label, value, bad = false) {
  return el('div', {class: bad ? 'count bad' : 'count'}, el('b', {}, whole(value)), el('span', {}, label));
}

async function refreshPipeline() {
  const summary = await get('pipeline');
  const rejected = Object.values(summary.rejected).reduce((sum, tally) => sum + tally.blocks, 0);
  $('pipeline').replaceChildren(
    count('readings accepted', summary.accepted.readings),
    count('blocks accepted', summary.accepted.blocks),
    count('duplicates', summary.duplicates.blocks),
    count('blocks rejected', rejected, rejected > 0),
    count('ledger entries', summary.entries),
    count('lines', summary.lines),
    count('reversals', summary.corrections.reversals),
    count('rebills', summary.corrections.rebills),
    count('statements', summary.statements),
    count('low-credit alerts', summary.alerts),
    count('anomalies', summary.anomalies));
  $('pipeline').title = Object.entries(summary.rejected)
    .map(([verdict, tally]) => `${verdict}: ${tally.blocks} blocks, ${tally.readings} readings`).join('\n');
}

async function refreshAnchor() {
  const {anchors} = await get('anchors?limit=10');
  const final = anchors.filter(anchor => anchor.state === 'FINAL').at(-1);
  $('anchor').replaceChildren(...final
    ? ['Anchored up to epoch ', el('b', {}, final.epoch), ` in block ${(final.block || '').slice(0, 12)}…`]
    : ['No epoch is anchored yet']);
  $('anchor').title = final ? `root ${final.root}\ncontract ${final.contract}` : '';
}

let accounts = [];

async function refreshAccounts() {
  accounts = (await get('accounts')).accounts;
  showAccounts();
}

function showAccounts() {
  const wanted = $('filter').value.toLowerCase();
  const items = accounts
    .filter(item => `${item.account} ${item.name}`.toLowerCase().includes(wanted))
    .map(item => {
      const link = el('a', {href: `#${encodeURIComponent(item.account)}`},
        el('span', {}, item.name, el('small', {}, `${item.account} · ${item.payment || 'credit'}`)),
        el('span', {class: 'number'}, money(item.balance, item.currency)));
      if (item.account === selected()) link.setAttribute('aria-current', 'true');
      return el('li', {}, link);
    });
  $('accounts').replaceChildren(...items.length ? items : [el('li', {class: 'hint'}, 'None yet.')]);
}

const selected = () => decodeURIComponent(location.hash.slice(1));

function bar(part, all) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'bar');
  svg.setAttribute('aria-hidden', 'true');
  const rect = (name, width) => {
    const shape = document.createElementNS(svg.namespaceURI, 'rect');
    for (const [key, value] of Object.entries({class: name, width, height: '100%', rx: 5})) shape.setAttribute(key, value);
    return shape;
  };
  const percent = all === 0 ? 0 : Math.min(100, Math.abs(part / all) * 100);
  svg.append(rect('ground', '100%'), rect(part < 0 ? 'credit' : 'share', `${percent}%`));
  return svg;
}

function components(endUse, currency) {
  const rows = endUse.components.map(part => el('tr', {},
    el('td', {}, part.name ? `${part.component} · ${part.name}` : part.component),
    el('td', {}, part.usagePoint),
    el('td', {class: 'number'}, `${part.quantity} ${part.unit}${part.direction ? ` ${part.direction}` : ''}`),
    el('td', {class: 'number'}, `${part.charge} ${currency}`)));
  return el('details', {}, el('summary', {}, 'Components'), el('div', {class: 'tables'}, el('table', {},
    el('thead', {}, el('tr', {}, el('th', {}, 'Component'), el('th', {}, 'Usage point'),
      el('th', {class: 'number'}, 'Quantity'), el('th', {class: 'number'}, 'Amount'))),
    el('tbody', {}, ...rows))));
}

/** Such as `12.000 kWh meter-signed`, or `3.000 kWh export meter-signed` of what was fed in. */
function used({quantity, unit, direction, origin, simulated, subMeter}) {
  const deducted = subMeter ? ` deducted, of ${subMeter}` : '';
  return `${quantity} ${unit}${direction ? ` ${direction}` : ''} ${origin.toLowerCase().replaceAll('_', '-')}${simulated ? ', simulated' : ''}${deducted}`;
}

function place(view, largest, currency) {
  const uses = view.endUses.flatMap(endUse => [
    el('div', {}, el('span', {}, endUse.endUse),
      el('span', {class: 'number'},
        `${endUse.used.map(used).join(', ')}  ${money(endUse.charge, currency)}`)),
    bar(Number(endUse.charge), largest),
    components(endUse, currency)]);
  return el('section', {class: 'place'},
    el('div', {}, el('h3', {}, view.name), el('strong', {class: 'number'}, money(view.charge, currency))),
    ...uses);
}

function corrections(entries, currency) {
  const rebills = new Map(entries.filter(entry => entry.about.rebills).map(entry => [entry.about.rebills, entry]));
  return entries.filter(entry => entry.type === 'reversal').map(entry => {
    const rebill = rebills.get(entry.sequence);
    const period = entry.lines.length ? `${day(entry.lines[0].from)} to ${day(entry.lines.at(-1).to)}` : '';
    return el('div', {class: 'correction'},
      el('p', {}, `Entry ${entry.about.reverses} (${period}) was taken back on ${day(entry.booked)}: `,
        el('span', {class: 'number'}, money(entry.charge, currency))),
      el('p', {}, rebill
        ? `and billed again as entry ${rebill.sequence}: ${money(rebill.charge, currency)}`
        : 'and not billed again'));
  });
}

async function download(account, button, message) {
  button.disabled = true;
  message.textContent = '';
  try {
    const response = await fetch(`accounts/${encodeURIComponent(account)}/bundle`);
    if (!response.ok) throw new Error((await response.json()).detail);
    const link = el('a', {href: URL.createObjectURL(await response.blob()), download: `bill-${account}.json`});
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (failure) {
    message.textContent = failure.message;
  } finally {
    button.disabled = false;
  }
}

function figure(label, value) {
  return el('div', {}, el('dt', {}, label), el('dd', {}, value));
}

async function showAccount() {
  const id = selected();
  if (!id) return;
  const path = `accounts/${encodeURIComponent(id)}`;
  const [view, {entries}] = await Promise.all([get(path), get(`${path}/entries`)]);
  if (id !== selected()) return;
  const {account, bill, credit} = view;
  const largest = Math.max(0, ...bill.places.flatMap(each => each.endUses).map(use => Math.abs(Number(use.charge))));
  const message = el('p', {class: 'problem', role: 'status'});
  const button = el('button', {type: 'button'}, 'Download bundle');
  button.addEventListener('click', () => download(id, button, message));
  const corrected = corrections(entries, account.currency);
  $('account').replaceChildren(
    el('div', {class: 'title'},
      el('div', {}, el('h1', {}, account.name), el('p', {}, `${account.account} · last booked ${minute(account.booked)}`)),
      el('div', {}, button, message)),
    el('dl', {class: 'figures'},
      figure('Charges', money(bill.charge, account.currency)),
      figure('Top-ups', money(view.topUps, account.currency)),
      figure('Owed', money(account.balance, account.currency)),
      credit ? figure('Credit left', money(credit.balance, account.currency)) : null,
      credit && credit.emptyAt ? figure('Empty around', minute(credit.emptyAt)) : null,
      figure('Entries', account.entries),
      figure('Statements', view.statements)),
    Number(view.statements) > 0 ? el('p', {}, 'Newest statement: ',
      el('a', {href: `${path}/statements/newest/page`}, 'page'), ' · ',
      el('a', {href: `${path}/statements/newest/pdf`}, 'PDF'), ' · ',
      el('a', {href: `${path}/invoices`}, 'invoices')) : null,
    el('h2', {}, 'By place and end use'),
    ...bill.places.map(each => place(each, largest, account.currency)),
    el('h2', {}, `Corrections (${corrected.length})`),
    ...corrected.length ? corrected : [el('p', {class: 'hint'}, 'None.')]);
}

async function refreshAlerts() {
  const {alerts} = await get('alerts?limit=100');
  const items = alerts.map(alert => el('li', {},
    el('span', {class: 'tag'}, alert.kind === 'EXHAUSTED' ? 'out of credit' : 'low credit'), ' ',
    el('a', {href: `#${encodeURIComponent(alert.account)}`}, alert.account),
    el('p', {}, `${minute(alert.raised)}: ${money(alert.balance, alert.currency)} left`
      + (alert.emptyAt ? `, empty around ${minute(alert.emptyAt)}` : ''))));
  $('alerts').replaceChildren(...items.length ? items : [el('li', {class: 'hint'}, 'None.')]);
}

async function refreshAnomalies() {
  const {anomalies} = await get('anomalies?limit=100');
  const items = anomalies.map(anomaly => el('li', {},
    el('span', {class: 'tag'}, `${(anomaly.certaintyPerMille / 10).toFixed(1)} % certain`), ' ',
    el('strong', {}, `${anomaly.placeName} · ${anomaly.detector}`),
    el('p', {}, anomaly.evidence),
    el('p', {}, `${day(anomaly.from)} to ${day(anomaly.to)}: ${anomaly.excess} ${anomaly.unit} too much; mending it saves `
      + `${money(anomaly.savingsLow, anomaly.currency)} to ${money(anomaly.savingsHigh, anomaly.currency)} a month`)));
  $('anomalies').replaceChildren(...items.length ? items : [el('li', {class: 'hint'}, 'None.')]);
}

/** Each part shows what it can; one that fails says so in the header and is tried again. */
async function refresh() {
  const parts = [refreshPipeline, refreshAnchor, refreshAccounts, refreshAlerts, refreshAnomalies];
  const results = await Promise.allSettled(parts.map(part => part()));
  const failed = results.find(result => result.status === 'rejected');
  if (failed) $('anchor').replaceChildren(el('span', {class: 'problem'}, failed.reason.message));
}

async function choose() {
  showAccounts();
  try {
    await showAccount();
  } catch (failure) {
    $('account').replaceChildren(el('p', {class: 'problem'}, failure.message));
  }
}

$('filter').addEventListener('input', showAccounts);
addEventListener('hashchange', choose);
await refresh();
await choose();
(function again() {
  setTimeout(() => refresh().finally(again), REFRESH_MILLIS);
})();
