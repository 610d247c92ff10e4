'use strict';

// Draws the network that the list beside it tells. The list is made by the server and holds what was asked of /graphql, so that list,
// drawing and address never part: to grow the network is to take the list of the next address and to ask its question.

const one = (selector, within = document) => within.querySelector(selector);
const figure = one('#dibujo');
const canvas = one('#lienzo');
const notice = one('#aviso');

/** What is to be seen already is only for those who listen. */
const say = (text, how = '') => {
  notice.className = how;
  notice.textContent = text;
};
const still = window.matchMedia('(prefers-reduced-motion: reduce)');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

// What changes as the network grows; all else of the page stays as it is.
const PARTS = ['#filtros', '#lista', '#direccion', '.languages', 'footer.site'];
const MANY = 150;
const SPACING = 105;

const SHAPES = { Person: 'ellipse', Institution: 'rectangle', Organisation: 'hexagon', Body: 'diamond' };
const TONES = { Person: '--going', Institution: '--accent', Organisation: '--late', Body: '--overdue' };

// --- What there is to draw -------------------------------------------------------------------------------------------------------

async function ask() {
  const { query, variables } = one('#lista').dataset;
  const asked = JSON.parse(variables);
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables: asked }),
  });
  const { data } = await answer.json();
  const open = [asked.from, ...(asked.opened ?? [])];
  return { ...data, open, end: asked.to };
}

/** The steps of the path as links, in the direction that the network's own links have. */
function steps(path) {
  return (path?.steps ?? []).map(({ kind, from, to }) => {
    const against = (kind === 'MEMBER' && to.__typename === 'Person')
      || (kind === 'PARENT' && (to.parent ?? to.bodyParent)?.id === from.id);
    return against ? { kind, from: to, to: from } : { kind, from, to };
  });
}

const key = ({ kind, from, to }) =>
  [kind, ...(kind === 'CO_RESPONSIBLE' ? [from.id, to.id].sort() : [from.id, to.id])].join(' ');

function elements({ accountabilityNetwork: network, accountabilityPath: path, open, end }) {
  const way = steps(path);
  const onWay = new Set(way.flatMap(({ from, to }) => [from.id, to.id]));
  const actors = new Map([...network.nodes.map(({ actor }) => actor), ...way.flatMap(({ from, to }) => [from, to])]
    .map((actor) => [actor.id, actor]));
  const links = new Map([...way.map((link) => ({ ...link, weight: 1, way: true })), ...network.edges]
    .map((link) => [key(link), link]));
  way.forEach((link) => { links.get(key(link)).way = true; });
  const places = tree(open, [...actors.keys()], [...links.values()], path?.steps ?? []);
  return {
    nodes: [...actors.values()].map((actor) => ({
      group: 'nodes',
      data: { id: actor.id, name: actor.name, type: actor.__typename },
      classes: [
        actor.id === open[0] && 'middle', open.includes(actor.id) && 'open', actor.id === end && 'end', onWay.has(actor.id) && 'way',
      ].filter(Boolean),
      position: places.get(actor.id),
    })),
    edges: [...links].map(([id, { kind, from, to, weight, way: marked }]) => ({
      group: 'edges',
      data: { id: `${id} `, source: from.id, target: to.id, kind, weight },
      classes: marked ? ['way'] : [],
    })),
  };
}

// --- Where everybody stands ------------------------------------------------------------------------------------------------------

/**
 * A tree around the middle: first along the path, then everybody around those that are open, in the order in which they were opened.
 * It hangs on nothing but what is seen, so that a link gives the same drawing again, and takes no time with 500 actors.
 */
function tree(open, actors, links, path) {
  const [middle] = open;
  const children = new Map([[middle, []]]);
  const hang = (child, parent) => {
    if (!children.has(child)) {
      children.set(child, []);
      children.get(parent).push(child);
    }
  };
  const around = new Map(actors.map((id) => [id, []]));
  links.forEach(({ from, to }) => {
    around.get(from.id).push(to.id);
    around.get(to.id).push(from.id);
  });
  path.forEach(({ from, to }) => hang(to.id, from.id));
  open.filter((id) => around.has(id)).forEach((id) => {
    hang(id, middle);
    around.get(id).forEach((other) => hang(other, id));
  });
  actors.forEach((id) => hang(id, middle));
  // In the midst of its siblings, so that the path goes on outwards.
  path.forEach(({ from, to }) => {
    const siblings = children.get(from.id);
    if (siblings.includes(to.id)) {
      siblings.splice(siblings.indexOf(to.id), 1);
      siblings.splice(Math.ceil(siblings.length / 2), 0, to.id);
    }
  });
  return fan(middle, children);
}

/** Each its share of the circle by how many hang on it; the ring is wide enough for all, those of a crowd by turns nearer and farther. */
function fan(middle, children) {
  const leaves = new Map();
  const count = (id) => {
    const below = children.get(id).reduce((sum, child) => sum + count(child), 0);
    leaves.set(id, Math.max(1, below));
    return leaves.get(id);
  };
  const all = count(middle);
  const rows = Math.max(1, Math.round(Math.sqrt(all) / 3));
  // As wide for its height as there is room, within what names, which are wide, bear.
  const wide = Math.min(1.7, Math.max(0.8, (canvas.clientWidth / canvas.clientHeight) || 1)) * 1.1;
  const ring = Math.max(170, (SPACING * all) / (2 * Math.PI * rows));
  const places = new Map();
  const place = (id, from, depth, row) => {
    const angle = from + (Math.PI * leaves.get(id)) / all;
    const radius = depth === 0 ? 0 : ring + (depth - 1) * Math.max(170, rows * 80) + (children.get(id).length ? 0 : row * 70);
    places.set(id, { x: wide * radius * Math.cos(angle), y: radius * Math.sin(angle) });
    let begins = from;
    children.get(id).forEach((child, number) => {
      place(child, begins, depth + 1, number % rows);
      begins += (2 * Math.PI * leaves.get(child)) / all;
    });
  };
  place(middle, -Math.PI / 2 - Math.PI / all, 0, 0);
  return places;
}

// --- The drawing -----------------------------------------------------------------------------------------------------------------

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** @param larger how much larger than usual names are, so that they can be read from as far as the drawing is seen */
function style(larger = 1) {
  const size = cy?.nodes().length > MANY ? 2 : 1;
  const [ink, soft, sheet, marked] = ['--ink', '--soft', '--sheet', '--overdue'].map(token);
  return [
    { selector: 'node', style: {
      width: 20 * size, height: 20 * size, label: 'data(name)', color: ink, 'font-size': 12 * larger, 'font-family': getComputedStyle(document.body).fontFamily,
      'text-wrap': 'wrap', 'text-max-width': 125 * Math.sqrt(larger), 'text-valign': 'bottom', 'text-margin-y': 3, 'min-zoomed-font-size': 7,
      'text-background-color': sheet, 'text-background-opacity': 0.8, 'border-width': 1, 'border-color': sheet } },
    ...Object.keys(SHAPES).map((type) => ({ selector: `node[type = "${type}"]`, style: {
      shape: SHAPES[type], 'background-color': token(TONES[type]) } })),
    { selector: 'edge', style: {
      width: 'mapData(weight, 1, 8, 1, 6)', 'line-color': soft, 'line-opacity': 0.45, 'curve-style': 'haystack' } },
    { selector: 'edge[kind = "MEMBER"], edge[kind = "PARENT"]', style: {
      'curve-style': 'straight', 'line-style': 'dashed', 'line-dash-pattern': [7, 4], 'line-opacity': 0.8, width: 1.5,
      'target-arrow-shape': 'triangle', 'target-arrow-color': soft, 'arrow-scale': 0.8 } },
    { selector: 'edge[kind = "PARENT"]', style: { 'line-style': 'dotted' } },
    { selector: 'node.open', style: { width: 28 * size, height: 28 * size, 'border-width': 4, 'border-style': 'double', 'border-color': ink } },
    { selector: 'node.middle', style: { width: 38 * size, height: 38 * size } },
    { selector: 'node.middle, node.end, node.way, node.at', style: { 'font-size': 14 * larger, 'font-weight': 'bold', 'text-max-width': 240 * larger, 'z-index': 2 } },
    { selector: 'edge.way', style: {
      'line-color': marked, 'target-arrow-color': marked, 'line-opacity': 1, width: 5, 'z-index': 1 } },
    { selector: 'node.at', style: {
      'overlay-color': ink, 'overlay-opacity': 0.18, 'overlay-padding': 8, 'min-zoomed-font-size': 0, 'z-index': 3 } },
    { selector: 'edge.at', style: { 'line-color': ink, 'line-opacity': 1, 'z-index': 2 } },
  ];
}

let cy;

/** Those who are there already move to their new places, unless they are many or their reader wants no motion. */
async function draw() {
  const answer = await ask();
  figure.hidden = false; // before it is measured
  const { nodes, edges } = elements(answer);
  const before = cy ? new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }])) : new Map();
  cy?.destroy();
  cy = undefined;
  const many = nodes.length > MANY;
  cy = cytoscape({
    container: canvas,
    elements: [...nodes, ...edges],
    style: style(),
    layout: { name: 'preset' },
    minZoom: 0.03,
    maxZoom: 3,
    userZoomingEnabled: document.activeElement === canvas, // else the wheel turns the page
    autoungrabify: true,
    boxSelectionEnabled: false,
    hideEdgesOnViewport: many,
    textureOnViewport: many,
    pixelRatio: many ? 1 : 'auto',
  });
  fit();
  cy.on('tap', 'node', ({ target }) => open(target.id()));
  cy.on('mouseover', 'node', ({ target }) => mark(target.id()));
  if (before.size && !many && !still.matches) {
    nodes.filter(({ data }) => before.has(data.id)).forEach(({ data, position }) => {
      const node = cy.getElementById(data.id);
      const to = { ...position };
      node.position(before.get(data.id)).animate({ position: to }, { duration: 400 });
    });
  }
}

function mark(id) {
  cy.batch(() => {
    cy.elements('.at').removeClass('at');
    const node = cy.getElementById(id);
    node.addClass('at');
    node.connectedEdges().addClass('at');
  });
  document.querySelectorAll('#lista .shown').forEach((entry) => entry.classList.remove('shown'));
  entry(id)?.classList.add('shown');
}

const entry = (id) => document.getElementById(`actor-${id}`);

// --- Growing ---------------------------------------------------------------------------------------------------------------------

let busy = false;

async function go(address, id) {
  if (busy) {
    return;
  }
  busy = true;
  const inDrawing = document.activeElement === canvas;
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    PARTS.forEach((part) => one(part).replaceWith(document.adoptNode(one(part, page))));
    document.title = page.title;
    history.replaceState(null, '', one('#direccion').value);
    await draw();
    mark(id);
    say(one('#cuantos').textContent, 'unseen');
    if (!inDrawing) {
      entry(id)?.focus();
    }
  } catch {
    say(figure.dataset.failed);
  } finally {
    busy = false;
  }
}

/** Presses the button that the list has for it. */
function open(id) {
  const button = one('button[name="abiertos"]', entry(id) ?? document.createElement('p'));
  if (button) {
    button.form.requestSubmit(button);
  } else {
    mark(id);
    entry(id)?.scrollIntoView({ block: 'nearest' });
  }
}

document.addEventListener('submit', (event) => {
  if (event.target.id === 'abrir') {
    event.preventDefault();
    go(`/red?${new URLSearchParams(new FormData(event.target, event.submitter))}`, event.submitter.value);
  }
});

document.addEventListener('click', (event) => {
  const close = event.target.closest('a[data-close]');
  if (close && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(close.href, close.closest('[data-actor]').dataset.actor);
  }
});

// --- By mouse and by keyboard ----------------------------------------------------------------------------------------------------

['focusin', 'mouseover'].forEach((type) => document.addEventListener(type, ({ target }) => {
  const actor = target.closest?.('#lista [data-actor]');
  if (actor && cy) {
    mark(actor.dataset.actor);
  }
}));

function zoom(by) {
  if (by) {
    cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  } else {
    fit();
  }
}

figure.addEventListener('click', ({ target }) => {
  if (target.dataset.zoom) {
    zoom(Number(target.dataset.zoom));
  }
});

canvas.addEventListener('focus', () => cy?.userZoomingEnabled(true));
canvas.addEventListener('blur', () => cy?.userZoomingEnabled(false));
canvas.addEventListener('pointerdown', () => canvas.focus({ preventScroll: true }));

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest in that direction, those straight ahead before those aside. */
function next(at, [x, y]) {
  const here = at.position();
  const far = (node) => {
    const [dx, dy] = [node.position('x') - here.x, node.position('y') - here.y];
    const ahead = dx * x + dy * y;
    return ahead > 1 ? ahead + 2 * Math.abs(dx * y) + 2 * Math.abs(dy * x) : Infinity;
  };
  return cy.nodes().reduce((best, node) => (far(node) < far(best) ? node : best), at);
}

canvas.addEventListener('keydown', (event) => {
  const at = cy.nodes('.at').nonempty() ? cy.nodes('.at') : cy.nodes('.middle');
  if (WAYS[event.key]) {
    const to = cy.nodes('.at').nonempty() ? next(at, WAYS[event.key]) : at;
    mark(to.id());
    say(to.data('name'));
    if (!within(to)) {
      cy.center(to);
    }
  } else if (event.key === 'Enter') {
    open(at.id());
  } else if ('+-0'.includes(event.key)) {
    zoom({ '+': 1.4, '-': 0.7, 0: 0 }[event.key]);
  } else {
    return;
  }
  event.preventDefault();
});

function within(node) {
  const { x, y } = node.renderedPosition();
  return x > 0 && y > 0 && x < cy.width() && y < cy.height();
}

function fit() {
  cy.resize().fit(undefined, 30);
  cy.style(style(cy.nodes().length > MANY ? 1 : Math.min(1.6, Math.max(1, 0.85 / cy.zoom()))));
}

new ResizeObserver(() => cy && fit()).observe(canvas);
dark.addEventListener('change', () => cy && fit());

// --- The link --------------------------------------------------------------------------------------------------------------------

const copy = one('#copiar');
copy.hidden = false;
copy.addEventListener('click', async () => {
  const address = one('#direccion');
  try {
    await navigator.clipboard.writeText(address.value);
  } catch {
    // Only pages that come encrypted may use the clipboard by themselves.
    address.select();
    document.execCommand('copy');
  }
  say(figure.dataset.copied);
});

// The address may have come with a name looked for, or in another order.
if (!new URLSearchParams(location.search).has('q')) {
  history.replaceState(null, '', one('#direccion').value);
}
draw().catch(() => say(figure.dataset.failed));
